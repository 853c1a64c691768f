package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Guard;
import datasem.locking.LockRuleViolation;
import datasem.locking.Locking;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three tasks and one lock of each kind, for {@link LockContract}. */
abstract class LockRoom {

  /** Three tasks, 0 to 2, that do one call at a time. */
  interface Lab extends AutoCloseable {

    /**
     * Has a task do a call that may have to wait.
     *
     * @return false if it waits now
     * @throws LockRuleViolation if the call does
     */
    boolean attempt(int task, Runnable call);

    /** The call in which a task waited is done. */
    void finish(int task);

    @Override
    void close();
  }

  record Way(String name, boolean shared, Runnable take, Runnable drop) {}

  private Lab lab;
  Rwsem sem;
  RwLock rwlock;
  Mutex mutex;
  SpinLock spin;
  Shared<Integer> bySem;
  Shared<Integer> bySpin;
  Shared<Integer> byNone;

  /** Makes the objects under test, then the tasks. */
  abstract Lab lab(Consumer<Locking> make);

  @BeforeEach
  void start() {
    lab = lab(locking -> {
      sem = locking.rwsem("sem");
      rwlock = locking.rwlock("rwlock");
      mutex = locking.mutex("mutex");
      spin = locking.spinlock("spin");
      bySem = locking.shared("bySem", sem, 1);
      bySpin = locking.shared("bySpin", spin, 1);
      byNone = locking.shared("byNone", Guard.NONE, 1);
    });
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  /** Each list holds the ways to take one lock. */
  List<List<Way>> locks() {
    return List.of(
        List.of(
            new Way("down_read", true, sem::down_read, sem::up_read),
            new Way("down_write", false, sem::down_write, sem::up_write)),
        List.of(
            new Way("read_lock", true, rwlock::read_lock, rwlock::read_unlock),
            new Way("write_lock", false, rwlock::write_lock, rwlock::write_unlock)),
        List.of(new Way("lock", false, mutex::lock, mutex::unlock)),
        List.of(new Way("spin_lock", false, spin::spin_lock, spin::spin_unlock)));
  }

  void does(int task, Runnable call) {
    assertTrue(lab.attempt(task, call), "the call must not wait");
  }

  void waits(int task, Runnable call) {
    assertFalse(lab.attempt(task, call), "the call must wait");
  }

  void refused(int task, Runnable call) {
    assertThrows(LockRuleViolation.class, () -> lab.attempt(task, call));
  }

  /** The call in which a task waited is done. */
  void finishes(int task) {
    lab.finish(task);
  }
}
