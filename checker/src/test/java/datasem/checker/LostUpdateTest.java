package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Guard;
import datasem.locking.Shared;
import datasem.scenarios.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two tasks that each read x and store what they read plus one: the first race of every textbook. Two
 * steps a task, so C(4,2) = 6 schedules, of which the two sequential ones end with x = 2 and the other four with 1.
 */
class LostUpdateTest {

  static SmallProgram lostUpdate() {
    return new SmallProgram("lost update", List.of("a", "b"), (locking, parts) -> {
      Shared<Integer> x = locking.shared("x", Guard.NONE, 0);
      Runnable increment = () -> x.write_once(x.read_once() + 1);
      parts.task(increment).task(increment)
          .outcome(results -> "x=" + x.peek())
          .atEnd(results -> x.peek() == 2 ? List.of() : List.of(new Finding("LOST_UPDATE", "x is " + x.peek())));
    });
  }

  @Test
  void plain_search_runs_every_schedule() {
    PlainSearch search = new PlainSearch(lostUpdate(), Options.DEFAULT);
    search.run();
    assertEquals(6, search.schedules);
    assertEquals(4, search.findings.get("LOST_UPDATE"));
  }

  /**
   * By steps done (a,b): one state each for 00, 10, 01, 11, 20, 02; two each for 21 and 12 (the one under way has
   * read 0 or 1); two for 22: 12 in all. Steps from them: 2 from each of the four in which both can go on, 1
   * from each of the six in which one has ended: 14.
   */
  @Test
  void states_and_transitions() {
    SmallProgram program = lostUpdate();
    CheckResult result = Checker.check(program, Options.DEFAULT.sleepSets(false));
    assertTrue(result.complete());
    assertEquals(12, result.states());
    assertEquals(14, result.transitions());
    assertEquals(2, result.finalStates());
    assertEquals(4, result.maxDepth());
    assertEquals(Set.of("x=1", "x=2"), program.outcomes);
  }

  /** Without the collapse the two ways to x = 2 stay apart: who read 1? */
  @Test
  void without_collapse_logs_stay_apart() {
    CheckResult result = Checker.check(lostUpdate(), Options.DEFAULT.collapse(false));
    assertEquals(13, result.states());
    assertEquals(3, result.finalStates());
  }

  @Test
  void sleep_sets_keep_the_states() {
    SmallProgram program = lostUpdate();
    CheckResult result = Checker.check(program, Options.DEFAULT);
    assertEquals(12, result.states());
    assertTrue(result.transitions() <= 14);
    assertEquals(Set.of("x=1", "x=2"), program.outcomes);
  }

  /** One switch is not enough: the other task's store must fall between a read and its store, so a goes on twice. */
  @Test
  void witness_has_two_switches() {
    Schedule witness = Checker.witness(lostUpdate(), "LOST_UPDATE", Options.DEFAULT).orElseThrow();
    assertEquals(2, witness.switches());
    assertEquals("0:1,1:2,0:1", witness.toString());
  }

  @Test
  void no_witness_of_what_never_happens() {
    assertTrue(Checker.witness(lostUpdate(), "NO_SUCH_THING", Options.DEFAULT).isEmpty());
  }

  @Test
  void stops_at_the_first_finding_if_asked() {
    CheckResult result = Checker.check(lostUpdate(), Options.DEFAULT.stopAtFirst(true));
    assertEquals(CheckResult.Ending.STOPPED_AT_FIRST, result.ending());
    assertEquals(new Finding("LOST_UPDATE", "x is 1"), result.found("LOST_UPDATE").orElseThrow().finding());
  }

  @Test
  void found_schedule_replays_to_the_finding() {
    Schedule schedule = Checker.check(lostUpdate(), Options.DEFAULT).found("LOST_UPDATE").orElseThrow().schedule();
    Replay replay = Replay.run(lostUpdate(), schedule, event -> {});
    assertEquals(List.of(new Finding("LOST_UPDATE", "x is 1")), replay.findings());
    assertTrue(replay.ended());
  }
}
