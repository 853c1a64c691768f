package datasem.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** SARIF 2.1.0: a rule per anomaly, a result per cell that breaks it or is open; green cells are left out. */
final class Sarif {
  private Sarif() {}

  static String render(List<Row> rows) {
    TreeSet<String> rules = new TreeSet<>();
    List<Object> results = new ArrayList<>();
    for (Row row : rows) {
      if (row.verdict() != Verdict.NEVER || row.outcome() == Row.Outcome.UNEXPECTED) {
        String rule = row.anomaly() == null ? row.verdict().toString() : row.anomaly();
        rules.add(rule);
        results.add(result(row, rule));
      }
    }
    List<Object> described = new ArrayList<>();
    for (String rule : rules) {
      described.add(Map.of("id", rule));
    }
    Map<String, Object> driver = object("name", "datasem", "rules", described);
    Map<String, Object> run = object("tool", object("driver", driver), "results", results);
    return Json.write(object("version", "2.1.0", "runs", List.of(run))) + "\n";
  }

  private static Map<String, Object> result(Row row, String rule) {
    Map<String, Object> place = object("name", row.scenario(), "fullyQualifiedName", row.kernel() + "/" + row.scenario());
    Map<String, Object> location = object("logicalLocations", List.of(place));
    boolean open = row.outcome() == Row.Outcome.OPEN;
    Map<String, Object> result = object("ruleId", rule, "kind", open ? "open" : "fail");
    // The format wants level "none" wherever the kind is not "fail".
    result.put("level", open ? "none" : row.outcome() == Row.Outcome.UNEXPECTED ? "error" : "note");
    result.put("message", object("text", Said.of(row)));
    result.put("locations", List.of(location));
    result.put("properties", object("expected", row.expected(), "schedule", row.schedule()));
    return result;
  }

  private static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
