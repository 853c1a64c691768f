package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.locking.Guard;
import datasem.locking.Locking;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Locking} keeps, said call by call of three tasks. */
abstract class LockContract extends LockRoom {

  @Test
  void two_tasks_hold_a_lock_only_if_both_do_shared() {
    for (List<Way> lock : locks()) {
      for (Way first : lock) {
        for (Way second : lock) {
          does(0, first.take());
          if (first.shared() && second.shared()) {
            does(1, second.take());
            does(0, first.drop());
          } else {
            waits(1, second.take());
            does(0, first.drop());
            finishes(1);
          }
          does(1, second.drop());
        }
      }
    }
  }

  @Test
  void no_recursion_of_any_kind() {
    for (List<Way> lock : locks()) {
      for (Way first : lock) {
        for (Way second : lock) {
          does(0, first.take());
          refused(0, second.take());
          does(0, first.drop());
        }
      }
    }
  }

  @Test
  void released_by_its_holder_only() {
    for (List<Way> lock : locks()) {
      for (Way way : lock) {
        refused(0, way.drop());
        does(0, way.take());
        refused(1, way.drop());
        does(0, way.drop());
        refused(0, way.drop());
      }
    }
  }

  @Test
  void released_as_it_was_taken() {
    does(0, sem::down_read);
    refused(0, sem::up_write);
    does(0, sem::up_read);
    does(0, sem::down_write);
    refused(0, sem::up_read);
    does(0, rwlock::read_lock);
    refused(0, rwlock::write_unlock);
    does(0, rwlock::read_unlock);
    does(0, rwlock::write_lock);
    refused(0, rwlock::read_unlock);
  }

  @Test
  void waiting_writer_holds_back_new_readers() {
    does(0, sem::down_read);
    waits(1, sem::down_write);
    waits(2, sem::down_read);
    does(0, sem::up_read);
    finishes(1);
    does(1, sem::up_write);
    finishes(2);
    does(2, sem::up_read);
  }

  @Test
  void downgrade_lets_no_writer_in_between() {
    does(0, sem::down_write);
    does(0, () -> bySem.set(2));
    waits(1, () -> {
      sem.down_write();
      bySem.set(3);
    });
    does(0, sem::downgrade_write);
    does(0, () -> assertEquals(2, bySem.get()));
    refused(0, () -> bySem.set(4));
    refused(0, sem::up_write);
    does(0, sem::up_read);
    finishes(1);
    does(1, sem::up_write);
    assertEquals(3, bySem.peek());
  }

  @Test
  void downgrade_lets_readers_in() {
    does(0, sem::down_write);
    does(0, sem::downgrade_write);
    does(1, sem::down_read);
    does(0, sem::up_read);
    does(1, sem::up_read);
  }

  @Test
  void only_the_exclusive_holder_downgrades() {
    refused(0, sem::downgrade_write);
    does(0, sem::down_read);
    refused(0, sem::downgrade_write);
    does(0, sem::up_read);
    does(0, sem::down_write);
    refused(1, sem::downgrade_write);
  }

  @Test
  void plain_accesses_need_the_guard() {
    refused(0, bySem::get);
    refused(0, () -> bySem.set(2));
    does(1, sem::down_read);
    refused(0, bySem::get);
    does(1, () -> assertEquals(1, bySem.get()));
    refused(1, () -> bySem.set(2));
    does(1, sem::up_read);
    does(1, sem::down_write);
    does(1, () -> bySem.set(2));
    does(1, () -> assertEquals(2, bySem.get()));
    refused(0, () -> bySpin.set(2));
    does(0, spin::spin_lock);
    does(0, () -> bySpin.set(2));
  }

  @Test
  void lockless_accesses_need_none() {
    refused(0, byNone::get);
    refused(0, () -> byNone.set(2));
    does(0, () -> byNone.write_once(2));
    does(1, () -> assertEquals(2, byNone.read_once()));
    does(1, () -> bySem.write_once(5));
    does(0, () -> assertEquals(5, bySem.read_once()));
  }

  @Test
  void assertions_tell_who_holds_what() {
    for (Guard lock : List.of(sem, rwlock, mutex, spin)) {
      refused(0, lock::assert_held);
      refused(0, lock::assert_held_write);
    }
    does(0, sem::down_read);
    does(0, sem::assert_held);
    refused(0, sem::assert_held_write);
    refused(1, sem::assert_held);
    does(0, rwlock::write_lock);
    does(0, rwlock::assert_held);
    does(0, rwlock::assert_held_write);
    does(0, spin::spin_lock);
    does(0, spin::assert_held_write);
    refused(1, spin::assert_held);
  }

  @Test
  void nothing_sleeps_under_a_spinning_lock() {
    List<Way> spinning = List.of(
        new Way("read_lock", true, rwlock::read_lock, rwlock::read_unlock),
        new Way("write_lock", false, rwlock::write_lock, rwlock::write_unlock),
        new Way("spin_lock", false, spin::spin_lock, spin::spin_unlock));
    for (Way atomic : spinning) {
      does(0, atomic.take());
      refused(0, sem::down_read);
      refused(0, sem::down_write);
      refused(0, mutex::lock);
      does(1, mutex::lock);
      does(1, mutex::unlock);
      does(0, atomic.drop());
      does(0, mutex::lock);
      does(0, mutex::unlock);
    }
  }

  @Test
  void releasing_does_not_sleep() {
    does(0, sem::down_read);
    does(0, spin::spin_lock);
    does(0, sem::up_read);
    does(0, spin::spin_unlock);
    does(1, sem::down_write);
  }

  @Test
  void spinning_locks_nest() {
    does(0, rwlock::write_lock);
    does(0, spin::spin_lock);
    waits(1, rwlock::read_lock);
    does(0, spin::spin_unlock);
    does(0, rwlock::write_unlock);
    finishes(1);
  }
}
