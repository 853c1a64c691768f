package datasem.stress.report;

import datasem.scenarios.Cell;
import datasem.stress.EngineLine;
import datasem.stress.Turns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The matrix for people: a row for each cell, a column for each engine; before it what one wants to know first. */
final class TextMatrix {
  /** A reason with no more cells is spelled out in the summary as well. */
  private static final int FEW = 20;

  private final StringBuilder out = new StringBuilder();
  private final List<Row> rows;
  private final List<String> engines;
  private final List<EngineLine> lines;

  private TextMatrix(List<Row> rows, List<String> engines, List<EngineLine> lines) {
    this.rows = rows;
    this.engines = engines;
    this.lines = lines;
  }

  /** What a screen has room for: the outcome, totals, the cells that every run is to show, canaries, scenarios. */
  static String summary(List<Row> rows, List<String> engines, List<EngineLine> lines, List<String> problems) {
    TextMatrix matrix = new TextMatrix(rows, engines, lines);
    matrix.outcome(problems);
    matrix.totals();
    matrix.first();
    matrix.canaries();
    matrix.scenarios();
    matrix.leftOut();
    return matrix.out.toString();
  }

  /** Every cell with all figures, then every cell that was left out, by reason. */
  static String cells(List<Row> rows, List<String> engines) {
    TextMatrix matrix = new TextMatrix(rows, engines, List.of());
    for (String scenario : matrix.names()) {
      matrix.block(scenario, matrix.of(scenario));
    }
    for (String engine : engines) {
      for (LeftOut left : LeftOut.of(engine, rows)) {
        matrix.out.append("left out by ").append(left.head()).append('\n').append(left.cells(rows)).append('\n');
      }
    }
    return matrix.out.toString();
  }

  private Set<String> names() {
    return rows.stream().map(Row::scenario).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Row> of(String scenario) {
    return rows.stream().filter(r -> r.scenario().equals(scenario)).toList();
  }

  private void outcome(List<String> problems) {
    long kernels = rows.stream().map(Row::kernel).distinct().count();
    String cells = String.format(Locale.ROOT, "%,d cells of %d kernels and %d scenarios",
            rows.size(), kernels, names().size());
    if (problems.isEmpty()) {
      out.append(cells).append(": no engine contradicts a verdict, every canary did what it must.\n\n");
      return;
    }
    out.append(cells).append(", PROBLEMS: ").append(problems.size()).append('\n');
    for (String problem : problems) {
      out.append("  ").append(problem.replace("\n", "\n  ")).append('\n');
    }
    out.append('\n');
  }

  private void totals() {
    TextTable table = new TextTable();
    table.row(List.of("engine", "confirmed", "refuted", "not observed", "left out", "cells run",
            "hits of samples", "tests reported", "time"));
    List<Word> checker = rows.stream().map(Row::checker).toList();
    long states = rows.stream().mapToLong(r -> r.checked().states()).sum();
    double seconds = rows.stream().mapToDouble(r -> r.checked().seconds()).sum();
    table.row(
        List.of("checker", count(checker, Word.CONFIRMED), count(checker, Word.REFUTED),
            count(checker, Word.INCONCLUSIVE), "0", format("%,d", rows.size()), format("%,d states", states), "", format("%.0f s", seconds)));
    for (String engine : engines) {
      List<Word> words = rows.stream().map(r -> r.engine(engine)).toList();
      List<EngineLine.Cell> sampled =
          rows.stream().filter(r -> r.sampled().containsKey(engine) && !r.another(engine))
              .map(r -> r.sampled().get(engine)).toList();
      EngineLine.End end = lines.stream()
          .filter(l -> l.engine().equals(engine) && l instanceof EngineLine.End)
          .map(EngineLine.End.class::cast).findFirst().orElse(null);
      table.row(
          List.of(engine, count(words, Word.CONFIRMED), count(words, Word.REFUTED), count(words, Word.NOT_OBSERVED),
              count(words, Word.LEFT_OUT),
              format("%,d", sampled.stream().filter(c -> c.samples() > 0).count()),
              format("%,d of %,d", sampled.stream().mapToLong(EngineLine.Cell::hits).sum(),
                  sampled.stream().mapToLong(EngineLine.Cell::samples).sum()),
              end == null ? "was stopped" : format("%d of %d", end.reported(), end.expected()),
              end == null ? "" : format("%.0f s", end.seconds())));
    }
    out.append("all cells; one that runs the same text as another counts with it\n").append(table).append('\n');
  }

  private static String count(List<Word> words, Word word) {
    return format("%,d", words.stream().filter(w -> w == word).count());
  }

  private void first() {
    Set<String> first = Turns.first().stream().map(Cell::name).collect(Collectors.toSet());
    for (String scenario : names()) {
      List<Row> own = of(scenario).stream().filter(r -> first.contains(r.cell().name())).toList();
      if (!own.isEmpty()) {
        block(scenario, own);
      }
    }
  }

  private void canaries() {
    TextTable table = new TextTable();
    for (EngineLine line : lines) {
      if (line instanceof EngineLine.CanaryRun c) {
        table.row(
            List.of(c.engine(), c.name(), c.mustShow() ? "must show" : "must not",
                format("%,d of %,d", c.hits(), c.samples()),
                c.well() ? "well" : "FAILED " + c.reason()));
      }
    }
    out.append("canaries, hits of samples\n").append(table).append('\n');
  }

  private void scenarios() {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("scenario"));
    head.addAll(engines);
    table.row(head);
    for (String scenario : names()) {
      List<String> words = new ArrayList<>(List.of(scenario));
      for (String engine : engines) {
        words.add(seenAndQuiet(engine, of(scenario)));
      }
      table.row(words);
    }
    out.append("kernels by scenario: seen on s of S that ought to show it; nothing seen on n of the N that must not\n")
        .append(table).append('\n');
  }

  private static String seenAndQuiet(String engine, List<Row> rows) {
    long never = rows.stream().filter(Row::expectsNever).count();
    long seen = rows.stream().filter(r -> r.engine(engine) == Word.CONFIRMED).count();
    long quiet = rows.stream().filter(r -> r.expectsNever() && r.engine(engine) == Word.NOT_OBSERVED).count();
    return format("%d of %d; %d of %d", seen, rows.size() - never, quiet, never);
  }

  private void leftOut() {
    List<LeftOut> all = new ArrayList<>();
    engines.forEach(engine -> all.addAll(LeftOut.of(engine, rows)));
    if (all.isEmpty()) {
      return;
    }
    out.append("left out\n");
    for (LeftOut left : all) {
      out.append("  ").append(left.head()).append('\n');
      if (left.rows().size() <= FEW) {
        out.append(left.cells(rows));
      }
    }
    out.append('\n');
  }

  private void block(String scenario, List<Row> own) {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("kernel", "expected", "checker"));
    head.addAll(engines);
    table.row(head);
    for (Row row : own) {
      List<String> words = new ArrayList<>();
      words.add(row.kernel());
      words.add(row.expectsNever() ? "never" : "sometimes");
      words.add(format("%s, %,d states%s, %.1f s", row.checker(), row.checked().states(),
          row.checked().found().isEmpty() ? "" : " to it", row.checked().seconds()));
      engines.forEach(engine -> words.add(said(row, engine)));
      table.row(words);
    }
    out.append(scenario).append('\n').append(table).append('\n');
  }

  private static String said(Row row, String engine) {
    EngineLine.Cell line = row.sampled().get(engine);
    if (line == null || line.verdict() == EngineLine.Verdict.LEFT_OUT) {
      return row.engine(engine).toString();
    }
    if (row.another(engine)) {
      return row.engine(engine) + ", as " + line.kernel();
    }
    if (line.hits() == 0) {
      return format("%s, %,d samples, %.1f s", row.engine(engine), line.samples(), line.seconds());
    }
    return format("%s, %,d of %,d (%,.0f/M), %.1f s", row.engine(engine), line.hits(), line.samples(),
        1e6 * line.hits() / line.samples(), line.seconds());
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
