package datasem.results.witness;

import datasem.checker.Event;
import datasem.checker.Event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a recording as rows. What is drawn, by these rules alone:
 *
 * <ul>
 *   <li>an observation that the {@link Words} have a phrase for; that nothing is found only where the
 *       window's check finds it;
 *   <li>a call on a sleeping lock that matters: two tasks take it, or somebody waits for it;
 *   <li>what a store does that is the damage, and what any store does that they have a phrase for;
 *   <li>a branch taken that is not the ordinary one;
 *   <li>the calls around these, each once when it is first entered;
 *   <li>nothing after the damage.
 * </ul>
 *
 * In full every lock call, store and result is drawn as well.
 */
final class Diagram {
  private final Recording recording;
  private final Words words;
  private final Setting setting;
  private final Set<String> locks;
  private final Map<String, String> marks;
  private final boolean full;
  private final List<Row> rows = new ArrayList<>();

  /** By task: the functions drawn and not yet left; the observation that waits for its store. */
  private final List<List<String>> open = new ArrayList<>();

  private final Map<Integer, Event> announced = new HashMap<>();

  /**
   * @param locks the locks whose calls are drawn
   * @param marks a mark beside the calls that take a lock, by lock
   */
  Diagram(
      Recording recording,
      Words words,
      Setting setting,
      Set<String> locks,
      Map<String, String> marks,
      boolean full) {
    this.recording = recording;
    this.words = words;
    this.setting = setting;
    this.locks = locks;
    this.marks = marks;
    this.full = full;
    recording.tasks().forEach(t -> open.add(new ArrayList<>()));
  }

  /**
   * The rows up to and including the event {@code damage}.
   *
   * @param check the event that is the window's check, or -1
   */
  List<Row> rows(int damage, int check) {
    int last = full ? recording.size() - 1 : damage;
    for (int i = 0; i <= last; i++) {
      Event e = recording.get(i);
      if (e.task() < 0 || e.task() >= open.size()) {
        continue;
      }
      List<String> calls = calls(e);
      if (e.kind() == Kind.BEGIN) {
        begin(e);
      } else if (e.kind() == Kind.TRACE && words.announces(e) != null) {
        announced.put(e.task(), e);
      } else if (!uninteresting(e, check)) {
        String note = note(e, calls, i == damage);
        if (note != null) {
          enter(e.task(), calls);
          rows.add(Row.of(e.task(), calls.size(), "- " + note));
        } else if (drawn(e)) {
          enter(e.task(), calls);
          rows.add(lock(e, calls.size()));
        }
      }
      leave(e.task(), calls);
    }
    return rows;
  }

  private boolean uninteresting(Event e, int check) {
    if (full || !words.findsNothing(e)) {
      return false;
    }
    Event c = check < 0 ? null : recording.get(check);
    return c == null || c.step() != e.step() || !calls(c).equals(calls(e));
  }

  private void begin(Event e) {
    open.get(e.task()).clear();
    announced.remove(e.task());
    int operation = ((Number) e.args().get(0)).intValue();
    if (operation > 0) {
      rows.add(Row.of(e.task(), 0, setting.call(e.task(), operation)));
    }
  }

  /** The observation to draw at this event, or null. */
  private String note(Event e, List<String> calls, boolean damage) {
    String said = null;
    Event before = announced.get(e.task());
    if (before != null
        && Recording.stores(e)
        && e.name().equals(words.announces(before))
        && calls.equals(calls(before))) {
      announced.remove(e.task());
      said = words.observation(before);
    } else if (e.kind() == Kind.TRACE || Recording.stores(e)) {
      said = words.observation(e);
    } else if (e.kind() == Kind.CHOOSE && !e.args().get(0).equals(0)) {
      said = e.name();
    } else if (e.kind() == Kind.BROKE) {
      said = e.args().get(1).toString();
    } else if (e.kind() == Kind.END && (damage || full)) {
      said = "returns " + e.args().get(1);
    } else if (e.kind() == Kind.LOG && damage) {
      said = "printk: " + e.args().get(0);
    }
    if (damage && Recording.stores(e)) {
      String done = words.damage(e.name(), e.args().get(0), e.args().get(1));
      if (done == null && said == null) {
        done = "changes " + words.variable(e.name());
      }
      return said == null ? done : done == null || done.equals(said) ? said : said + ", " + done;
    }
    return said;
  }

  private boolean drawn(Event e) {
    return (e.kind() == Kind.LOCK || e.kind() == Kind.WAIT || e.kind() == Kind.UNLOCK)
        && (full || locks.contains(e.name()));
  }

  private Row lock(Event e, int depth) {
    String call = e.args().get(0).toString();
    String mark = marks.containsKey(e.name()) && e.kind() != Kind.UNLOCK ? "  <- " + marks.get(e.name()) : "";
    String waits = e.kind() != Kind.WAIT ? "" : mark.isEmpty() ? "  <- waits" : ", waits";
    return new Row(
        e.task(),
        depth,
        words.lock(call, e.name(), false) + mark + waits,
        words.lock(call, e.name(), true) + mark + waits);
  }

  private List<String> calls(Event e) {
    List<String> calls = new ArrayList<>();
    for (String frame : e.frames()) {
      String function = words.function(frame);
      if (function != null && (calls.isEmpty() || !calls.get(calls.size() - 1).equals(function))) {
        calls.add(function);
      }
    }
    return calls;
  }

  private void leave(int task, List<String> calls) {
    List<String> mine = open.get(task);
    int common = 0;
    while (common < mine.size() && common < calls.size() && mine.get(common).equals(calls.get(common))) {
      common++;
    }
    mine.subList(common, mine.size()).clear();
  }

  private void enter(int task, List<String> calls) {
    leave(task, calls);
    List<String> mine = open.get(task);
    for (int i = mine.size(); i < calls.size(); i++) {
      rows.add(Row.of(task, i, calls.get(i) + "()"));
      mine.add(calls.get(i));
    }
  }
}
