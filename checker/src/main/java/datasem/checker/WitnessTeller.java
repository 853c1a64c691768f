package datasem.checker;

import datasem.scenarios.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Makes events with the program's stack. An operation's first lines run in the step before its first
 * point of choice, so its beginning and its tracepoints there are kept until its task acts.
 */
final class WitnessTeller {
  private final WitnessListener listener;
  private final Execution run;
  private final List<List<Event>> kept = new ArrayList<>();

  WitnessTeller(WitnessListener listener, Execution run) {
    this.listener = listener;
    this.run = run;
  }

  void begin(Task t) {
    keep(t, event(t, Event.Kind.BEGIN, t.name, t.operation));
  }

  void tell(Task t, Event.Kind kind, String name, Object... args) {
    Event event = event(t, kind, name, args);
    if (kind == Event.Kind.TRACE && !keptOf(t).isEmpty()) {
      keep(t, event);
    } else {
      flush(t);
      listener.happened(event);
    }
  }

  void broke(Task t, Finding finding) {
    flush(t);
    listener.happened(new Event(
        run.depth(), t.number, Event.Kind.BROKE, t.name, List.of(finding.anomaly(), finding.detail()), List.of()));
  }

  private void keep(Task t, Event event) {
    keptOf(t).add(event);
  }

  private void flush(Task t) {
    for (Event e : keptOf(t)) {
      listener.happened(new Event(run.depth(), e.task(), e.kind(), e.name(), e.args(), e.frames()));
    }
    keptOf(t).clear();
  }

  private List<Event> keptOf(Task t) {
    while (kept.size() <= t.number) {
      kept.add(new ArrayList<>());
    }
    return kept.get(t.number);
  }

  private Event event(Task t, Event.Kind kind, String name, Object... args) {
    List<Object> list = Collections.unmodifiableList(Arrays.asList(args.clone()));
    return new Event(run.depth(), t.number, kind, name, list, Broken.frames());
  }
}
