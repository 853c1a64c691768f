package datasem.results;

import datasem.checker.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that happened in a replayed schedule, for programs. */
public final class EventList {
  private final List<String> tasks;
  private final List<Event> events;

  /**
   * @param tasks the names of the tasks, by number
   */
  public EventList(List<String> tasks, List<Event> events) {
    this.tasks = List.copyOf(tasks);
    this.events = List.copyOf(events);
  }

  /** A JSON object per event and line, schema 1. */
  public String json() {
    StringBuilder out = new StringBuilder();
    for (Event event : events) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("schema", 1);
      line.put("step", event.step());
      line.put("task", tasks.get(event.task()));
      line.put("kind", event.kind().name().toLowerCase(java.util.Locale.ROOT));
      line.put("name", event.name());
      line.put("args", event.args().stream().map(EventList::plain).collect(java.util.stream.Collectors.toList()));
      line.put("frames", event.frames().stream().map(EventList::function).toList());
      out.append(Json.write(line)).append('\n');
    }
    return out.toString();
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      List<Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(plain(element)));
      return elements;
    }
    boolean simple = value == null || value instanceof Long || value instanceof Integer || value instanceof Boolean;
    return simple ? value : value.toString();
  }

  /** {@code package.Class.method} without its package and class. */
  private static String function(String frame) {
    return frame.substring(frame.lastIndexOf('.') + 1);
  }
}
