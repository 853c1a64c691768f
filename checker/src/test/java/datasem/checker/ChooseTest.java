package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import datasem.scenarios.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Free choices, counters, predicates on every state, and the observer at the end. */
class ChooseTest {

  private static SmallProgram twoChoices() {
    return new SmallProgram("two choices", List.of("a"), (locking, parts) -> parts
        .returning(() -> 10 * locking.choose("tens", 3) + locking.choose("ones", 2))
        .atEnd(results -> results[0][0].equals(20) ? List.of(new Finding("TWENTY", "")) : List.of()));
  }

  @Test
  void every_branch_is_taken() {
    SmallProgram program = twoChoices();
    assertTrue(Checker.check(program, Options.DEFAULT).complete());
    assertEquals(Set.of("[[0]]", "[[1]]", "[[10]]", "[[11]]", "[[20]]", "[[21]]"), program.outcomes);
  }

  /** Branch 2, then branch 0: only the first ends a run. */
  @Test
  void schedule_names_the_branches() {
    Schedule witness = Checker.witness(twoChoices(), "TWENTY", Options.DEFAULT).orElseThrow();
    assertEquals("0:1/2,0:1", witness.toString());
    assertEquals(0, witness.switches());
    assertEquals(List.of(List.of(20)), Replay.run(twoChoices(), witness, event -> {}).results());
  }

  private static SmallProgram choiceUnderSpin() {
    return new SmallProgram("choice under a spinning lock", List.of("a", "b"), (locking, parts) -> {
      SpinLock lock = locking.spinlock("lock");
      Shared<Integer> x = locking.shared("x", lock, 0);
      Runnable body = () -> {
        lock.spin_lock();
        int old = x.get();
        x.set(old + 1 + locking.choose("more", 2));
        lock.spin_unlock();
      };
      parts.task(body).task(body).outcome(results -> "" + x.peek());
    });
  }

  /**
   * The section stays one step for the other task. Each adds 1 or 2, so x ends as 2, 3 or 4. Schedules: 2
   * orders times 4 pairs of branches. Were the section not kept together, both could read 0 and x end as 1.
   */
  @Test
  void section_with_a_choice_is_not_interrupted() {
    SmallProgram program = choiceUnderSpin();
    assertTrue(Checker.check(program, Options.DEFAULT).clean());
    assertEquals(Set.of("2", "3", "4"), program.outcomes);
    PlainSearch plain = new PlainSearch(choiceUnderSpin(), Options.DEFAULT);
    plain.run();
    assertEquals(8, plain.schedules);
  }

  private static SmallProgram addThenRead() {
    return new SmallProgram("add, then read", List.of("a", "b"), (locking, parts) -> {
      Shared<Boolean> said = locking.shared("said", Guard.NONE, false);
      Counter counter = locking.counter("counter", 0);
      parts.task(() -> {
        said.write_once(true);
        counter.add(1);
      });
      parts.returning(() -> said.read_once() + " " + counter.read());
    });
  }

  /** An addition belongs to the step before it unless asked otherwise: then b can see said without the addition. */
  @Test
  void additions_are_steps_on_demand() {
    SmallProgram merged = addThenRead();
    Checker.check(merged, Options.DEFAULT);
    assertEquals(Set.of("[[null], [false 0]]", "[[null], [false 1]]", "[[null], [true 1]]"), merged.outcomes);
    SmallProgram apart = addThenRead();
    Checker.check(apart, Options.DEFAULT.counterSteps(true));
    assertEquals(Set.of("[[null], [false 0]]", "[[null], [false 1]]", "[[null], [true 0]]", "[[null], [true 1]]"),
        apart.outcomes);
  }

  private static SmallProgram passing() {
    return new SmallProgram("passing", List.of("a"), (locking, parts) -> {
      Shared<Integer> x = locking.shared("x", Guard.NONE, 0);
      parts.task(() -> {
        x.write_once(1);
        x.write_once(0);
      });
      parts.always(() -> x.peek() == 0 ? List.of() : List.of(new Finding("NOT_ZERO", "x is " + x.peek())));
    });
  }

  @Test
  void predicates_on_every_state_see_what_passes() {
    CheckResult result = Checker.check(passing(), Options.DEFAULT);
    assertEquals(new Finding("NOT_ZERO", "x is 1"), result.found("NOT_ZERO").orElseThrow().finding());
    Schedule witness = Checker.witness(passing(), "NOT_ZERO", Options.DEFAULT).orElseThrow();
    assertEquals("0:1", witness.toString());
    Replay replay = Replay.run(passing(), witness, event -> {});
    assertEquals(List.of(new Finding("NOT_ZERO", "x is 1")), replay.findings());
    assertEquals(false, replay.ended());
  }

  /** What the observer stores, and what it restores, is gone before the next schedule. */
  @Test
  void observer_leaves_no_trace() {
    SmallProgram program = new SmallProgram("observed", List.of("a", "b"), (locking, parts) -> {
      Shared<Integer> x = locking.shared("x", Guard.NONE, 0);
      Object initial = locking.save();
      parts.task(() -> x.write_once(x.read_once() + 1)).task(() -> x.write_once(x.read_once() + 1));
      parts.outcome(results -> {
        String seen = "saw " + x.read_once();
        locking.restore(initial);
        seen += ", at first " + x.read_once();
        x.write_once(7);
        return seen;
      });
    });
    assertTrue(Checker.check(program, Options.DEFAULT).complete());
    assertEquals(Set.of("saw 1, at first 0", "saw 2, at first 0"), program.outcomes);
  }
}
