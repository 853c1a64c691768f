package datasem.stress.report;

import datasem.stress.EngineLine;
import datasem.stress.EngineLines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The raw figures: a line for each cell and engine, then canaries and ends as the engines wrote them. */
final class JsonMatrix {
  private JsonMatrix() {}

  static String render(List<Row> rows, List<String> engines, List<EngineLine> lines) {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      out.append(EngineLines.write(checker(row))).append('\n');
      for (String engine : engines) {
        EngineLine.Cell line = row.sampled().get(engine);
        if (line != null) {
          out.append(EngineLines.write(row.another(engine) ? inPlaceOf(row, line) : line)).append('\n');
        }
      }
    }
    for (EngineLine line : lines) {
      if (!(line instanceof EngineLine.Cell)) {
        out.append(EngineLines.write(line)).append('\n');
      }
    }
    return out.toString();
  }

  /** The verdict of the cell that was run, without its figures. */
  private static EngineLine.Cell inPlaceOf(Row row, EngineLine.Cell run) {
    return new EngineLine.Cell(row.kernel(), row.scenario(), run.engine(), run.verdict(), run.expected(), run.anomaly(),
        0, 0, null, 0, EngineLine.Cell.SAME_TEXT + run.kernel(), "");
  }

  private static Map<String, Object> checker(Row row) {
    boolean found = !row.checked().found().isEmpty();
    Map<String, Object> f = new LinkedHashMap<>();
    f.put("kernel", row.kernel());
    f.put("scenario", row.scenario());
    f.put("engine", "checker");
    f.put("verdict", found ? "sometimes" : row.checked().complete() ? "never" : "inconclusive");
    f.put("expected", row.cell().expected().verdict().name().toLowerCase(Locale.ROOT));
    f.put("anomaly", found ? row.checked().found().get(0).finding().anomaly() : "");
    f.put("complete", row.checked().complete());
    f.put("states", row.checked().states());
    f.put("transitions", row.checked().transitions());
    f.put("seconds", row.checked().seconds());
    return f;
  }
}
