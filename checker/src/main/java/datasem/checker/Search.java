package datasem.checker;

import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every search counts, and what ends it. Runs on one thread; another may watch whether it gets on. */
abstract class Search {
  private static final int TRANSITIONS_BETWEEN_LOOKS = 1 << 12;
  private static final double FINGERPRINTS = 0x1p64;
  private static final VarHandle TRANSITIONS;

  static {
    try {
      TRANSITIONS = MethodHandles.lookup().findVarHandle(Search.class, "transitions", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Program program;
  private final boolean stopAtFirst;
  private final long budget;
  private final long started = System.nanoTime();
  private final Map<String, CheckResult.Found> found = new LinkedHashMap<>();
  private String bound = "";
  private volatile boolean stopped;
  private long transitions;
  private int maxDepth;
  long finalStates;

  Search(Program program, Options options) {
    this.program = program;
    stopAtFirst = options.stopAtFirst();
    budget = options.budget().toNanos();
  }

  /** Runs to the end, to a bound or to the first finding. */
  abstract void search();

  abstract Execution execution();

  abstract long states();

  abstract long tableBytes();

  /** Counts a step that has led to a schedule of so many steps. */
  final void countTransition(int depth) {
    long n = transitions + 1;
    TRANSITIONS.setOpaque(this, n);
    if (depth > maxDepth) {
      maxDepth = depth;
    }
    if ((n & TRANSITIONS_BETWEEN_LOOKS - 1) == 0) {
      look();
    }
  }

  private void look() {
    if (System.nanoTime() - started > budget) {
      stopBounded("time: " + budget / 1_000_000 + " ms");
    }
  }

  /** The steps so far; may be called from another thread. */
  final long transitions() {
    return (long) TRANSITIONS.getOpaque(this);
  }

  final boolean stopped() {
    return stopped;
  }

  /** A bound left out some schedules; the search goes on with the others. */
  final void cut(String by) {
    if (bound.isEmpty()) {
      bound = by;
    }
  }

  /** A bound ends the search. */
  final void stopBounded(String by) {
    if (!stopped) {
      bound = by;
      stopped = true;
    }
  }

  final void found(List<Finding> findings) {
    for (Finding finding : findings) {
      found(finding);
    }
  }

  /** Keeps the first schedule for each anomaly's name. */
  final void found(Finding finding) {
    if (!found.containsKey(finding.anomaly())) {
      found.put(finding.anomaly(), new CheckResult.Found(finding, Schedule.of(execution())));
      stopped |= stopAtFirst;
    }
  }

  /** Puts a better schedule for an anomaly in the place of the one before. */
  final void foundBetter(Finding finding) {
    found.remove(finding.anomaly());
    found(finding);
  }

  final CheckResult result() {
    CheckResult.Ending ending = !bound.isEmpty() ? CheckResult.Ending.BOUNDED
        : stopped ? CheckResult.Ending.STOPPED_AT_FIRST
        : CheckResult.Ending.COMPLETE;
    double n = states();
    return new CheckResult(
        program.name(),
        program.tasks().size(),
        new ArrayList<>(found.values()),
        ending,
        bound,
        states(),
        transitions,
        finalStates,
        maxDepth,
        n * n / 2 / FINGERPRINTS,
        tableBytes(),
        (System.nanoTime() - started) * 1e-9);
  }
}
