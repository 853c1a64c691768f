package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.LockRuleViolation;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import org.junit.jupiter.api.Test;

/** Giving the processor away changes no lock rule: each is that of the lock inside. */
class PreemptedTest {
  private final Preempted locking = new Preempted();

  @Test
  void aVariableIsGuardedByTheLockInside() {
    RwLock lock = locking.rwlock("i_es_lock");
    Shared<Integer> value = locking.shared("value", lock, 1);
    assertThrows(LockRuleViolation.class, value::get);
    lock.read_lock();
    assertEquals(1, value.get());
    assertThrows(LockRuleViolation.class, () -> value.set(2));
    lock.read_unlock();
    lock.write_lock();
    assertTrue(lock.is_locked());
    value.set(2);
    assertEquals(2, value.get());
    lock.write_unlock();
    assertFalse(lock.is_locked());
    assertThrows(LockRuleViolation.class, value::get);
  }

  @Test
  void nothingSleepsUnderASpinningLock() {
    SpinLock lock = locking.spinlock("i_block_reservation_lock");
    Rwsem sem = locking.rwsem("i_data_sem");
    lock.spin_lock();
    assertThrows(LockRuleViolation.class, sem::down_read);
    lock.spin_unlock();
    sem.down_read();
    sem.up_read();
    assertFalse(sem.is_locked());
    assertEquals("i_block_reservation_lock", lock.name());
  }
}
