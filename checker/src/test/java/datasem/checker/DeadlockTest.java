package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Mutex;
import datasem.locking.Rwsem;
import datasem.locking.SpinLock;
import datasem.scenarios.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deadlocks of the textbooks, with the numbers that counting by hand gives. */
class DeadlockTest {

  private static PlainSearch plain(SmallProgram program, Options options) {
    PlainSearch search = new PlainSearch(program, options);
    search.run();
    return search;
  }

  private static SmallProgram recursiveReader() {
    return new SmallProgram("recursive reader", List.of("reader", "writer"), (locking, parts) -> {
      Rwsem sem = locking.rwsem("sem");
      parts.task(() -> {
        sem.down_read();
        sem.down_read();
        sem.up_read();
        sem.up_read();
      });
      parts.task(() -> {
        sem.down_write();
        sem.up_write();
      });
    });
  }

  @Test
  void taking_a_semaphore_twice_breaks_a_rule() {
    CheckResult result = Checker.check(recursiveReader(), Options.DEFAULT);
    assertEquals(
        new Finding("LOCK_RULE", "down_read(sem): reader holds it already, shared"),
        result.found("LOCK_RULE").orElseThrow().finding());
    assertTrue(result.found("DEADLOCK").isEmpty());
  }

  /**
   * Reader's steps r r, writer's w if the semaphore is free, else q (asks) and g (gets). The schedules:
   * rr w, w rr, and r q, which deadlocks: three, one of them stuck.
   */
  @Test
  void and_deadlocks_behind_a_waiting_writer_if_it_were_allowed() {
    Options allowed = Options.DEFAULT.recursiveReads(true);
    PlainSearch plain = plain(recursiveReader(), allowed);
    assertEquals(3, plain.schedules);
    assertEquals(1, plain.findings.get("DEADLOCK"));
    CheckResult result = Checker.check(recursiveReader(), allowed);
    assertTrue(result.complete());
    assertEquals(
        "reader waits in down_read(sem): reader holds it shared, writer waits to hold it exclusively; "
            + "writer waits in down_write(sem): reader holds it shared, writer waits to hold it exclusively",
        result.found("DEADLOCK").orElseThrow().finding().detail());
    assertEquals(Optional.of("0:1,1:1"),
        Checker.witness(recursiveReader(), "DEADLOCK", allowed).map(Schedule::toString));
  }

  private static SmallProgram readersAroundMutex(boolean withWriter) {
    List<String> names = new ArrayList<>(List.of("outside", "inside"));
    if (withWriter) {
      names.add("writer");
    }
    return new SmallProgram("readers around a mutex", names, (locking, parts) -> {
      Rwsem sem = locking.rwsem("sem");
      Mutex mutex = locking.mutex("mutex");
      parts.task(() -> {
        sem.down_read();
        mutex.lock();
        mutex.unlock();
        sem.up_read();
      });
      parts.task(() -> {
        mutex.lock();
        sem.down_read();
        sem.up_read();
        mutex.unlock();
      });
      if (withWriter) {
        parts.task(() -> {
          sem.down_write();
          sem.up_write();
        });
      }
    });
  }

  /** Two readers in opposite order around a mutex are safe until a writer waits between them. */
  @Test
  void waiting_writer_makes_a_lock_order_matter() {
    assertTrue(Checker.check(readersAroundMutex(false), Options.DEFAULT).clean());
    CheckResult result = Checker.check(readersAroundMutex(true), Options.DEFAULT);
    assertTrue(result.found("DEADLOCK").isPresent());
    Schedule witness = Checker.witness(readersAroundMutex(true), "DEADLOCK", Options.DEFAULT).orElseThrow();
    // each of the three takes or asks for one lock, in whatever order: two switches, three steps
    assertEquals(2, witness.switches());
    assertEquals(3, witness.steps());
  }

  private static SmallProgram lockOrderInversion() {
    return new SmallProgram("lock order inversion", List.of("ab", "ba"), (locking, parts) -> {
      Mutex a = locking.mutex("a");
      Mutex b = locking.mutex("b");
      parts.task(() -> nest(a, b)).task(() -> nest(b, a));
    });
  }

  private static void nest(Mutex outer, Mutex inner) {
    outer.lock();
    inner.lock();
    inner.unlock();
    outer.unlock();
  }

  /** Two steps a task. One begins; either it goes on and the other follows, or the other begins too: 4, 2 stuck. */
  @Test
  void lock_order_inversion() {
    PlainSearch plain = plain(lockOrderInversion(), Options.DEFAULT);
    assertEquals(4, plain.schedules);
    assertEquals(2, plain.findings.get("DEADLOCK"));
    CheckResult result = Checker.check(lockOrderInversion(), Options.DEFAULT);
    assertEquals("ab waits in lock(b): ba holds it; ba waits in lock(a): ab holds it",
        result.found("DEADLOCK").orElseThrow().finding().detail());
    assertEquals(Optional.of("0:1,1:1"),
        Checker.witness(lockOrderInversion(), "DEADLOCK", Options.DEFAULT).map(Schedule::toString));
  }

  private static SmallProgram spinningInversion() {
    return new SmallProgram("spinning inversion", List.of("ab", "ba"), (locking, parts) -> {
      SpinLock a = locking.spinlock("a");
      SpinLock b = locking.spinlock("b");
      parts.task(() -> nest(a, b)).task(() -> nest(b, a));
    });
  }

  private static void nest(SpinLock outer, SpinLock inner) {
    outer.spin_lock();
    inner.spin_lock();
    inner.spin_unlock();
    outer.spin_unlock();
  }

  /** A spinning section is one step, so its inversion shows only where taking the inner lock is a step too. */
  @Test
  void spinning_lock_order_inversion_needs_smaller_steps() {
    assertTrue(Checker.check(spinningInversion(), Options.DEFAULT).clean());
    assertTrue(Checker.check(spinningInversion(), Options.DEFAULT.nestedSpins(true)).found("DEADLOCK").isPresent());
  }

  private static SmallProgram philosophers(boolean oneIsLeftHanded) {
    return new SmallProgram("three philosophers", List.of("p0", "p1", "p2"), (locking, parts) -> {
      List<Mutex> forks = List.of(locking.mutex("fork0"), locking.mutex("fork1"), locking.mutex("fork2"));
      parts.task(() -> nest(forks.get(0), forks.get(1)));
      parts.task(() -> nest(forks.get(1), forks.get(2)));
      parts.task(() -> {
        if (oneIsLeftHanded) {
          nest(forks.get(0), forks.get(2));
        } else {
          nest(forks.get(2), forks.get(0));
        }
      });
    });
  }

  /**
   * Each takes its first fork (F), then its second, eats and lays both down (S). All first forks first:
   * 3! = 6 schedules are stuck. Of the others: say p0 begins (times 3). S of p0: two are left, who share
   * a fork, and who have 4 schedules (FS FS in either order, and the two in which both hold one fork and
   * the one whose second is free goes on). F of p1: then only S of p1 goes on without getting stuck, then
   * p2 and p0 have 2 schedules. F of p2: likewise 2. So 3 * (4 + 2 + 2) = 24 that end, 30 in all.
   *
   * <p>Every combination of begun, holding, done is reached: 27 states. A philosopher can always begin (its
   * fork is held only by its owner or by someone who lays it down in the same step): 27 steps; it can go
   * on in the 2/3 of its 9 states in which its neighbour holds no fork: 18; 45 in all.
   */
  @Test
  void dining_philosophers() {
    PlainSearch plain = plain(philosophers(false), Options.DEFAULT);
    assertEquals(30, plain.schedules);
    assertEquals(6, plain.findings.get("DEADLOCK"));
    CheckResult result = Checker.check(philosophers(false), Options.DEFAULT.sleepSets(false));
    assertEquals(27, result.states());
    assertEquals(45, result.transitions());
    assertEquals(1, result.finalStates());
    Schedule witness = Checker.witness(philosophers(false), "DEADLOCK", Options.DEFAULT).orElseThrow();
    assertEquals(3, witness.steps());
    assertEquals(2, witness.switches());
  }

  @Test
  void left_handed_philosopher_saves_them() {
    assertTrue(Checker.check(philosophers(true), Options.DEFAULT).clean());
  }
}
