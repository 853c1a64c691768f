package datasem.results;

import datasem.results.Row.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The matrix for a terminal or a mail: scenarios down, kernels across, then what each scenario is. A kernel whose
 * name is too long for its column has a letter, told above the table.
 */
final class TextMatrix {
  static final int WIDTH = 72;
  private static final int COLUMNS = 7;
  private static final int SHORTEST_CELL = "v6.11 ".length();
  private static final String INDENT = "  ";

  /** A blank that no line is broken at. */
  private static final char GLUE = '\u00a0';

  private final List<Row> rows;
  private final boolean colour;
  private final boolean verbose;
  private final Set<String> scenarios = new LinkedHashSet<>();
  private final Map<String, String> heads = new LinkedHashMap<>();
  private final Map<String, Row> cells = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();
  private final int cell;

  private TextMatrix(List<Row> rows, boolean colour, boolean verbose) {
    this.rows = rows;
    this.colour = colour;
    this.verbose = verbose;
    cell = Math.max(SHORTEST_CELL, rows.stream().mapToInt(row -> word(row).length()).max().orElse(0) + 1);
    int letters = 0;
    for (Row row : rows) {
      scenarios.add(row.scenario());
      if (!heads.containsKey(row.kernel())) {
        heads.put(row.kernel(), row.kernel().length() < cell ? row.kernel() : letter(letters++));
      }
      cells.put(row.name(), row);
    }
  }

  static String render(List<Row> rows, boolean colour, boolean verbose) {
    return new TextMatrix(rows, colour, verbose).render();
  }

  private String render() {
    legend();
    List<String> kernels = new ArrayList<>(heads.keySet());
    for (int from = 0; from < kernels.size(); from += COLUMNS) {
      table(kernels.subList(from, Math.min(from + COLUMNS, kernels.size())));
    }
    scenarios.forEach(this::about);
    rows.stream().filter(row -> row.verdict() == Verdict.SOMETIMES).findFirst().ifPresent(
        row -> out.append("\nThe diagram of a race: datasem witness ").append(row.name()).append('\n'));
    return out.append(Summary.line(rows)).append('\n').toString();
  }

  /** A scenario whose name leaves no room for the cells has a line for its name alone. */
  private void table(List<String> kernels) {
    List<String> letters =
        kernels.stream().filter(k -> !heads.get(k).equals(k)).map(k -> heads.get(k) + GLUE + k).toList();
    if (!letters.isEmpty()) {
      out.append(Text.wrap(String.join(", ", letters), WIDTH, "").replace(GLUE, ' '));
    }
    int room = WIDTH + 1 - COLUMNS * cell;
    int longest = scenarios.stream().mapToInt(String::length).max().orElse(0) + 1;
    int first = Math.min(room, longest);
    StringBuilder head = new StringBuilder(" ".repeat(first));
    kernels.forEach(kernel -> head.append(Text.pad(heads.get(kernel), cell)));
    out.append(head.toString().stripTrailing()).append('\n');
    for (String scenario : scenarios) {
      boolean fits = scenario.length() < first;
      StringBuilder line = new StringBuilder(fits ? Text.pad(scenario, first) : scenario + "\n" + " ".repeat(first));
      for (String kernel : kernels) {
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
  private void about(String scenario) {
    List<Row> those = rows.stream().filter(row -> row.scenario().equals(scenario)).toList();
    int steps = those.stream().mapToInt(Row::steps).max().orElse(0);
    String head = scenario + ": " + those.get(0).bound() + ", " + steps + " steps";
    out.append(Text.wrap(head, WIDTH, INDENT).substring(INDENT.length()));
    Set<String> broken = new LinkedHashSet<>();
    those.forEach(row -> broken.addAll(row.anomalies()));
    if (!broken.isEmpty()) {
      out.append(Text.wrap(String.join(", ", broken), WIDTH, INDENT + INDENT));
    }
    for (Row row : those) {
      if (verbose || row.outcome() != Outcome.AS_EXPECTED) {
        out.append(INDENT).append(INDENT).append(row.kernel()).append("  ");
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
