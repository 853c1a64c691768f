package datasem.stress.report;

import datasem.checker.CheckResult;
import datasem.results.witness.WitnessText;
import datasem.stress.Canary;
import datasem.stress.EngineLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a run fails, and nothing else does: a contradiction, a canary, a test that is missing. */
final class Problems {
  private final List<Row> rows;
  private final List<EngineLine> lines;
  private final List<String> found = new ArrayList<>();

  private Problems(List<Row> rows, List<EngineLine> lines) {
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * One entry for each, in a few lines of text; empty if the run is good.
   *
   * @param engines those that must have handed in results
   * @param lines all lines of all engines
   */
  static List<String> of(List<Row> rows, List<String> engines, List<EngineLine> lines) {
    Problems problems = new Problems(rows, lines);
    rows.forEach(problems::checker);
    engines.forEach(problems::engine);
    return List.copyOf(problems.found);
  }

  private void checker(Row row) {
    if (row.checker() == Word.REFUTED) {
      found.add(row.cell().name() + ": " + expectation(row) + "\n  " + said(row));
    }
  }

  private void engine(String engine) {
    List<EngineLine> own = lines.stream().filter(l -> l.engine().equals(engine)).toList();
    if (own.isEmpty()) {
      found.add(engine + " has handed in nothing");
      return;
    }
    Set<String> canaries = new HashSet<>();
    EngineLine.End end = null;
    for (EngineLine line : own) {
      if (line instanceof EngineLine.CanaryRun canary) {
        canaries.add(canary.name());
        canary(canary);
      } else if (line instanceof EngineLine.End e) {
        end = e;
      }
    }
    if (canaries.isEmpty()) {
      seed(engine);
    }
    if (end == null) {
      found.add(engine + " was stopped before its end");
    } else if (end.reported() != end.expected()) {
      found.add(engine + ": " + end.reported() + " tests have reported of " + end.expected());
    }
    for (Row row : rows) {
      if (end != null || row.engine(engine) != Word.MISSING) {
        cell(engine, row);
      }
    }
  }

  private void canary(EngineLine.CanaryRun canary) {
    if (!canary.well()) {
      found.add(String.format(Locale.ROOT, "%s: canary %s must %s an anomaly; %,d hits in %,d samples%s",
          canary.engine(), canary.name(), canary.mustShow() ? "show" : "not show", canary.hits(), canary.samples(),
          canary.reason().isEmpty() ? "" : ", " + canary.reason()));
    }
  }

  /** An engine without canaries of its own is judged by the cell that everybody must see red. */
  private void seed(String engine) {
    boolean seen =
        rows.stream()
            .filter(r -> r.kernel().equals(Canary.KERNEL) && r.scenario().equals(Canary.SCENARIO))
            .anyMatch(r -> r.engine(engine) == Word.CONFIRMED);
    if (!seen) {
      found.add(engine + " has no canary and does not show " + Canary.KERNEL + " " + Canary.SCENARIO);
    }
  }

  private void cell(String engine, Row row) {
    EngineLine.Cell line = row.sampled().get(engine);
    if (row.engine(engine) == Word.MISSING) {
      found.add(row.cell().name() + ": " + engine + " has no line for it");
    } else if (line.reason().startsWith(EngineLine.Cell.MODEL_BROKE)) {
      found.add(row.cell().name() + ": " + engine + " says that " + line.reason());
    } else if (row.engine(engine) == Word.REFUTED || row.contradicted(engine)) {
      found.add(String.format(Locale.ROOT, "%s: %s%n  %s saw %s in %,d of %,d samples%s%n  %s",
          row.cell().name(), expectation(row), engine, line.anomaly(), line.hits(), line.samples(),
          line.witness().isEmpty() ? "" : "\n" + line.witness(), said(row)));
    }
  }

  private static String expectation(Row row) {
    return "expected " + (row.expectsNever() ? "never" : "sometimes") + " (" + row.cell().expected().source() + ")";
  }

  /** With the checker's witness if it has one. */
  private static String said(Row row) {
    CheckResult result = row.checked();
    if (result.found().isEmpty()) {
      return String.format(Locale.ROOT, "the checker says %s: %,d states, %,d transitions",
          result.complete() ? "never" : "nothing, " + result.bound(), result.states(), result.transitions());
    }
    CheckResult.Found first = result.found().get(0);
    return "the checker shows " + first.finding().anomaly() + ":\n"
        + WitnessText.render(row.cell(), first.finding().anomaly(), first.schedule());
  }
}
