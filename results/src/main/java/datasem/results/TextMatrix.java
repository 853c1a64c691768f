package datasem.results;

import datasem.results.Row.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The matrix for a terminal or a mail: kernels down, scenarios across, then what each scenario is. */
final class TextMatrix {
  static final int WIDTH = 72;
  private static final String INDENT = "    ";

  private final List<Row> rows;
  private final boolean colour;
  private final boolean verbose;
  private final Set<String> kernels = new LinkedHashSet<>();
  private final Map<String, String> letters = new LinkedHashMap<>();
  private final Map<String, Row> cells = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  private TextMatrix(List<Row> rows, boolean colour, boolean verbose) {
    this.rows = rows;
    this.colour = colour;
    this.verbose = verbose;
    for (Row row : rows) {
      kernels.add(row.kernel());
      letters.computeIfAbsent(row.scenario(), name -> letter(letters.size()));
      cells.put(row.name(), row);
    }
  }

  static String render(List<Row> rows, boolean colour, boolean verbose) {
    return new TextMatrix(rows, colour, verbose).render();
  }

  private String render() {
    int first = kernels.stream().mapToInt(String::length).max().orElse(0) + 2;
    int cell = rows.stream().mapToInt(row -> word(row).length()).max().orElse(0) + 1;
    List<String> scenarios = new ArrayList<>(letters.keySet());
    int most = Math.max(1, (WIDTH - first + 1) / cell);
    int tables = (scenarios.size() + most - 1) / most;
    int across = tables == 0 ? 1 : (scenarios.size() + tables - 1) / tables;
    for (int from = 0; from < scenarios.size(); from += across) {
      table(scenarios.subList(from, Math.min(from + across, scenarios.size())), first, cell);
    }
    legend();
    for (String scenario : scenarios) {
      about(scenario, first);
    }
    rows.stream().filter(row -> row.verdict() == Verdict.SOMETIMES).findFirst().ifPresent(
        row -> out.append("\nThe diagram of a race: datasem witness ").append(row.name()).append('\n'));
    return out.append(Summary.line(rows)).append('\n').toString();
  }

  private void table(List<String> scenarios, int first, int cell) {
    StringBuilder head = new StringBuilder(" ".repeat(first));
    scenarios.forEach(scenario -> head.append(Text.pad(letters.get(scenario), cell)));
    out.append(head.toString().stripTrailing()).append('\n');
    for (String kernel : kernels) {
      StringBuilder line = new StringBuilder(Text.pad(kernel, first));
      for (String scenario : scenarios) {
        Row row = cells.get(kernel + " " + scenario);
        String word = row == null ? "" : word(row);
        line.append(paint(row, word)).append(" ".repeat(cell - word.length()));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    out.append('\n');
  }

  private void legend() {
    out.append("RACE  in this model, some schedule breaks a predicate\n");
    out.append("N     none does, all N states visited; steps: of the longest schedule\n");
    if (Summary.count(rows, Outcome.OPEN) > 0) {
      out.append("?     inconclusive: the search was not complete\n");
    }
    if (Summary.count(rows, Outcome.UNEXPECTED) > 0) {
      out.append("!     not the verdict expected of this kernel\n");
    }
    out.append('\n');
  }

  /** The scenario's bound, what its races break, and the cells that need a word of their own. */
  private void about(String scenario, int first) {
    List<Row> those = rows.stream().filter(row -> row.scenario().equals(scenario)).toList();
    int steps = those.stream().mapToInt(Row::steps).max().orElse(0);
    String head = scenario + ": " + those.get(0).bound() + ", " + steps + " steps";
    out.append(Text.pad(letters.get(scenario), INDENT.length()));
    out.append(Text.wrap(head, WIDTH, INDENT).substring(INDENT.length()));
    Set<String> broken = new LinkedHashSet<>();
    those.forEach(row -> broken.addAll(row.anomalies()));
    if (!broken.isEmpty()) {
      out.append(Text.wrap(String.join(", ", broken), WIDTH, INDENT + "  "));
    }
    for (Row row : those) {
      if (verbose || row.outcome() != Outcome.AS_EXPECTED) {
        out.append(INDENT).append("  ").append(Text.pad(row.kernel(), first));
        out.append(word(row)).append(": ").append(row.effort());
        if (verbose) {
          out.append(String.format(java.util.Locale.ROOT, ", %.3f s", row.seconds()));
        }
        out.append('\n');
      }
    }
  }

  private static String word(Row row) {
    String word =
        switch (row.verdict()) {
          case SOMETIMES -> "RACE";
          case NEVER -> String.valueOf(row.states());
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
