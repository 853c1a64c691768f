package datasem.results.witness;

import datasem.checker.Event;
import datasem.checker.Schedule;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A witness as JSON, one object a line, told apart by {@code "type"}: {@code witness} (program, anomaly,
 * schedule, tasks), {@code event} for each of the replay, {@code window} if there is one, with positions of
 * events counted from 0, {@code later} for each finding in the end, {@code broken} last. Values other than
 * numbers, booleans and null are strings.
 */
public final class WitnessJson {
  private WitnessJson() {}

  /**
   * @throws datasem.checker.UnfitSchedule if the program cannot follow the schedule
   * @throws IllegalArgumentException if the schedule does not show the anomaly
   */
  public static String render(Program program, String anomaly, Schedule schedule) {
    return render(
        program.name(),
        Recording.of(program, anomaly, schedule),
        new Ext4Words(),
        schedule,
        Later.findings(program, schedule));
  }

  static String render(
      String program, Recording r, Words words, Schedule schedule, List<Finding> later) {
    List<String> lines = new ArrayList<>();
    lines.add(
        object(
            "type", "witness", "schema", 1, "program", program, "anomaly", r.finding().anomaly(),
            "schedule", schedule.toString(), "tasks", r.tasks()));
    for (Event e : r.events()) {
      lines.add(
          object(
              "type", "event", "step", e.step(), "task", e.task(), "kind", e.kind().name(),
              "name", e.name(), "args", e.args(), "frames", e.frames()));
    }
    int damage = Damage.find(r, words, r.finding().anomaly());
    if (Deadlock.waiters(r).isEmpty()) {
      Window.find(r, words, damage)
          .ifPresent(
              w -> lines.add(
                  object(
                      "type", "window", "task", w.task(), "check", w.check(), "change", w.change(),
                      "use", w.use(), "locks", Covering.sentences(r, new Holds(r), w))));
    }
    for (Finding f : later) {
      lines.add(object("type", "later", "anomaly", f.anomaly(), "detail", f.detail()));
    }
    lines.add(
        object("type", "broken", "step", r.brokenAt(), "anomaly", r.finding().anomaly(),
            "detail", r.finding().detail()));
    return String.join("\n", lines) + "\n";
  }

  private static String object(Object... keysAndValues) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      json.append(i == 0 ? "" : ",");
      value(json, keysAndValues[i]);
      json.append(':');
      value(json, keysAndValues[i + 1]);
    }
    return json.append('}').toString();
  }

  private static void value(StringBuilder json, Object value) {
    if (value == null || value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      json.append(value);
    } else if (value instanceof List<?> list) {
      json.append('[');
      for (int i = 0; i < list.size(); i++) {
        json.append(i == 0 ? "" : ",");
        value(json, list.get(i));
      }
      json.append(']');
    } else {
      string(json, value.toString());
    }
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
