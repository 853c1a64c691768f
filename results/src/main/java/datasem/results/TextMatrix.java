package datasem.results;

import datasem.results.Row.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The matrix for a terminal or a mail: kernels down, scenarios across, then every cell with its bound. */
final class TextMatrix {
  private static final int WIDTH = 72;
  private static final int CELL = 7;

  private final List<Row> rows;
  private final boolean colour;
  private final boolean times;
  private final Set<String> kernels = new LinkedHashSet<>();
  private final Map<String, String> letters = new LinkedHashMap<>();
  private final Map<String, Row> cells = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  private TextMatrix(List<Row> rows, boolean colour, boolean times) {
    this.rows = rows;
    this.colour = colour;
    this.times = times;
    for (Row row : rows) {
      kernels.add(row.kernel());
      letters.computeIfAbsent(row.scenario(), name -> letter(letters.size()));
      cells.put(row.name(), row);
    }
  }

  static String render(List<Row> rows, boolean colour, boolean times) {
    return new TextMatrix(rows, colour, times).render();
  }

  private String render() {
    letters.forEach((scenario, letter) -> out.append(Text.pad(letter, 4)).append(scenario).append('\n'));
    out.append('\n');
    int first = kernels.stream().mapToInt(String::length).max().orElse(0) + 2;
    int across = Math.max(1, (WIDTH - first) / CELL);
    List<String> scenarios = new ArrayList<>(letters.keySet());
    for (int from = 0; from < scenarios.size(); from += across) {
      table(scenarios.subList(from, Math.min(from + across, scenarios.size())), first);
    }
    out.append("SOME   in this model, some schedule breaks a predicate\n");
    out.append("never  none does, within the bound below\n");
    if (rows.stream().anyMatch(row -> row.outcome() == Outcome.OPEN)) {
      out.append("?      inconclusive: the search was not complete\n");
    }
    if (rows.stream().anyMatch(row -> row.outcome() == Outcome.UNEXPECTED)) {
      out.append("!      not the verdict expected of this kernel\n");
    }
    for (String scenario : scenarios) {
      details(scenario);
    }
    return out.append('\n').append(Summary.line(rows)).append('\n').toString();
  }

  private void table(List<String> scenarios, int first) {
    StringBuilder head = new StringBuilder(Text.pad("kernel", first));
    for (String scenario : scenarios) {
      head.append(Text.pad(letters.get(scenario), CELL));
    }
    out.append(head.toString().stripTrailing()).append('\n');
    for (String kernel : kernels) {
      StringBuilder line = new StringBuilder(Text.pad(kernel, first));
      for (String scenario : scenarios) {
        Row row = cells.get(kernel + " " + scenario);
        String word = row == null ? "" : word(row);
        line.append(paint(row, word)).append(" ".repeat(CELL - word.length()));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    out.append('\n');
  }

  private void details(String scenario) {
    List<Row> those = rows.stream().filter(row -> row.scenario().equals(scenario)).toList();
    out.append('\n').append(letters.get(scenario)).append("  ").append(scenario).append('\n');
    out.append("   ").append(those.get(0).bound()).append('\n');
    int first = kernels.stream().mapToInt(String::length).max().orElse(0) + 2;
    for (Row row : those) {
      StringBuilder line = new StringBuilder("   ").append(Text.pad(row.kernel(), first));
      line.append(Text.pad(word(row), CELL)).append(Text.count(row.states())).append(" states, ");
      line.append(Text.count(row.transitions())).append(" transitions");
      if (times) {
        line.append(String.format(java.util.Locale.ROOT, ", %.3f s", row.seconds()));
      }
      out.append(line).append('\n');
      if (!row.complete() || !row.anomalies().isEmpty()) {
        String reason = row.complete() ? String.join(", ", row.anomalies()) : row.limit();
        out.append(Text.wrap(reason, WIDTH, " ".repeat(3 + first + CELL)));
      }
    }
  }

  private static String word(Row row) {
    String word =
        switch (row.verdict()) {
          case SOMETIMES -> "SOME";
          case NEVER -> "never";
          case NOT_OBSERVED, INCONCLUSIVE -> "?";
        };
    return row.outcome() == Outcome.UNEXPECTED ? word + "!" : word;
  }

  private String paint(Row row, String word) {
    if (!colour || row == null) {
      return word;
    }
    String code =
        switch (row.verdict()) {
          case SOMETIMES -> "31";
          case NEVER -> "32";
          case NOT_OBSERVED, INCONCLUSIVE -> "33";
        };
    return "\u001b[" + code + "m" + word + "\u001b[0m";
  }

  /** A to Z, then AA, AB and so on. */
  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }
}
