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
  MODEL_CHECKING("lincheck-mc", 24, 0.05, 0.02),
  /** Real threads, as the machine schedules them. */
  STRESS("lincheck-stress", 50, 0.02, 0.001);

  private final String engine;
  private final int least;
  private final double startSeconds;
  private final double sampleSeconds;

  Mode(String engine, int least, double startSeconds, double sampleSeconds) {
    this.engine = engine;
    this.least = least;
    this.startSeconds = startSeconds;
    this.sampleSeconds = sampleSeconds;
  }

  /** The engine's name in results. */
  public String engine() {
    return engine;
  }

  /** Samples below which a cell is not worth its start. */
  int least() {
    return least;
  }

  /** About what a cell costs before its first sample. */
  double startSeconds() {
    return startSeconds;
  }

  /** A first guess of what a sample costs. */
  double sampleSeconds() {
    return sampleSeconds;
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
