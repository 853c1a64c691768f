package datasem.results.witness;

import datasem.checker.Event;
import datasem.checker.Event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a recording as rows. What is drawn, by these rules alone:
 *
 * <ul>
 *   <li>an observation that the {@link Words} have a phrase for; that nothing is found only where the
 *       window's check or use finds it;
 *   <li>the window's check and use, whatever they are;
 *   <li>a call on a sleeping lock that matters: two tasks take it, or somebody waits for it;
 *   <li>what a store does that is the damage, and what any store does that they have a phrase for;
 *   <li>a branch taken that is not the ordinary one;
 *   <li>the calls around these, each when it is entered;
 *   <li>what a task's last call returns, if all have ended;
 *   <li>nothing after the end that is given.
 * </ul>
 *
 * In full every lock call, store and result is drawn as well.
 */
final class Diagram {
  private static final String EXIT = "_exit";
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

  /** Events that are drawn with an earlier one. */
  private final Set<Integer> drawnAlready = new HashSet<>();

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
   * The rows up to and including the event {@code end}.
   *
   * @param damage the event that does the damage, or -1
   * @param looks the events that are the window's check and use, if there is one
   */
  List<Row> rows(int end, int damage, List<Integer> looks) {
    int last = full ? recording.size() - 1 : end;
    for (int i = 0; i <= last; i++) {
      Event e = recording.get(i);
      if (e.task() < 0 || e.task() >= open.size() || drawnAlready.contains(i)) {
        continue;
      }
      List<String> calls = calls(e);
      if (e.kind() == Kind.BEGIN) {
        begin(e);
      } else if (e.kind() == Kind.TRACE && words.announces(e) != null) {
        announced.put(e.task(), e);
      } else if (!uninteresting(e, looks)) {
        draw(i, calls, damage);
      }
      if (looks.contains(i) && Recording.reads(e) && !tellsOf(e)) {
        Event before = announced.get(e.task());
        boolean same = before != null && calls(before).equals(calls);
        add(e.task(), calls, "- " + (same ? words.inVain(before) : words.sees(e)));
      }
      leave(e.task(), calls);
      if (e.kind() == Kind.TRACE && e.name().endsWith(EXIT)) {
        leave(e.task(), without(calls, e.name().substring(0, e.name().length() - EXIT.length())));
      }
    }
    return rows;
  }

  private void draw(int i, List<String> calls, int damage) {
    Event e = recording.get(i);
    String note = note(e, calls, i == damage);
    if (note != null) {
      add(e.task(), calls, "- " + note);
    } else if (drawn(e)) {
      enter(e.task(), calls);
      rows.add(lock(e, calls.size(), letsGoAtOnce(i)));
    }
  }

  private void add(int task, List<String> calls, String text) {
    enter(task, calls);
    Row row = Row.of(task, calls.size(), text);
    if (rows.isEmpty() || !rows.get(rows.size() - 1).equals(row)) {
      rows.add(row);
    }
  }

  /** Whether an observation or a store in the same step tells what is read here. */
  private boolean tellsOf(Event read) {
    for (Event e : recording.events()) {
      boolean here = e.task() == read.task() && e.step() == read.step() && calls(e).equals(calls(read));
      boolean stores = Recording.stores(e) && e.name().equals(read.name());
      boolean says = e.kind() == Kind.TRACE && words.announces(e) == null && words.observation(e) != null;
      if (here && (stores || says)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> without(List<String> calls, String function) {
    int at = calls.indexOf(function);
    return at < 0 ? calls : calls.subList(0, at);
  }

  /** Whether the task gives the lock back before it does anything else: it has only waited for who had it. */
  private boolean letsGoAtOnce(int taken) {
    Event e = recording.get(taken);
    if (e.kind() == Kind.UNLOCK || !e.args().get(0).equals("lock")) {
      return false;
    }
    for (int i = taken + 1; i < recording.size(); i++) {
      Event next = recording.get(i);
      if (next.task() == e.task() && next.kind() != Kind.LOCK) {
        boolean gone = next.kind() == Kind.UNLOCK && next.name().equals(e.name());
        if (gone) {
          drawnAlready.add(i);
        }
        return gone;
      }
    }
    return false;
  }

  private boolean uninteresting(Event e, List<Integer> looks) {
    if (full || !words.findsNothing(e)) {
      return false;
    }
    for (int look : looks) {
      Event c = recording.get(look);
      if (c.step() == e.step() && calls(c).equals(calls(e))) {
        return false;
      }
    }
    return true;
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
      said = words.observation(before, e);
    } else if (e.kind() == Kind.TRACE || Recording.stores(e)) {
      said = words.observation(e);
    } else if (e.kind() == Kind.CHOOSE && !e.args().get(0).equals(0)) {
      said = e.name();
    } else if (e.kind() == Kind.BROKE) {
      said = e.args().get(1).toString();
    } else if (e.kind() == Kind.END && (recording.ended() || full)) {
      said = "returns " + words.returned(e.args().get(1));
    } else if (e.kind() == Kind.LOG && damage) {
      said = "printk: " + e.args().get(0);
    }
    if (damage && Recording.stores(e)) {
      String done = words.damage(e.name(), e.args().get(0), e.args().get(1));
      if (done == null && said == null) {
        done = "changes " + words.variable(e.name());
      }
      return said == null ? done : done == null || said.endsWith(done) ? said : said + ", " + done;
    }
    return said;
  }

  private boolean drawn(Event e) {
    return (e.kind() == Kind.LOCK || e.kind() == Kind.WAIT || e.kind() == Kind.UNLOCK)
        && (full || locks.contains(e.name()));
  }

  private Row lock(Event e, int depth, boolean only) {
    String call = only ? "wait" : e.args().get(0).toString();
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
