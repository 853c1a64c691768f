package datasem.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON object per cell and line, schema 1; what a cell has not is null. */
final class JsonLines {
  private JsonLines() {}

  static String render(List<Row> rows) {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      out.append(Json.write(fields(row))).append('\n');
    }
    return out.toString();
  }

  private static Map<String, Object> fields(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", 1);
    fields.put("kernel", row.kernel());
    fields.put("scenario", row.scenario());
    fields.put("engine", row.engine());
    fields.put("verdict", row.verdict());
    fields.put("expected", row.expected());
    fields.put("anomaly", row.anomaly());
    fields.put("complete", row.complete());
    fields.put("states", row.states());
    fields.put("transitions", row.transitions());
    fields.put("seconds", row.seconds());
    fields.put("schedule", row.schedule());
    return fields;
  }
}
