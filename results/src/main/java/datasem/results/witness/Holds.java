package datasem.results.witness;

import datasem.checker.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who holds which lock, and how, after each event. */
final class Holds {
  enum Mode {
    SHARED,
    EXCLUSIVE
  }

  /** By event, by task: lock and mode, in the order in which they were taken. */
  private final List<List<Map<String, Mode>>> held = new ArrayList<>();

  Holds(Recording recording) {
    List<Map<String, Mode>> now = new ArrayList<>();
    recording.tasks().forEach(t -> now.add(new LinkedHashMap<>()));
    for (Event e : recording.events()) {
      if (e.task() >= 0 && e.task() < now.size()) {
        apply(e, now.get(e.task()));
      }
      held.add(now.stream().<Map<String, Mode>>map(LinkedHashMap::new).toList());
    }
  }

  private static void apply(Event e, Map<String, Mode> mine) {
    if (e.kind() == Event.Kind.LOCK) {
      mine.put(e.name(), mode(e.args().get(0).toString()));
    } else if (e.kind() == Event.Kind.UNLOCK) {
      if (e.args().get(0).equals("downgrade_write")) {
        mine.put(e.name(), Mode.SHARED);
      } else {
        mine.remove(e.name());
      }
    }
  }

  /** What a call of the seam that takes a lock asks for. */
  static Mode mode(String call) {
    return call.equals("down_read") || call.equals("read_lock") ? Mode.SHARED : Mode.EXCLUSIVE;
  }

  /** The locks a task holds after an event; empty before the first. */
  Map<String, Mode> at(int event, int task) {
    return event < 0 ? Map.of() : held.get(event).get(task);
  }

  /** Whether a task holds a lock from one event to another without ever letting it go. */
  boolean throughout(int from, int to, int task, String lock) {
    for (int i = from; i <= to; i++) {
      if (!at(i, task).containsKey(lock)) {
        return false;
      }
    }
    return true;
  }
}
