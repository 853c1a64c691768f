package datasem.results;

import datasem.results.Row.Outcome;
import java.util.List;
import java.util.Locale;

/** JUnit's XML: a suite per run, a case per cell. A race that was expected passes, and tells what it saw. */
final class JUnitXml {
  private JUnitXml() {}

  static String render(List<Row> rows) {
    double seconds = rows.stream().mapToDouble(Row::seconds).sum();
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuite name=\"datasem\" tests=\"").append(rows.size());
    out.append("\" failures=\"").append(count(rows, Outcome.UNEXPECTED));
    out.append("\" errors=\"").append(count(rows, Outcome.OPEN));
    out.append("\" skipped=\"0\" time=\"").append(time(seconds)).append("\">\n");
    for (Row row : rows) {
      testcase(out, row);
    }
    return out.append("</testsuite>\n").toString();
  }

  private static void testcase(StringBuilder out, Row row) {
    out.append("  <testcase classname=\"").append(escape(row.kernel()));
    out.append("\" name=\"").append(escape(row.scenario()));
    out.append("\" time=\"").append(time(row.seconds())).append("\">\n");
    String said = escape(Said.of(row));
    if (row.outcome() == Outcome.UNEXPECTED) {
      String type = row.anomaly() == null ? "no-violation" : row.anomaly();
      out.append("    <failure type=\"").append(escape(type)).append("\" message=\"").append(said).append("\"/>\n");
    } else if (row.outcome() == Outcome.OPEN) {
      out.append("    <error type=\"").append(row.verdict()).append("\" message=\"").append(said).append("\"/>\n");
    }
    String story = row.witness() == null ? Said.of(row) + "\n" : row.witness();
    out.append("    <system-out>").append(escape(story)).append("</system-out>\n");
    out.append("  </testcase>\n");
  }

  private static long count(List<Row> rows, Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /** For text and for attributes in double quotes; drops what XML 1.0 cannot hold. */
  private static String escape(String s) {
    return s.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
