package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every search and every set of reductions gives the outcomes that running all schedules one by one gives.
 * The programs come from seeds; nothing is expected of them but that the searches agree.
 */
class CrossCheckTest {
  private static final int PROGRAMS = 400;

  /** Programs with more schedules are left out: running them one by one takes too long. */
  private static final int SCHEDULES = 3_000;

  private record Answer(Set<String> outcomes, boolean deadlock) {}

  /** The answer of running every schedule, or null if there are too many. */
  private static Answer plain(long seed, Options options) {
    SmallProgram program = RandomProgram.of(seed);
    PlainSearch search = new PlainSearch(program, options);
    return search.run(SCHEDULES)
        ? new Answer(program.outcomes, search.findings.containsKey(Standstill.DEADLOCK))
        : null;
  }

  private static Answer checked(long seed, Options options) {
    SmallProgram program = RandomProgram.of(seed);
    CheckResult result = check(program, options);
    return new Answer(program.outcomes, result.found(Standstill.DEADLOCK).isPresent());
  }

  private static CheckResult check(Program program, Options options) {
    DepthFirst search = new DepthFirst(program, options);
    search.search();
    CheckResult result = search.result();
    assertTrue(result.complete());
    return result;
  }

  private static List<Options> reductions() {
    List<Options> all = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      all.add(Options.DEFAULT.sleepSets((bits & 1) != 0).collapse((bits & 2) != 0).releaseSteps((bits & 4) != 0));
    }
    all.add(Options.DEFAULT.nestedSpins(true));
    return all;
  }

  @Test
  void reductions_keep_outcomes_and_deadlocks() {
    int used = 0;
    int deadlocks = 0;
    int severalOutcomes = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Answer expected = plain(seed, Options.DEFAULT);
      if (expected == null) {
        continue;
      }
      for (Options options : reductions()) {
        assertEquals(expected, checked(seed, options), "seed " + seed);
      }
      used++;
      deadlocks += expected.deadlock ? 1 : 0;
      severalOutcomes += expected.outcomes.size() > 1 ? 1 : 0;
    }
    assertTrue(used > PROGRAMS / 2, "most seeds must be small enough");
    assertTrue(deadlocks > 0 && severalOutcomes > used / 2, "the seeds must be worth their time");
  }

  /** Sleep sets drop transitions, never states. */
  @Test
  void sleep_sets_keep_every_state_of_larger_programs() {
    long with = 0;
    long without = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      CheckResult all = check(RandomProgram.larger(seed), Options.DEFAULT.sleepSets(false));
      CheckResult reduced = check(RandomProgram.larger(seed), Options.DEFAULT);
      assertEquals(all.states(), reduced.states(), "seed " + seed);
      assertEquals(all.finalStates(), reduced.finalStates(), "seed " + seed);
      with += reduced.transitions();
      without += all.transitions();
    }
    assertTrue(with < without);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void source_dpor_gives_the_same_outcomes(boolean releaseSteps) {
    Options options = Options.DEFAULT.releaseSteps(releaseSteps);
    long schedules = 0;
    long executions = 0;
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Program program = RandomProgram.of(seed);
      PlainSearch plain = new PlainSearch(program, options);
      if (!plain.run(SCHEDULES)) {
        continue;
      }
      SourceDpor dpor = new SourceDpor(program, options);
      dpor.run();
      assertEquals(plain.outcomes, dpor.outcomes, "seed " + seed);
      assertEquals(plain.findings.containsKey(Standstill.DEADLOCK), dpor.deadlocks > 0, "seed " + seed);
      schedules += plain.schedules;
      executions += dpor.executions;
    }
    assertTrue(executions < schedules);
  }
}
