package datasem.results;

import java.util.List;

/** The verdicts as Markdown, a row per cell: what was expected, what came out, its size and its source. */
public final class VerdictTable {
  private VerdictTable() {}

  /** The same bytes for the same verdicts: no times. */
  public static String render(List<Row> rows) {
    StringBuilder out = new StringBuilder("# Verdicts\n\n");
    out.append("Every verdict is about this model, within the bound of its row. `sometimes`: some schedule\n");
    out.append("breaks the predicate named. `never`: none does, and the search was complete.\n");
    String scenario = null;
    for (Row row : rows) {
      if (!row.scenario().equals(scenario)) {
        scenario = row.scenario();
        out.append("\n## ").append(scenario).append("\n\n").append(row.bound()).append("\n\n");
        out.append("| kernel | expected | got | broken | steps | states | transitions | source |\n");
        out.append("|---|---|---|---|---:|---:|---:|---|\n");
      }
      String got = row.verdict() + (row.complete() ? "" : " (" + row.limit() + ")");
      boolean same = row.outcome() == Row.Outcome.AS_EXPECTED;
      line(out, row.kernel(), row.expected() == null ? "none" : row.expected().toString(), same ? got : "**" + got + "**",
          String.join(", ", row.anomalies()), Text.count(row.steps()), Text.count(row.states()), Text.count(row.transitions()),
          row.source() == null ? "" : row.source());
    }
    return out.append('\n').append(Summary.line(rows)).append(".\n").toString();
  }

  private static void line(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(cell.replace("|", "\\|").replace('\n', ' ')).append(' ');
    }
    out.append("|\n");
  }
}
