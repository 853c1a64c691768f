package datasem.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The forms in which verdicts are written. */
public enum Format {
  TEXT, JSON, JUNIT, KTAP, SARIF, MARKDOWN;

  /** How a text is laid out; the other formats have but one form. */
  public enum Layout { REPORT, MATRIX }

  /**
   * @param rows the cells, kernel by kernel
   * @param colour whether the matrix may use terminal colours
   * @param times whether a text tells wall times, which differ from run to run
   */
  public String render(List<Row> rows, Layout layout, boolean colour, boolean times) {
    return switch (this) {
      case TEXT -> layout == Layout.MATRIX ? TextMatrix.render(rows, colour, times) : TextReport.render(rows, times);
      case JSON -> JsonLines.render(rows);
      case JUNIT -> JUnitXml.render(rows);
      case KTAP -> Ktap.render(rows);
      case SARIF -> Sarif.render(rows);
      case MARKDOWN -> VerdictTable.render(byScenario(rows));
    };
  }

  /** {@code text}, {@code json} and so on, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private static List<Row> byScenario(List<Row> rows) {
    List<String> order = rows.stream().map(Row::scenario).distinct().toList();
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingInt(row -> order.indexOf(row.scenario())));
    return sorted;
  }
}
