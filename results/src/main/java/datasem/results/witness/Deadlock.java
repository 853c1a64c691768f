package datasem.results.witness;

import datasem.checker.Event;
import datasem.checker.Event.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who waits for what where nobody can go on, taken from the checker's words for it: {@code reader waits in
 * down_read(i_data_sem): writer holds it; ...}.
 */
final class Deadlock {
  private static final Pattern WAIT = Pattern.compile("(.*) waits in (\\w+)\\((.*?\\)?)\\)(?:: .*)?");

  /**
   * @param task its number
   * @param call the seam's method it is in
   */
  record Waiter(int task, String call, String lock) {}

  private Deadlock() {}

  /** Empty for any other anomaly. */
  static List<Waiter> waiters(Recording r) {
    List<Waiter> waiters = new ArrayList<>();
    if (r.finding().anomaly().equals(Damage.DEADLOCK)) {
      for (String part : r.finding().detail().split("; ")) {
        Matcher m = WAIT.matcher(part);
        if (m.matches()) {
          waiters.add(new Waiter(r.tasks().indexOf(m.group(1)), m.group(2), m.group(3)));
        }
      }
    }
    return waiters;
  }

  /** A letter for each lock that somebody waits for, in the order in which they are first taken. */
  static Map<String, String> marks(Recording r) {
    List<String> awaited = waiters(r).stream().map(Waiter::lock).toList();
    Map<String, String> marks = new LinkedHashMap<>();
    for (Event e : r.events()) {
      if (e.kind() == Kind.LOCK && awaited.contains(e.name()) && !marks.containsKey(e.name())) {
        marks.put(e.name(), String.valueOf((char) ('A' + marks.size())));
      }
    }
    return marks;
  }

  /** The waiters that no event of theirs announces: all but those in {@code down_write}. */
  static List<Waiter> silent(Recording r) {
    List<Waiter> silent = new ArrayList<>(waiters(r));
    silent.removeIf(
        w -> r.events().stream()
            .anyMatch(e -> e.kind() == Kind.WAIT && e.task() == w.task() && e.name().equals(w.lock())));
    return silent;
  }

  /** For each waiter who keeps it waiting: {@code reader waits for i_data_sem: writer holds it}. */
  static List<String> sentences(Recording r) {
    Holds holds = new Holds(r);
    List<String> sentences = new ArrayList<>();
    for (Waiter w : waiters(r)) {
      List<String> keepers = new ArrayList<>();
      for (int task = 0; task < r.tasks().size(); task++) {
        Holds.Mode mode = holds.at(r.size() - 1, task).get(w.lock());
        if (mode != null) {
          keepers.add(r.tasks().get(task) + " holds it" + (mode == Holds.Mode.SHARED ? " shared" : ""));
        }
      }
      for (Waiter other : waiters(r)) {
        if (other.task() != w.task() && other.lock().equals(w.lock()) && other.call().equals("down_write")) {
          keepers.add(r.tasks().get(other.task()) + " waits to hold it exclusively");
        }
      }
      sentences.add(
          r.tasks().get(w.task()) + " waits for " + w.lock() + ": " + String.join(", ", keepers));
    }
    return sentences;
  }
}
