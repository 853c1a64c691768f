package datasem.stress.lincheck;

import datasem.kernels.Kernels;
import datasem.stress.EngineLine;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.util.LoggingLevel;

/**
 * Generated calls in two threads, compared with {@link BlockStates} in every order that real time allows.
 * v6.7 has to fail, or that v6.11 passes means nothing.
 */
final class Linearizability {
  /** Lincheck's way of saying that no order of the calls gives the answers. */
  static final String NO_ORDER = "Invalid execution results";

  private static final int INVOCATIONS = 30;

  /** Scenarios of the round that tells how fast they are; the next one begins with the same. */
  private static final int FIRST = 5;

  private static final int MOST = 3_000;

  private Linearizability() {}

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

  /** The canary's name for a kernel: {@code linearizable_v6_7}. */
  static String name(Generated which) {
    return "linearizable_" + which.kernel.replace('.', '_');
  }

  /** What is compared: a kernel, and whether it must fail. */
  enum Generated {
    /** A write that returned, then a query that says hole. */
    BROKEN(Kernels.V6_7.name(), FileOperations.V6_7.class, true),
    FIXED(Kernels.V6_11.name(), FileOperations.V6_11.class, false);

    private final String kernel;
    private final Class<?> operations;
    private final boolean mustFail;

    Generated(String kernel, Class<?> operations, boolean mustFail) {
      this.kernel = kernel;
      this.operations = operations;
      this.mustFail = mustFail;
    }

    boolean mustFail() {
      return mustFail;
    }
  }

  /**
   * Runs generated calls until answers are found that no order gives.
   *
   * @param seconds wall time if none are found; one that must fail has as many scenarios as it takes
   */
  static EngineLine.CanaryRun run(Generated which, double seconds) {
    CellUnderTest.count();
    String report = "";
    try {
      if (which.mustFail) {
        generated(MOST).check(which.operations);
      } else {
        asManyAsFit(which.operations, seconds);
      }
    } catch (LincheckAssertionError e) {
      report = CellRun.brief(e);
    }
    boolean noOrder = report.contains(NO_ORDER);
    return new EngineLine.CanaryRun(
        Mode.MODEL_CHECKING.engine(),
        name(which),
        which.mustFail,
        CellUnderTest.samples(),
        noOrder ? 1 : 0,
        report.isEmpty() || noOrder ? "" : "Lincheck failed: " + report.lines().findFirst().orElse(""),
        report);
  }

  private static void asManyAsFit(Class<?> operations, double seconds) {
    long begin = System.nanoTime();
    generated(FIRST).check(operations);
    double used = (System.nanoTime() - begin) / 1e9;
    int scenarios = (int) Math.min(MOST * 1_000.0, (seconds - used) * FIRST / used);
    if (scenarios > FIRST) {
      CellUnderTest.count();
      generated(scenarios).check(operations);
    }
  }
}
