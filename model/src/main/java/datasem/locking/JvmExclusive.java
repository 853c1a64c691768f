package datasem.locking;

import java.util.concurrent.locks.ReentrantLock;

/** What {@link JvmMutex} and {@link JvmSpinLock} have in common. */
abstract class JvmExclusive implements Guard {
  private final ReentrantLock lock = new ReentrantLock();
  private final String name;

  JvmExclusive(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  public final boolean heldByMe() {
    return lock.isHeldByCurrentThread();
  }

  @Override
  public final boolean is_locked() {
    return lock.isLocked();
  }

  @Override
  public final void assert_held() {
    if (!heldByMe()) {
      throw new LockRuleViolation(name + " is not held");
    }
  }

  @Override
  public final void assert_held_write() {
    assert_held();
  }

  final void take(String call) {
    if (heldByMe()) {
      throw broken(call, "holds it already");
    }
    lock.lock();
  }

  final void end(String call) {
    if (!heldByMe()) {
      throw broken(call, "does not hold it");
    }
    lock.unlock();
  }

  private LockRuleViolation broken(String call, String why) {
    return new LockRuleViolation(call + "(" + name + "): " + Thread.currentThread().getName() + " " + why);
  }
}
