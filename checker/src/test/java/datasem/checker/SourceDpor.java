package datasem.checker;

import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Dynamic partial-order reduction with source sets, without remembering states: a second algorithm over
 * the same steps, to compare outcomes with. For programs whose schedules all end or deadlock.
 */
final class SourceDpor {

  private static final class Event {
    final int task;
    final int enabledBefore;

    /** Whether only this task could go on, inside a section that is one step but for a choice. */
    final boolean inside;

    /** Whom to run from the state before the event, and who has been. */
    int backtrack;

    long reads;
    long writes;
    long adds;

    /** The events that happen before this one, itself included. */
    long past;

    Event(int task, int enabledBefore, boolean inside) {
      this.task = task;
      this.enabledBefore = enabledBefore;
      this.inside = inside;
    }

    boolean dependent(Event e) {
      return task == e.task
          || (writes & (e.reads | e.writes | e.adds)) != 0
          || (e.writes & (reads | adds)) != 0
          || (adds & e.reads | reads & e.adds) != 0;
    }
  }

  final Set<Long> outcomes = new TreeSet<>();
  long deadlocks;
  long executions;
  private final Execution run;
  private final List<Event> trace = new ArrayList<>();

  SourceDpor(Program program, Options options) {
    run = new Execution(program, options, null);
  }

  void run() {
    run.begin(Execution.STAY);
    explore();
  }

  private void explore() {
    if (run.broke() != null) {
      throw new IllegalArgumentException("schedules must not break off: " + run.broke());
    }
    int enabled = run.enabled();
    for (Task t : run.tasks) {
      if (!t.ended() && (enabled & t.bit) == 0) {
        racesOfBlocked(t);
      }
    }
    if (enabled == 0) {
      executions++;
      if (run.allEnded()) {
        outcomes.add(run.outcome(run.tasks));
      } else {
        deadlocks++;
      }
      return;
    }
    int backtrack = Integer.lowestOneBit(enabled);
    int done = 0;
    while ((backtrack & ~done) != 0) {
      int task = Integer.numberOfTrailingZeros(backtrack & ~done);
      done |= 1 << task;
      int ways = run.tasks[task].ways;
      boolean inside = run.tasks[task].spins != 0 && run.tasks[task].pendingCell == null;
      for (int branch = 0; branch < ways; branch++) {
        Event event = new Event(task, enabled, inside);
        event.backtrack = backtrack;
        run.step(task, branch);
        event.reads = run.reads;
        event.writes = run.writes;
        event.adds = run.adds;
        races(event);
        trace.add(event);
        explore();
        trace.remove(trace.size() - 1);
        run.undo();
        backtrack |= event.backtrack;
      }
    }
  }

  /** What a task would do if it could: the lock it stands before. */
  private void racesOfBlocked(Task t) {
    if (t.pendingCell == null) {
      return;
    }
    Event wanted = new Event(t.number, 0, false);
    wanted.writes = t.pendingCell.bit;
    races(wanted);
  }

  private void races(Event e) {
    e.past = 1L << trace.size();
    for (int i = trace.size() - 1; i >= 0; i--) {
      Event earlier = trace.get(i);
      if (!earlier.dependent(e)) {
        continue;
      }
      boolean direct = (e.past & 1L << i) == 0;
      e.past |= earlier.past;
      if (direct && earlier.task != e.task) {
        reverse(i, e);
      }
    }
  }

  /** Sees to it that from the state before event {@code i} some task is run that leads to {@code e} before it. */
  private void reverse(int i, Event e) {
    Event first = trace.get(i);
    if (first.inside) {
      int start = i;
      while (trace.get(start).inside) {
        start--;
      }
      trace.get(start).backtrack |= trace.get(start).enabledBefore;
      return;
    }
    int initials = 0;
    List<Event> kept = new ArrayList<>();
    for (int j = i + 1; j <= trace.size(); j++) {
      Event next = j == trace.size() ? e : trace.get(j);
      if (next != e && (next.past & 1L << i) != 0) {
        continue;
      }
      if (kept.stream().noneMatch(k -> k.dependent(next))) {
        initials |= 1 << next.task;
      }
      kept.add(next);
    }
    if ((first.backtrack & initials) != 0) {
      return;
    }
    int able = initials & first.enabledBefore;
    first.backtrack |= able == 0 ? first.enabledBefore : Integer.lowestOneBit(able);
  }
}
