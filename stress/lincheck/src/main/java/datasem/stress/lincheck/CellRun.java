package datasem.stress.lincheck;

import datasem.locking.JvmLocking;
import datasem.locking.LockRuleViolation;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.lincheck.CellUnderTest.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;

/** Runs a cell under Lincheck for about as long as it may take. Remembers how fast cells are in its mode. */
final class CellRun {
  private static final int MOST_SAMPLES = 100_000_000;
  private static final int MOST_GROWTH = 10;

  private final Mode mode;
  private double sampleSeconds;

  CellRun(Mode mode) {
    this.mode = mode;
    this.sampleSeconds = mode.sampleSeconds();
  }

  /**
   * Looks for anomalies with one thread for each task. Lincheck counts invocations, not time: as many are run as
   * will fit in at the speed of the cells before, and again as long as half of the time is left.
   *
   * @param seconds wall time for the samples; making a trace of a hit comes on top
   */
  EngineLine.Cell run(Cell cell, double seconds) {
    warmUp(cell);
    ExecutionScenario scenario = oneActorPerTask(cell);
    long begin = System.nanoTime();
    int fitting = fitting(seconds);
    String report = round(cell, mode == Mode.STRESS ? Choices.SEEDED : Choices.ORDINARY, scenario, fitting);
    long samples = CellUnderTest.samples();
    if (report.isEmpty() && mode == Mode.MODEL_CHECKING && CellUnderTest.hadChoices()) {
      report = round(cell, Choices.OTHER, scenario, fitting);
      samples += CellUnderTest.samples();
    }
    while (report.isEmpty() && since(begin) < seconds / 2 && fitting < MOST_SAMPLES) {
      // the start counts as samples: a guess that is too slow costs less than one that is too fast
      sampleSeconds = since(begin) / samples;
      fitting = Math.min(fitting(seconds - since(begin)), MOST_GROWTH * fitting);
      report = round(cell, mode == Mode.STRESS ? Choices.SEEDED : Choices.ORDINARY, scenario, fitting);
      samples = mode == Mode.STRESS ? samples + CellUnderTest.samples() : CellUnderTest.samples();
    }
    if (report.isEmpty()) {
      sampleSeconds = since(begin) / samples;
    }
    return line(cell, samples, begin, report);
  }

  private int fitting(double seconds) {
    double samples = (seconds - mode.startSeconds()) / sampleSeconds;
    return (int) Math.max(mode.least(), Math.min(MOST_SAMPLES, samples));
  }

  private EngineLine.Cell line(Cell cell, long samples, long begin, String report) {
    Finding found = CellUnderTest.finding();
    boolean never = cell.expected().verdict() == Expected.Verdict.NEVER;
    String reason = "";
    if (CellUnderTest.failure() != null) {
      reason = EngineLine.Cell.MODEL_BROKE + CellUnderTest.failure();
    } else if (found == null && !report.isEmpty()) {
      reason = "Lincheck failed: " + firstLine(report);
    }
    boolean seen = found != null && reason.isEmpty();
    return new EngineLine.Cell(
        cell.kernel().name(),
        cell.scenario().name(),
        mode.engine(),
        seen ? Verdict.SOMETIMES : reason.isEmpty() ? Verdict.NOT_OBSERVED : Verdict.LEFT_OUT,
        cell.expected().verdict().name().toLowerCase(Locale.ROOT),
        seen ? found.anomaly() : "",
        samples,
        seen ? 1 : 0,
        seen ? (CellUnderTest.hitNanos() - begin) / 1e9 : null,
        since(begin),
        reason,
        seen && never ? report : "");
  }

  /** Lincheck's report if an invocation failed, else empty. */
  private String round(Cell cell, Choices choices, ExecutionScenario scenario, int invocations) {
    CellUnderTest.is(cell, choices);
    try {
      mode.check(scenario, invocations);
      return "";
    } catch (LincheckAssertionError e) {
      String report = brief(e);
      if (CellUnderTest.finding() == null && isDeadlock(report)) {
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
  private boolean isDeadlock(String report) {
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
        try {
          results[t][op] = instance.run(t, op);
        } catch (RuntimeException e) {
          if (e instanceof FindingException || e instanceof LockRuleViolation) {
            return;
          }
          throw e;
        }
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
