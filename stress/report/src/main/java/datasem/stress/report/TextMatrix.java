package datasem.stress.report;

import datasem.stress.EngineLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The matrix for people: a block per scenario, a row per kernel, a column per engine, all figures. */
final class TextMatrix {
  private static final int WIDTH = 52;

  private final StringBuilder out = new StringBuilder();
  private final List<String> engines;

  private TextMatrix(List<String> engines) {
    this.engines = engines;
  }

  static String render(List<Row> rows, List<String> engines, List<EngineLine> lines, List<String> problems) {
    TextMatrix matrix = new TextMatrix(engines);
    Set<String> scenarios = new LinkedHashSet<>();
    rows.forEach(r -> scenarios.add(r.scenario()));
    for (String scenario : scenarios) {
      matrix.block(scenario, rows.stream().filter(r -> r.scenario().equals(scenario)).toList());
    }
    matrix.canaries(lines);
    matrix.leftOut(rows);
    matrix.totals(rows, lines);
    matrix.problems(problems);
    return matrix.out.toString();
  }

  private void block(String scenario, List<Row> rows) {
    out.append(scenario).append('\n');
    List<String> head = new ArrayList<>(List.of("kernel", "expected", "checker"));
    head.addAll(engines);
    line(head);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(row.kernel());
      cells.add(row.expectsNever() ? "never" : "sometimes");
      cells.add(String.format(Locale.ROOT, "%s, %,d states%s, %.1f s", row.checker(), row.checked().states(),
          row.checked().found().isEmpty() ? "" : " to the first", row.checked().seconds()));
      for (String engine : engines) {
        cells.add(said(row, engine));
      }
      line(cells);
    }
    out.append('\n');
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < cells.size(); i++) {
      int width = i == 0 ? 20 : i == 1 ? 11 : i == 2 ? 38 : WIDTH;
      line.append(String.format("%-" + width + "s ", cells.get(i)));
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String said(Row row, String engine) {
    EngineLine.Cell line = row.sampled().get(engine);
    if (line == null || line.verdict() == EngineLine.Verdict.LEFT_OUT) {
      return row.engine(engine).toString();
    }
    if (line.hits() == 0) {
      return String.format(Locale.ROOT, "%s, %,d samples, %.1f s", row.engine(engine), line.samples(), line.seconds());
    }
    return String.format(Locale.ROOT, "%s, %,d of %,d (%,.0f/M), %.1f s", row.engine(engine), line.hits(),
        line.samples(), 1e6 * line.hits() / line.samples(), line.seconds());
  }

  private void canaries(List<EngineLine> lines) {
    out.append("canaries\n");
    for (EngineLine line : lines) {
      if (line instanceof EngineLine.CanaryRun c) {
        out.append(String.format(Locale.ROOT, "  %-16s %-26s %-12s %,d of %,d  %s%n", c.engine(), c.name(),
            c.mustShow() ? "must show" : "must not", c.hits(), c.samples(), c.well() ? "well" : "FAILED " + c.reason()));
      }
    }
    out.append('\n');
  }

  private void leftOut(List<Row> rows) {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    for (Row row : rows) {
      for (String engine : engines) {
        if (row.engine(engine) == Word.LEFT_OUT) {
          String reason = engine + ": " + row.sampled().get(engine).reason();
          cells.computeIfAbsent(reason, r -> new ArrayList<>()).add(row.cell().name());
        }
      }
    }
    if (cells.isEmpty()) {
      return;
    }
    out.append("left out\n");
    cells.forEach((reason, names) -> {
      out.append("  ").append(reason).append('\n');
      names.forEach(name -> out.append("    ").append(name).append('\n'));
    });
    out.append('\n');
  }

  private void totals(List<Row> rows, List<EngineLine> lines) {
    out.append("totals, of ").append(rows.size()).append(" cells\n");
    List<Word> checker = rows.stream().map(Row::checker).toList();
    out.append("  checker: ").append(count(checker)).append('\n');
    for (String engine : engines) {
      List<Word> words = rows.stream().map(r -> r.engine(engine)).toList();
      out.append("  ").append(engine).append(": ").append(count(words));
      for (EngineLine line : lines) {
        if (line instanceof EngineLine.End end && end.engine().equals(engine)) {
          out.append(String.format(Locale.ROOT, "; %d of %d tests reported, %.0f s", end.reported(), end.expected(), end.seconds()));
        }
      }
      out.append('\n');
    }
  }

  private static String count(List<Word> words) {
    List<String> parts = new ArrayList<>();
    for (Word word : Word.values()) {
      long n = words.stream().filter(w -> w == word).count();
      if (n > 0) {
        parts.add(n + " " + word);
      }
    }
    return String.join(", ", parts);
  }

  private void problems(List<String> problems) {
    out.append('\n');
    if (problems.isEmpty()) {
      out.append("No engine contradicts a verdict, every canary did what it must.\n");
      return;
    }
    out.append("PROBLEMS\n");
    for (String problem : problems) {
      out.append("  ").append(problem.replace("\n", "\n  ")).append('\n');
    }
  }
}
