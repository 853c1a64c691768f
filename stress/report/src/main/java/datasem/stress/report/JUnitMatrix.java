package datasem.stress.report;

import datasem.stress.EngineLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JUnit's XML: a suite per engine, a case per cell and canary, and one suite for what makes the run fail. */
final class JUnitMatrix {
  private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");

  private JUnitMatrix() {}

  static String render(List<Row> rows, List<String> engines, List<EngineLine> lines, List<String> problems) {
    JUnitMatrix xml = new JUnitMatrix();
    List<Case> checker = new ArrayList<>();
    for (Row row : rows) {
      checker.add(new Case(row.kernel(), row.scenario(), row.checked().seconds(), row.checker(),
          row.checked().states() + " states"));
    }
    xml.suite("checker", checker);
    for (String engine : engines) {
      List<Case> cases = new ArrayList<>();
      for (Row row : rows) {
        EngineLine.Cell line = row.sampled().get(engine);
        String told = line == null ? "no line" : line.verdict() == EngineLine.Verdict.LEFT_OUT ? line.reason()
            : line.hits() + " hits in " + line.samples() + " samples " + line.anomaly()
                + (row.another(engine) ? " as " + line.kernel() + ", whose text it runs" : "");
        double seconds = line == null || row.another(engine) ? 0 : line.seconds();
        cases.add(new Case(row.kernel(), row.scenario(), seconds, row.engine(engine), told));
      }
      for (EngineLine line : lines) {
        if (line instanceof EngineLine.CanaryRun c && c.engine().equals(engine)) {
          cases.add(new Case("canary", c.name(), 0, c.well() ? Word.CONFIRMED : Word.REFUTED,
              c.hits() + " hits in " + c.samples() + " samples " + c.reason()));
        }
      }
      xml.suite(engine, cases);
    }
    List<Case> all = new ArrayList<>();
    for (String problem : problems) {
      all.add(new Case("run", "problem " + (all.size() + 1), 0, Word.REFUTED, problem));
    }
    if (all.isEmpty()) {
      all.add(new Case("run", "no contradiction, no silent canary, no missing test", 0, Word.CONFIRMED, ""));
    }
    xml.suite("run", all);
    return xml.out.append("</testsuites>\n").toString();
  }

  private record Case(String group, String name, double seconds, Word word, String told) {
    boolean failed() {
      return word == Word.REFUTED || word == Word.MISSING;
    }

    boolean skipped() {
      return word == Word.LEFT_OUT || word == Word.INCONCLUSIVE;
    }
  }

  private void suite(String name, List<Case> cases) {
    out.append(String.format(Locale.ROOT, "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\""
            + " skipped=\"%d\" time=\"%.3f\">%n",
        escape(name), cases.size(), cases.stream().filter(Case::failed).count(),
        cases.stream().filter(Case::skipped).count(), cases.stream().mapToDouble(Case::seconds).sum()));
    for (Case c : cases) {
      out.append(String.format(Locale.ROOT, "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"%.3f\">%n",
          escape(name), escape(c.group), escape(c.name), c.seconds));
      String said = escape(c.word + ": " + c.told);
      if (c.failed()) {
        out.append("      <failure type=\"").append(c.word).append("\" message=\"").append(said).append("\"/>\n");
      } else if (c.skipped()) {
        out.append("      <skipped message=\"").append(said).append("\"/>\n");
      }
      out.append("      <system-out>").append(said).append("</system-out>\n    </testcase>\n");
    }
    out.append("  </testsuite>\n");
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
