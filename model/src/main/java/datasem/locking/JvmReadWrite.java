package datasem.locking;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What {@link JvmRwsem} and {@link JvmRwLock} have in common. */
abstract class JvmReadWrite implements Guard {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final String name;

  JvmReadWrite(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  public final boolean heldByMe() {
    return lock.isWriteLockedByCurrentThread() || lock.getReadHoldCount() != 0;
  }

  @Override
  public final boolean is_locked() {
    return lock.isWriteLocked() || lock.getReadLockCount() != 0;
  }

  @Override
  public final void assert_held() {
    if (!heldByMe()) {
      throw new LockRuleViolation(name + " is not held");
    }
  }

  @Override
  public final void assert_held_write() {
    if (!lock.isWriteLockedByCurrentThread()) {
      throw new LockRuleViolation(name + " is not held exclusively");
    }
  }

  final void read(String call) {
    refuseRecursion(call);
    lock.readLock().lock();
  }

  final void write(String call) {
    refuseRecursion(call);
    lock.writeLock().lock();
  }

  private void refuseRecursion(String call) {
    if (heldByMe()) {
      throw broken(call, "holds it already");
    }
  }

  final void endRead(String call) {
    if (lock.getReadHoldCount() == 0) {
      throw broken(call, "does not hold it shared");
    }
    lock.readLock().unlock();
  }

  final void endWrite(String call) {
    if (!lock.isWriteLockedByCurrentThread()) {
      throw broken(call, "does not hold it exclusively");
    }
    lock.writeLock().unlock();
  }

  final void downgrade(String call) {
    if (!lock.isWriteLockedByCurrentThread()) {
      throw broken(call, "does not hold it exclusively");
    }
    lock.readLock().lock();
    lock.writeLock().unlock();
  }

  private LockRuleViolation broken(String call, String why) {
    return new LockRuleViolation(call + "(" + name + "): " + Thread.currentThread().getName() + " " + why);
  }
}
