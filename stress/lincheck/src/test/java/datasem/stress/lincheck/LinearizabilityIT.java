package datasem.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;
import org.junit.jupiter.api.Test;

/**
 * Generated calls in two threads, compared with {@link BlockStates} in every order that real time allows.
 * v6.7 has to fail, or that v6.11 passes means nothing.
 */
class LinearizabilityIT {
  private static final int INVOCATIONS = 100;

  /** Scenarios of the round that tells how fast they are; the next one begins with the same. */
  private static final int FIRST = 4;

  private static ModelCheckingOptions generated(int scenarios) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(scenarios)
            .invocationsPerIteration(INVOCATIONS)
            .threads(2)
            .actorsPerThread(2)
            .actorsBefore(0)
            .actorsAfter(0)
            .logLevel(LoggingLevel.ERROR)
            .sequentialSpecification(BlockStates.class);
    Hidden.from(options);
    return options;
  }

  @Test
  void v6_7_denies_what_a_call_that_returned_has_written() {
    LincheckAssertionError error =
        assertThrows(
            LincheckAssertionError.class, () -> generated(1_000).check(FileOperations.V6_7.class));
    System.out.println(CellRun.brief(error));
    assertTrue(error.getMessage().contains("Invalid execution results"), error::getMessage);
  }

  @Test
  void v6_11_answers_as_some_order_of_the_calls_does() {
    double seconds = CellsRun.moduleSeconds() * 0.2;
    long begin = System.nanoTime();
    generated(FIRST).check(FileOperations.V6_11.class);
    double used = (System.nanoTime() - begin) / 1e9;
    int scenarios = (int) Math.max(FIRST, Math.min(1_000_000, (seconds - used) * FIRST / used));
    generated(scenarios).check(FileOperations.V6_11.class);
    System.out.printf("v6.11: no contradiction in %d generated scenarios of %d invocations%n", scenarios, INVOCATIONS);
    assertTrue(scenarios >= FIRST);
  }
}
