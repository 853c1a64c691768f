package datasem.locking;

/**
 * struct rw_semaphore: a sleeping reader-writer lock. Not recursive, released by the task that took
 * it; a waiting writer holds back new readers, so a task that takes it shared twice can deadlock.
 * Each acquisition is a point of choice. Every call throws {@link LockRuleViolation} where lockdep
 * would complain: recursion, release without holding, sleeping under a spinning lock.
 */
public interface Rwsem extends Guard {
  void down_read();

  void up_read();

  void down_write();

  void up_write();

  /** Turns the exclusive hold into a shared one without letting anybody in between. */
  void downgrade_write();
}
