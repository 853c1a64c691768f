package datasem.stress;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.JvmLocking;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;

/**
 * Deliberately broken: the seam of {@link JvmLocking} with locks that lock nothing. The shared variables
 * are the same plain fields, so whatever goes wrong here is what the locks alone prevent: lost updates
 * because nothing excludes, stale reads because nothing publishes.
 */
public final class Unprotected implements Locking {
  private final JvmLocking values = new JvmLocking();

  @Override
  public Rwsem rwsem(String name) {
    return new Nothing(name);
  }

  @Override
  public RwLock rwlock(String name) {
    return new Nothing(name);
  }

  @Override
  public SpinLock spinlock(String name) {
    return new Nothing(name);
  }

  @Override
  public Mutex mutex(String name) {
    return new Nothing(name);
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    return values.shared(name, guard, initial);
  }

  @Override
  public Counter counter(String name, long initial) {
    return values.counter(name, initial);
  }

  @Override
  public Log log(String name) {
    return values.log(name);
  }

  @Override
  public int choose(String what, int ways) {
    return values.choose(what, ways);
  }

  @Override
  public boolean tracing() {
    return values.tracing();
  }

  @Override
  public void trace(String event, Object... fields) {
    values.trace(event, fields);
  }

  @Override
  public Object save() {
    return values.save();
  }

  @Override
  public void restore(Object saved) {
    values.restore(saved);
  }

  /** Every kind of lock, always free and always held. */
  private record Nothing(String name) implements Rwsem, RwLock, SpinLock, Mutex {
    @Override
    public void assert_held() {}

    @Override
    public void assert_held_write() {}

    @Override
    public boolean is_locked() {
      return false;
    }

    @Override
    public void down_read() {}

    @Override
    public void up_read() {}

    @Override
    public void down_write() {}

    @Override
    public void up_write() {}

    @Override
    public void downgrade_write() {}

    @Override
    public void read_lock() {}

    @Override
    public void read_unlock() {}

    @Override
    public void write_lock() {}

    @Override
    public void write_unlock() {}

    @Override
    public void spin_lock() {}

    @Override
    public void spin_unlock() {}

    @Override
    public void lock() {}

    @Override
    public void unlock() {}
  }
}
