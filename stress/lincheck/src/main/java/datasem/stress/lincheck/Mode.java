package datasem.stress.lincheck;

import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;
import org.jetbrains.lincheck.util.LoggingLevel;

/** Lincheck's two ways of running threads. */
public enum Mode {
  /** One thread at a time, the switches between them chosen by Lincheck. */
  MODEL_CHECKING("lincheck-mc", 40, 0.5),
  /** Real threads, as the machine schedules them. */
  STRESS("lincheck-stress", 300, 0.3);

  private final String engine;
  private final int probe;
  private final double share;

  Mode(String engine, int probe, double share) {
    this.engine = engine;
    this.probe = probe;
    this.share = share;
  }

  /** The engine's name in results. */
  public String engine() {
    return engine;
  }

  /** Samples of a cell's first round, which tells how fast the cell runs. */
  int probe() {
    return probe;
  }

  /** The part of the module's budget that goes to this mode. */
  double share() {
    return share;
  }

  /** Runs the tasks of {@link CellUnderTest}; throws what Lincheck throws when an invocation fails. */
  void check(ExecutionScenario scenario, int invocations) {
    Options<?, ?> options;
    if (this == MODEL_CHECKING) {
      ModelCheckingOptions managed = new ModelCheckingOptions();
      Hidden.from(managed);
      options = managed;
    } else {
      options = new StressOptions();
    }
    options
        .iterations(0)
        .invocationsPerIteration(invocations)
        .minimizeFailedScenario(false)
        .verifier(EpsilonVerifier.class)
        .logLevel(LoggingLevel.ERROR)
        .addCustomScenario(scenario)
        .check(RacingTasks.class);
  }
}
