package datasem.results.witness;

import datasem.results.witness.Holds.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which lock should have kept the change out of the window, and why it did not: one sentence for each lock. */
final class Covering {
  private Covering() {}

  static List<String> sentences(Recording r, Holds holds, Window w) {
    int other = r.get(w.change()).task();
    String a = r.tasks().get(w.task());
    String b = r.tasks().get(other);
    Map<String, Mode> atCheck = holds.at(w.check(), w.task());
    Map<String, Mode> atUse = holds.at(w.use(), w.task());
    List<String> common = new ArrayList<>();
    for (Map.Entry<String, Mode> lock : holds.at(w.change(), other).entrySet()) {
      String name = lock.getKey();
      if (holds.throughout(w.check(), w.use() - 1, w.task(), name)) {
        common.add(bothShared(name, holds.at(w.check(), w.task()).get(name), lock.getValue()));
      } else if (atCheck.containsKey(name) && atUse.containsKey(name)) {
        common.add(name + ": " + a + " lets go of it in between");
      } else if (atUse.containsKey(name)) {
        common.add(name + ": " + a + " does not hold it at the check");
      } else if (atCheck.containsKey(name)) {
        common.add(name + ": " + a + " does not hold it any more at the use");
      }
    }
    if (common.isEmpty()) {
      common.add("no lock is held by both");
      common.add(a + " holds over the window: " + list(kept(holds, w, atCheck)));
      common.add(b + " holds at the change: " + list(holds.at(w.change(), other)));
      return common;
    }
    Map<String, Mode> alone = kept(holds, w, atCheck);
    alone.keySet().removeAll(holds.at(w.change(), other).keySet());
    alone.entrySet().removeIf(lock -> lock.getValue() == Mode.SHARED || lock.getKey().contains("("));
    if (!alone.isEmpty()) {
      String them = alone.size() == 1 ? " holds it" : " holds them";
      common.add(String.join(", ", alone.keySet()) + ": " + a + them + " throughout, " + b + " does not");
    }
    return common;
  }

  private static String bothShared(String name, Mode a, Mode b) {
    return a == Mode.SHARED && b == Mode.SHARED
        ? name + ": held shared by both, so it does not exclude"
        : name + ": held by both";
  }

  private static Map<String, Mode> kept(Holds holds, Window w, Map<String, Mode> atCheck) {
    Map<String, Mode> kept = new LinkedHashMap<>(atCheck);
    kept.keySet().removeIf(l -> !holds.throughout(w.check(), w.use() - 1, w.task(), l));
    return kept;
  }

  private static String list(Map<String, Mode> locks) {
    List<String> names = new ArrayList<>();
    locks.forEach((name, mode) -> names.add(name + (mode == Mode.SHARED ? " (shared)" : "")));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
