package datasem.stress.lincheck;

import datasem.locking.JvmLocking;
import datasem.locking.ModelError;
import datasem.scenarios.Cell;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import datasem.stress.lincheck.CellUnderTest.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;

/** Runs a cell under Lincheck for about as long as it may take. */
public final class CellRun {
  private static final int MOST_SAMPLES = 100_000_000;

  private CellRun() {}

  /**
   * Looks for anomalies with one thread for each task. Lincheck counts invocations, not time: a first
   * round tells how fast the cell is, and the second, if any time is left, gets as many as fit in.
   *
   * @param seconds wall time for the samples; making a trace of a hit comes on top
   * @throws ModelError if the model is broken
   */
  public static CellResult run(Cell cell, Mode mode, double seconds) {
    warmUp(cell);
    ExecutionScenario scenario = oneActorPerTask(cell);
    long begin = System.nanoTime();
    Choices ordinary = mode == Mode.STRESS ? Choices.SEEDED : Choices.ORDINARY;
    String report = round(cell, ordinary, mode, scenario, mode.probe());
    long samples = CellUnderTest.samples();
    double rate = samples / since(begin);
    if (report.isEmpty() && mode == Mode.MODEL_CHECKING && CellUnderTest.hadChoices()) {
      int half = fitting(rate, (seconds - since(begin)) / 2);
      report = round(cell, Choices.OTHER, mode, scenario, Math.max(half, mode.probe()));
      samples += CellUnderTest.samples();
    }
    int more = fitting(rate, seconds - since(begin));
    if (report.isEmpty() && more > mode.probe()) {
      report = round(cell, ordinary, mode, scenario, more);
      samples += CellUnderTest.samples();
    }
    return result(cell, mode, samples, begin, report);
  }

  /** The result of a cell for which there was no time. */
  public static CellResult leftOut(Cell cell, Mode mode) {
    return new CellResult(
        cell.kernel().name(),
        cell.scenario().name(),
        mode.engine(),
        "left-out",
        expected(cell),
        "",
        0,
        null,
        0,
        "the budget ran out",
        "");
  }

  private static String expected(Cell cell) {
    return cell.expected().verdict().name().toLowerCase(Locale.ROOT);
  }

  private static CellResult result(Cell cell, Mode mode, long samples, long begin, String report) {
    Finding found = CellUnderTest.finding();
    String verdict = found != null ? "sometimes" : report.isEmpty() ? "not-observed" : "left-out";
    return new CellResult(
        cell.kernel().name(),
        cell.scenario().name(),
        mode.engine(),
        verdict,
        expected(cell),
        found == null ? "" : found.anomaly(),
        samples,
        found == null ? null : (CellUnderTest.hitNanos() - begin) / 1e9,
        since(begin),
        verdict.equals("left-out") ? "Lincheck failed: " + firstLine(report) : "",
        report);
  }

  private static int fitting(double rate, double seconds) {
    return (int) Math.max(0, Math.min(MOST_SAMPLES, rate * seconds));
  }

  /** Lincheck's report if an invocation failed, else empty. */
  private static String round(
      Cell cell, Choices choices, Mode mode, ExecutionScenario scenario, int invocations) {
    CellUnderTest.is(cell, choices);
    try {
      mode.check(scenario, invocations);
      return "";
    } catch (LincheckAssertionError e) {
      String report = brief(e);
      if (CellUnderTest.failure() != null) {
        throw new ModelError(CellUnderTest.failure() + "\n" + report);
      }
      if (CellUnderTest.finding() == null && isDeadlock(mode, report)) {
        CellUnderTest.hung(firstLine(report));
      }
      return report;
    }
  }

  /** What Lincheck says, up to the short form of its interleaving. */
  static String brief(LincheckAssertionError e) {
    String report = String.valueOf(e.getMessage()).strip();
    int detail = report.indexOf("Detailed trace");
    return detail < 0 ? report : report.substring(0, detail).strip();
  }

  /**
   * Lincheck's scheduler knows when nobody can go on; with real threads all there is is a time limit and a
   * dump, in which every thread must wait for a lock of the model. A machine that is merely slow is neither.
   */
  private static boolean isDeadlock(Mode mode, String report) {
    if (mode == Mode.MODEL_CHECKING) {
      return firstLine(report).contains("deadlock");
    }
    String[] dumps = report.split("Thread-Lincheck-");
    return dumps.length > 1
        && List.of(dumps).subList(1, dumps.length).stream()
            .allMatch(d -> d.contains("LockSupport.park") && d.contains("datasem.locking."));
  }

  /** What a cell keeps from its first run to the next is made here, where Lincheck does not look. */
  private static void warmUp(Cell cell) {
    Program.Instance instance = cell.start(new JvmLocking());
    Object[][] results = new Object[cell.tasks().size()][];
    for (int t = 0; t < results.length; t++) {
      results[t] = new Object[instance.operations(t)];
      for (int op = 0; op < results[t].length; op++) {
        results[t][op] = instance.run(t, op);
      }
    }
    instance.atEnd(results);
  }

  private static ExecutionScenario oneActorPerTask(Cell cell) {
    try {
      List<List<Actor>> threads = new ArrayList<>();
      for (int t = 0; t < cell.tasks().size(); t++) {
        threads.add(List.of(new Actor(RacingTasks.class.getMethod("task", int.class), List.of(t))));
      }
      return new ExecutionScenario(List.of(), threads, List.of(), null);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
