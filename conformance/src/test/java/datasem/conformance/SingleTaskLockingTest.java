package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.LockRuleViolation;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleTaskLockingTest {
  private final SingleTaskLocking locking = new SingleTaskLocking();
  private final RwLock lock = locking.rwlock("i_es_lock");
  private final Shared<Long> value = locking.shared("v", lock, 1L);

  private static void violates(Runnable access) {
    assertThrows(LockRuleViolation.class, access::run);
  }

  @Test
  void plainAccessNeedsTheGuard() {
    violates(value::get);
    violates(() -> value.set(2L));
    lock.read_lock();
    assertEquals(1L, value.get());
    violates(() -> value.set(2L));
    value.write_once(3L);
    lock.read_unlock();
    assertEquals(3L, value.read_once());
    lock.write_lock();
    value.set(4L);
    lock.write_unlock();
    assertEquals(4L, value.peek());
    violates(() -> locking.shared("w", Guard.NONE, 0L).get());
  }

  @Test
  void lockRulesAreAsserted() {
    violates(lock::read_unlock);
    lock.write_lock();
    violates(lock::write_lock);
    violates(lock::read_lock);
    violates(lock::read_unlock);
    Rwsem sem = locking.rwsem("i_data_sem");
    violates(sem::down_read);
    violates(locking::assertNothingHeld);
    lock.write_unlock();
    sem.down_write();
    sem.downgrade_write();
    violates(sem::up_write);
    sem.up_read();
    locking.assertNothingHeld();
  }

  @Test
  void whatWasSavedComesBack() {
    Counter counter = locking.counter("c", 5);
    Object saved = locking.save();
    counter.add(2);
    value.write_once(9L);
    locking.restore(saved);
    assertEquals(5, counter.read());
    assertEquals(1L, value.peek());
  }

  @Test
  void tracepointsAndMessagesAreKeptInOrder() {
    locking.trace("a", 1L, true);
    locking.log("dmesg").add("x");
    assertEquals(
        List.of(new SingleTaskLocking.Event("a", List.of(1L, true))), locking.takeEvents());
    assertEquals(List.of(), locking.takeEvents());
    assertEquals(List.of("x"), locking.takeMessages());
  }
}
