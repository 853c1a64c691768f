package datasem.results.witness;

import datasem.checker.Event;
import datasem.checker.Replay;
import datasem.checker.Schedule;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule as it was replayed.
 *
 * @param tasks the tasks' names by number
 * @param events all that happened, in order
 * @param finding what is broken
 * @param brokenAt the step after which it first was, from 1; 0 if at the start
 * @param ended whether every task had ended by then
 * @param first what was broken first on the way there, be it another anomaly; else the finding
 * @param firstAt the step after which that was
 */
record Recording(
    List<String> tasks,
    List<Event> events,
    Finding finding,
    int brokenAt,
    boolean ended,
    Finding first,
    int firstAt) {

  private static final Pattern BLOCK = Pattern.compile("(?:block|page) (\\d+)");

  /**
   * Replays a schedule of a program.
   *
   * @throws datasem.checker.UnfitSchedule if the program cannot follow it
   * @throws IllegalArgumentException if the schedule does not show the anomaly
   */
  static Recording of(Program program, String anomaly, Schedule schedule) {
    List<Event> events = new ArrayList<>();
    Finding finding = find(Replay.run(program, schedule, events::add), anomaly);
    if (finding == null) {
      throw new IllegalArgumentException(
          "%s: %s does not show %s".formatted(program.name(), schedule, anomaly));
    }
    List<Schedule.Run> steps = new ArrayList<>();
    for (Schedule.Run run : schedule.runs()) {
      for (int i = 1; i <= run.steps(); i++) {
        steps.add(new Schedule.Run(run.task(), 1, i == run.steps() ? run.branch() : 0));
      }
    }
    int brokenAt = steps.size();
    boolean ended = true;
    Finding first = null;
    int firstAt = 0;
    for (int n = 0; n <= steps.size(); n++) {
      Replay prefix = Replay.run(program, new Schedule(steps.subList(0, n)), e -> {});
      if (first == null && !prefix.findings().isEmpty()) {
        first = prefix.findings().get(0);
        firstAt = n;
      }
      if (find(prefix, anomaly) != null) {
        brokenAt = n;
        ended = prefix.ended();
        break;
      }
    }
    if (first == null || !ended) {
      first = finding;
      firstAt = brokenAt;
    }
    return new Recording(program.tasks(), List.copyOf(events), finding, brokenAt, ended, first, firstAt);
  }

  private static Finding find(Replay replay, String anomaly) {
    return replay.findings().stream()
        .filter(f -> f.anomaly().equals(anomaly))
        .findFirst()
        .orElse(null);
  }

  /** The block that was broken first, or -1 where that is not told. */
  int block() {
    Matcher m = BLOCK.matcher(first.detail());
    return m.find() ? Integer.parseInt(m.group(1)) : -1;
  }

  Event get(int index) {
    return events.get(index);
  }

  int size() {
    return events.size();
  }

  static boolean reads(Event e) {
    return e.kind() == Event.Kind.GET || e.kind() == Event.Kind.READ_ONCE;
  }

  static boolean stores(Event e) {
    return e.kind() == Event.Kind.SET || e.kind() == Event.Kind.WRITE_ONCE;
  }

  /** Whether a store leaves another value than it found, as far as a witness can tell them apart. */
  static boolean changes(Event e, Words words) {
    return stores(e)
        && !Objects.equals(
            words.essence(e.name(), e.args().get(0)), words.essence(e.name(), e.args().get(1)));
  }

  /**
   * The variables' and counters' values after the first {@code count} events; those that no event
   * touches are missing.
   */
  Map<String, Object> values(int count) {
    Map<String, Object> values = new TreeMap<>();
    for (int i = events.size() - 1; i >= count; i--) {
      Event e = events.get(i);
      if (before(e) != null) {
        values.put(e.name(), before(e));
      }
    }
    for (Event e : events.subList(0, Math.min(count, events.size()))) {
      Object after = after(e);
      if (after != null) {
        values.put(e.name(), after);
      }
    }
    return values;
  }

  private static Object before(Event e) {
    return switch (e.kind()) {
      case GET, READ_ONCE, SET, WRITE_ONCE, COUNTER_READ -> e.args().get(0);
      case COUNTER_ADD -> number(e.args().get(1)) - number(e.args().get(0));
      default -> null;
    };
  }

  private static Object after(Event e) {
    return switch (e.kind()) {
      case GET, READ_ONCE, COUNTER_READ -> e.args().get(0);
      case SET, WRITE_ONCE, COUNTER_ADD -> e.args().get(1);
      default -> null;
    };
  }

  private static long number(Object o) {
    return ((Number) o).longValue();
  }
}
