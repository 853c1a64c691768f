package datasem.results;

import java.util.List;
import java.util.Locale;

/** What {@code check} prints: a paragraph per cell, with the witness where there is one. */
final class TextReport {
  private static final int WIDTH = 72;

  private TextReport() {}

  static String render(List<Row> rows, boolean times) {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      cell(out, row, times);
      out.append('\n');
    }
    if (rows.size() > 1) {
      out.append(Summary.line(rows)).append('\n');
    }
    return out.toString();
  }

  private static void cell(StringBuilder out, Row row, boolean times) {
    out.append(row.name()).append(": ").append(row.verdict());
    out.append(switch (row.outcome()) {
      case AS_EXPECTED -> row.expected() == null ? "; nothing is expected" : ", as expected";
      case UNEXPECTED -> row.expected() == null ? "; nothing is expected" : ", EXPECTED: " + row.expected();
      case OPEN -> row.expected() == null ? "" : ", expected: " + row.expected();
    });
    out.append('\n');
    if (!row.anomalies().isEmpty()) {
      field(out, "broken", String.join(", ", row.anomalies()));
      field(out, "", row.witness() == null ? row.detail() : null);
    }
    field(out, "bound", row.bound() + "; " + row.effort());
    if (times) {
      field(out, "time", String.format(Locale.ROOT, "%.3f s", row.seconds()));
    }
    if (row.source() != null) {
      field(out, "source", row.source());
    }
    if (row.witness() != null) {
      out.append('\n').append(row.witness()).append('\n');
    }
    field(out, "rerun", "datasem check " + row.kernel() + " -s " + row.scenario());
  }

  private static void field(StringBuilder out, String name, String value) {
    if (value != null) {
      String text = Text.wrap(value, WIDTH, "          ");
      out.append("  ").append(Text.pad(name, 8)).append(text.substring(10));
    }
  }
}
