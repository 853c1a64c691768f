package datasem.results;

import datasem.checker.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that happened in a replayed schedule that breaks nothing; events as in a witness. */
public final class EventList {
  private final List<Event> events;

  public EventList(List<Event> events) {
    this.events = List.copyOf(events);
  }

  /** A JSON object per event and line. */
  public String json() {
    StringBuilder out = new StringBuilder();
    for (Event event : events) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("type", "event");
      line.put("step", event.step());
      line.put("task", event.task());
      line.put("kind", event.kind().name());
      line.put("name", event.name());
      line.put("args", event.args().stream().map(EventList::plain).collect(java.util.stream.Collectors.toList()));
      line.put("frames", event.frames());
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
}
