package datasem.checker;

import datasem.locking.Fingerprinted;
import datasem.locking.Guard;
import datasem.locking.Shared;

/** A shared variable. */
final class SharedCell<T> extends Cell implements Shared<T> {
  private final Guard guard;

  /** The guard if it is one of our locks: asserted without a call through the interface. */
  private final LockCell lock;

  SharedCell(Execution run, String name, int number, Guard guard, T initial) {
    super(run, name, number);
    this.guard = guard;
    this.lock = guard instanceof LockCell l && l.run == run ? l : null;
    store(initial, Fingerprinted.of(initial));
  }

  @Override
  public T get() {
    Execution x = run;
    if (x.answered(Call.GET | number)) {
      return cast(x.answer());
    }
    checkGuard(false);
    return read(Call.GET);
  }

  @Override
  public T read_once() {
    Execution x = run;
    if (x.answered(Call.READ_ONCE | number)) {
      return cast(x.answer());
    }
    if (x.now().spins == 0) {
      x.point(Call.READ_ONCE | number, this);
    }
    return read(Call.READ_ONCE);
  }

  private T read(int call) {
    Execution x = run;
    Object seen = value;
    x.reads |= bit;
    x.record(call | number, seen, hash);
    if (x.listener != null) {
      x.tell(call == Call.GET ? Event.Kind.GET : Event.Kind.READ_ONCE, name, seen);
    }
    return cast(seen);
  }

  @Override
  public void set(T newValue) {
    if (run.answered(Call.SET | number)) {
      return;
    }
    checkGuard(true);
    write(Call.SET, newValue);
  }

  @Override
  public void write_once(T newValue) {
    Execution x = run;
    if (x.answered(Call.WRITE_ONCE | number)) {
      return;
    }
    if (x.now().spins == 0) {
      x.point(Call.WRITE_ONCE | number, this);
    }
    write(Call.WRITE_ONCE, newValue);
  }

  private void write(int call, T newValue) {
    Execution x = run;
    Object old = value;
    x.writes |= bit;
    if (old != newValue) {
      store(newValue, Fingerprinted.of(newValue));
    }
    x.record(call | number);
    if (x.listener != null) {
      x.tell(call == Call.SET ? Event.Kind.SET : Event.Kind.WRITE_ONCE, name, old, newValue);
    }
  }

  private void checkGuard(boolean exclusively) {
    if (lock != null) {
      lock.check(exclusively);
    } else {
      run.checkGuard(guard, exclusively);
    }
  }

  @Override
  public T peek() {
    run.checkOutside(name);
    return cast(value);
  }

  @SuppressWarnings("unchecked")
  private T cast(Object stored) {
    return (T) stored;
  }
}
