package datasem.checker;

import datasem.locking.Fingerprinted;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Looks for the schedule with the fewest switches between tasks, then the fewest steps, that shows one
 * anomaly. Goes through the schedules with no switch, then with one, and so on; a state in which the same task
 * has run last is gone on from once, or again if it is reached with as few switches in fewer steps.
 */
final class LeastSwitches extends Search {
  private static final int STEPS_BITS = 20;

  private final Execution run;
  private final String anomaly;
  private final int maxDepth;
  private final long maxStates;
  private final long maxBytes;
  private final SearchTree tree = new SearchTree();

  /** By state and last task: switches and steps. */
  private final Costs reached = new Costs();

  /** The states that do not show the anomaly. */
  private final Costs clean = new Costs();

  private int switches;
  private int bestSteps = Integer.MAX_VALUE;

  /** Where runs with one more switch begin. */
  private int[] next = new int[1024];

  private int nextSize;

  LeastSwitches(Program program, String anomaly, Options options) {
    super(program, options);
    this.anomaly = anomaly;
    run = new Execution(program, options, null);
    maxDepth = Math.min(options.maxDepth(), (1 << STEPS_BITS) - 1);
    maxStates = options.maxStates();
    maxBytes = options.maxTableBytes();
  }

  @Override
  void search() {
    run.begin(Execution.STAY);
    Finding atOnce = run.broke() == null ? shown() : anomaly(List.of(run.broke()));
    if (atOnce != null) {
      goal(atOnce);
    }
    if (atOnce != null || run.broke() != null) {
      return;
    }
    next[nextSize++] = SearchTree.ROOT;
    while (nextSize > 0 && bestSteps == Integer.MAX_VALUE && !stopped()) {
      int[] from = Arrays.copyOf(next, nextSize);
      nextSize = 0;
      for (int node : from) {
        int last = tree.task(node);
        for (int task = 0; task < run.tasks.length && !stopped(); task++) {
          if (task != last) {
            runOn(node, task);
          }
        }
      }
      switches++;
    }
  }

  /** Lets one task run on from a node as far as it can, in every way it can. */
  private void runOn(int from, int task) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty() && !stopped()) {
      int node = open.pop();
      tree.moveTo(node, run);
      if ((run.enabled() & 1 << task) == 0) {
        continue;
      }
      for (int branch = run.tasks[task].ways - 1; branch >= 0; branch--) {
        tree.moveTo(node, run);
        int child = step(node, task, branch);
        if (child != SearchTree.ROOT) {
          open.push(child);
        }
      }
    }
  }

  /** The node that a step leads to, or the root if there is no use in going on from it. */
  private int step(int node, int task, int branch) {
    if (tree.depth(node) + 1 >= bestSteps) {
      return SearchTree.ROOT;
    }
    run.step(task, branch);
    countTransition(run.depth());
    if (run.broke() != null) {
      Finding broke = anomaly(List.of(run.broke()));
      if (broke != null) {
        goal(broke);
      }
      run.undo();
      return SearchTree.ROOT;
    }
    if (!worthwhile(task)) {
      run.undo();
      return SearchTree.ROOT;
    }
    int child = tree.add(node, task, branch);
    if (nextSize == next.length) {
      next = Arrays.copyOf(next, 2 * nextSize);
    }
    next[nextSize++] = child;
    tree.arrivedAt(child);
    return child;
  }

  private boolean worthwhile(int task) {
    if (run.overrun() != null) {
      cut("steps of one operation: " + run.overrun());
      return false;
    }
    long key = Fingerprinted.mix(run.fingerprint, task);
    int before = reached.get(key);
    int now = switches << STEPS_BITS | run.depth();
    if (before != Costs.NONE && (before >>> STEPS_BITS < switches || before <= now)) {
      return false;
    }
    reached.put(key, now);
    Finding shown = shown();
    if (shown != null) {
      goal(shown);
      return false;
    }
    if (run.depth() >= maxDepth) {
      cut("depth: schedules of more than " + maxDepth + " steps");
      return false;
    }
    if (reached.size() >= maxStates) {
      stopBounded("states: " + maxStates);
    } else if (tableBytes() > maxBytes) {
      stopBounded("memory: " + maxBytes + " bytes for the tables of states");
    }
    return !stopped();
  }

  /** The anomaly as the current state shows it, or null. */
  private Finding shown() {
    if (clean.get(run.fingerprint) != Costs.NONE) {
      return null;
    }
    Finding finding = anomaly(run.always());
    if (finding == null && run.enabled() == 0) {
      finding = anomaly(run.allEnded() ? run.atEnd() : List.of(Standstill.of(run)));
    }
    if (finding == null) {
      clean.put(run.fingerprint, 0);
    }
    return finding;
  }

  private Finding anomaly(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.anomaly().equals(anomaly)) {
        return finding;
      }
    }
    return null;
  }

  private void goal(Finding finding) {
    bestSteps = run.depth();
    foundBetter(finding);
  }

  @Override
  Execution execution() {
    return run;
  }

  @Override
  long states() {
    return reached.size();
  }

  @Override
  long tableBytes() {
    return reached.bytes() + clean.bytes() + tree.bytes();
  }
}
