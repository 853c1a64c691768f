package datasem.checker;

import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.Arrays;
import java.util.List;

/**
 * Visits every reachable state once, depth first, the running task first. With sleep sets a state keeps the
 * tasks that need not run from it, since what they do commutes with what was done since they were run
 * elsewhere; a state met again with fewer of them is expanded by the difference.
 */
final class DepthFirst extends Search implements Execution.Visitor {
  private final Execution run;
  private final Visited visited;
  private final boolean sleepSets;
  private final int maxDepth;
  private final long maxStates;
  private final int tasks;

  /** The depth of the state that is expanded, -1 when all is done. */
  private int depth = -1;

  /** By depth: the tasks still to run, those asleep or done, and the move under way. */
  private int[] todo = new int[64];

  private int[] asleep = new int[64];
  private int[] task = new int[64];
  private int[] branch = new int[64];
  private int[] ways = new int[64];

  /** By depth and task, for those asleep or done: reads, writes, adds of their step. */
  private long[] footprints;

  DepthFirst(Program program, Options options) {
    super(program, options);
    run = new Execution(program, options, null);
    visited = new Visited(options.maxTableBytes());
    sleepSets = options.sleepSets();
    maxDepth = options.maxDepth();
    maxStates = options.maxStates();
    tasks = run.tasks.length;
    footprints = new long[65 * tasks * 3];
  }

  @Override
  void search() {
    run.begin(this);
    if (run.broke() != null) {
      found(run.broke());
      return;
    }
    enter();
    while (depth >= 0 && !stopped()) {
      while (run.depth() > depth) {
        run.undo();
      }
      if (nextMove()) {
        run.step(task[depth], branch[depth]);
        if (run.broke() != null) {
          countTransition(run.depth());
          noteFootprint();
          found(run.broke());
        }
      } else {
        depth--;
      }
    }
  }

  /** Picks the next branch of the task under way, or the next task; false when the state is done. */
  private boolean nextMove() {
    int d = depth;
    if (branch[d] + 1 < ways[d]) {
      branch[d]++;
      return true;
    }
    if (ways[d] != 0 && sleepSets) {
      asleep[d] |= 1 << task[d];
    }
    if (todo[d] == 0) {
      return false;
    }
    move(Integer.numberOfTrailingZeros(todo[d]));
    return true;
  }

  private void move(int next) {
    int d = depth;
    todo[d] &= ~(1 << next);
    task[d] = next;
    branch[d] = 0;
    ways[d] = run.tasks[next].ways;
    int f = (d * tasks + next) * 3;
    footprints[f] = 0;
    footprints[f + 1] = 0;
    footprints[f + 2] = 0;
  }

  @Override
  public boolean arrived() {
    countTransition(run.depth());
    if (sleepSets) {
      noteFootprint();
    }
    int went = task[depth];
    if (run.overrun() != null) {
      cut("steps of one operation: " + run.overrun());
      return false;
    }
    if (!enter() || stopped() || (todo[depth] & 1 << went) == 0) {
      return false;
    }
    move(went);
    return true;
  }

  /** Whether the state reached is to be expanded, as the new depth. */
  private boolean enter() {
    int sleeping = depth >= 0 && sleepSets ? stillAsleep() : 0;
    int before = visited.meet(run.fingerprint, sleeping);
    if (before >= 0) {
      int awake = before & ~sleeping;
      return awake != 0 && expand(awake & run.enabled(), sleeping & before);
    }
    int enabled = run.enabled();
    newState(enabled);
    if (before == Visited.FULL) {
      stopBounded("memory: " + visited.bytes() + " bytes for the table of states, which may not grow");
    }
    return expand(enabled & ~sleeping, sleeping);
  }

  private boolean expand(int toRun, int sleeping) {
    if (toRun == 0) {
      return false;
    }
    if (run.depth() >= maxDepth) {
      cut("depth: schedules of more than " + maxDepth + " steps");
      return false;
    }
    if (++depth == todo.length) {
      grow();
    }
    todo[depth] = toRun;
    asleep[depth] = sleeping;
    branch[depth] = 0;
    ways[depth] = 0;
    return true;
  }

  private void newState(int enabled) {
    List<Finding> broken = run.always();
    if (!broken.isEmpty()) {
      found(broken);
    }
    if (enabled == 0) {
      if (run.allEnded()) {
        finalStates++;
        found(run.atEnd());
      } else {
        found(Standstill.of(run));
      }
    }
    if (visited.size() >= maxStates) {
      stopBounded("states: " + maxStates);
    }
  }

  /** Adds the last step's footprint to that of the task under way. */
  private void noteFootprint() {
    int f = (depth * tasks + task[depth]) * 3;
    footprints[f] |= run.reads;
    footprints[f + 1] |= run.writes;
    footprints[f + 2] |= run.adds;
  }

  /** The tasks asleep before the last step that commute with it; hands their footprints down. */
  private int stillAsleep() {
    int kept = 0;
    for (int left = asleep[depth]; left != 0; left &= left - 1) {
      int t = Integer.numberOfTrailingZeros(left);
      int f = (depth * tasks + t) * 3;
      long r = footprints[f];
      long w = footprints[f + 1];
      long a = footprints[f + 2];
      if ((w & (run.reads | run.writes | run.adds) | run.writes & (r | a) | a & run.reads | r & run.adds) == 0) {
        kept |= 1 << t;
        int to = f + tasks * 3;
        footprints[to] = r;
        footprints[to + 1] = w;
        footprints[to + 2] = a;
      }
    }
    return kept;
  }

  private void grow() {
    int capacity = 2 * depth;
    todo = Arrays.copyOf(todo, capacity);
    asleep = Arrays.copyOf(asleep, capacity);
    task = Arrays.copyOf(task, capacity);
    branch = Arrays.copyOf(branch, capacity);
    ways = Arrays.copyOf(ways, capacity);
    footprints = Arrays.copyOf(footprints, (capacity + 1) * tasks * 3);
  }

  @Override
  Execution execution() {
    return run;
  }

  @Override
  long states() {
    return visited.size();
  }

  @Override
  long tableBytes() {
    return visited.bytes();
  }
}
