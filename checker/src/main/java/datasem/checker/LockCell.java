package datasem.checker;

import datasem.locking.Guard;
import datasem.locking.LockRuleViolation;

/**
 * What all locks have in common. The word holds, from bit 0, four bits for each task with how often it
 * holds the lock shared; from bit 36, one bit for each task that waits to hold it exclusively; from bit
 * 48, the number of the exclusive holder plus one.
 */
abstract class LockCell extends Cell implements Guard {
  static final int MAX_TASKS = 8;
  private static final int WAITER = 36;
  private static final int WRITER = 48;
  private static final long READERS = (1L << WAITER) - 1;
  private static final long WAITERS = (1L << WRITER) - 1 - READERS;
  private static final long WRITERS = 15L << WRITER;

  /** Whether who cannot have the lock sleeps; otherwise it spins, and the section under it is one step. */
  final boolean sleeps;

  LockCell(Execution run, String name, int number, boolean sleeps) {
    super(run, name, number);
    this.sleeps = sleeps;
    store(0);
  }

  /** Whether the lock can be had; a waiting writer holds back new readers. */
  final boolean free(boolean shared) {
    return (word & (shared ? WRITERS | WAITERS : WRITERS | READERS)) == 0;
  }

  final int writer() {
    return (int) (word >>> WRITER) - 1;
  }

  final int readerCount(int task) {
    return (int) (word >>> 4 * task) & 15;
  }

  final boolean waits(int task) {
    return (word >>> WAITER + task & 1) != 0;
  }

  final boolean held(int task) {
    return writer() == task || readerCount(task) != 0;
  }

  @Override
  public final boolean is_locked() {
    run.checkOutside(name);
    return (word & (READERS | WRITERS)) != 0;
  }

  @Override
  final boolean available(int code, int task) {
    return switch (Call.kind(code)) {
      case Call.DOWN_READ, Call.READ_LOCK -> free(true);
      case Call.DOWN_WRITE -> free(false) || !waits(task);
      case Call.WRITE_LOCK, Call.SPIN_LOCK, Call.LOCK -> free(false);
      default -> true;
    };
  }

  final void acquire(int call, boolean shared) {
    Execution x = run;
    if (x.answered(call | number)) {
      return;
    }
    Task t = x.now();
    checkAcquire(t, call, shared);
    if (sleeps || t.spins == 0 || x.nestedSpins || !free(shared)) {
      x.point(call | number, this);
      if (!free(shared)) {
        await(t, call);
      }
    }
    if (shared) {
      x.reads |= bit;
      store((word + (1L << 4 * t.number)));
    } else {
      x.writes |= bit;
      store(word & ~(1L << WAITER + t.number) | (t.number + 1L) << WRITER);
    }
    t.held++;
    if (!sleeps) {
      t.spins++;
    }
    x.record(call | number);
    if (x.listener != null) {
      x.tell(Event.Kind.LOCK, name, Call.method(call));
    }
  }

  /** A writer that finds the lock taken asks for it, which is a step of its own, and comes back when it is free. */
  private void await(Task t, int call) {
    if (call == Call.DOWN_WRITE && !waits(t.number)) {
      run.writes |= bit;
      store(word | 1L << WAITER + t.number);
      if (run.listener != null) {
        run.tell(Event.Kind.WAIT, name, Call.method(call));
      }
    }
    run.leave(call | number, this);
  }

  final void release(int call, boolean shared) {
    Execution x = run;
    if (x.answered(call | number)) {
      return;
    }
    Task t = x.now();
    checkRelease(t, call, shared);
    if (x.releaseSteps && (sleeps ? t.spins == 0 : t.spins == 1)) {
      x.point(call | number, this);
    }
    if (shared) {
      x.reads |= bit;
      store(word - (1L << 4 * t.number));
    } else {
      x.writes |= bit;
      store(word & ~WRITERS);
    }
    t.held--;
    if (!sleeps) {
      t.spins--;
    }
    x.record(call | number);
    if (x.listener != null) {
      x.tell(Event.Kind.UNLOCK, name, Call.method(call));
    }
  }

  final void downgrade() {
    Execution x = run;
    if (x.answered(Call.DOWNGRADE_WRITE | number)) {
      return;
    }
    Task t = x.now();
    checkRelease(t, Call.DOWNGRADE_WRITE, false);
    if (x.releaseSteps && t.spins == 0) {
      x.point(Call.DOWNGRADE_WRITE | number, this);
    }
    x.writes |= bit;
    store(word & ~WRITERS | 1L << 4 * t.number);
    x.record(Call.DOWNGRADE_WRITE | number);
    if (x.listener != null) {
      x.tell(Event.Kind.UNLOCK, name, Call.method(Call.DOWNGRADE_WRITE));
    }
  }

  private void checkAcquire(Task t, int call, boolean shared) {
    if (sleeps && t.spins != 0) {
      throw broken(t, call, "sleeps under a spinning lock");
    }
    if (held(t.number) && !(shared && run.recursiveReads && readerCount(t.number) != 0)) {
      throw broken(t, call, "holds it already" + (writer() == t.number ? ", exclusively" : ", shared"));
    }
  }

  private void checkRelease(Task t, int call, boolean shared) {
    if (shared ? readerCount(t.number) == 0 : writer() != t.number) {
      throw broken(t, call, held(t.number) ? "holds it in the other mode" : "does not hold it");
    }
  }

  private LockRuleViolation broken(Task t, int call, String why) {
    return new LockRuleViolation("%s(%s): %s %s".formatted(Call.method(call), name, t.name, why));
  }

  @Override
  public final void assert_held() {
    assertion(Call.ASSERT_HELD);
  }

  @Override
  public final void assert_held_write() {
    assertion(Call.ASSERT_HELD_WRITE);
  }

  private void assertion(int call) {
    if (run.insideGuard()) {
      check(call == Call.ASSERT_HELD_WRITE);
    } else if (!run.answered(call | number)) {
      check(call == Call.ASSERT_HELD_WRITE);
      run.record(call | number);
    }
  }

  /** The assertion itself, without a slot in the log. */
  final void check(boolean exclusively) {
    Task t = run.now();
    if (exclusively ? writer() != t.number : !held(t.number)) {
      throw new LockRuleViolation("%s is not held%s by %s".formatted(
          name, exclusively && held(t.number) ? " exclusively" : "", t.name));
    }
  }
}
