package datasem.checker;

import java.time.Duration;

/**
 * How to search: bounds, reductions and the size of a step. Immutable; each setter returns a copy.
 *
 * <p>A search that meets a bound is inconclusive unless it has found what it looked for. A schedule is
 * valid only for the step size that it was found with: {@link #releaseSteps}, {@link #nestedSpins},
 * {@link #counterSteps} and {@link #recursiveReads} must be the same when it is replayed.
 */
public final class Options implements Cloneable {

  /** All defaults. */
  public static final Options DEFAULT = new Options();

  private long maxStates = 100_000_000;
  private int maxDepth = 100_000;
  private int maxOpSteps = 1_000;
  private Duration budget = Duration.ofMinutes(10);
  private long maxTableBytes = Runtime.getRuntime().maxMemory() / 2;
  private Duration silence = Duration.ofSeconds(20);
  private boolean sleepSets = true;
  private boolean collapse = true;
  private boolean releaseSteps;
  private boolean nestedSpins;
  private boolean counterSteps;
  private boolean recursiveReads;
  private boolean stopAtFirst;

  private Options() {}

  private Options copy() {
    try {
      return (Options) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** States visited at most; default 100 million. */
  public long maxStates() {
    return maxStates;
  }

  public Options maxStates(long states) {
    Options o = copy();
    o.maxStates = states;
    return o;
  }

  /** Steps of one schedule at most; default 100,000. */
  public int maxDepth() {
    return maxDepth;
  }

  public Options maxDepth(int steps) {
    Options o = copy();
    o.maxDepth = steps;
    return o;
  }

  /** Steps of one operation at most, or it is said to loop; default 1,000. */
  public int maxOpSteps() {
    return maxOpSteps;
  }

  public Options maxOpSteps(int steps) {
    Options o = copy();
    o.maxOpSteps = steps;
    return o;
  }

  /** Wall-clock time at most; default 10 minutes. Looked at every few thousand transitions. */
  public Duration budget() {
    return budget;
  }

  public Options budget(Duration time) {
    Options o = copy();
    o.budget = time;
    return o;
  }

  /** Bytes of the table of states at most, while it grows too; default half the heap. */
  public long maxTableBytes() {
    return maxTableBytes;
  }

  public Options maxTableBytes(long bytes) {
    Options o = copy();
    o.maxTableBytes = bytes;
    return o;
  }

  /** How long one transition or predicate may take, or it is said to loop without any call; default 20 seconds. */
  public Duration silence() {
    return silence;
  }

  public Options silence(Duration time) {
    Options o = copy();
    o.silence = time;
    return o;
  }

  /** Reduction: leave out steps that commute with all done since; fewer transitions, same states. Default on. */
  public boolean sleepSets() {
    return sleepSets;
  }

  public Options sleepSets(boolean on) {
    Options o = copy();
    o.sleepSets = on;
    return o;
  }

  /** Reduction: an operation that has ended is remembered by its result, not by all it has seen. Default on. */
  public boolean collapse() {
    return collapse;
  }

  public Options collapse(boolean on) {
    Options o = copy();
    o.collapse = on;
    return o;
  }

  /** Step size: a release is a step of its own, instead of part of the one before. Default off. */
  public boolean releaseSteps() {
    return releaseSteps;
  }

  public Options releaseSteps(boolean on) {
    Options o = copy();
    o.releaseSteps = on;
    return o;
  }

  /**
   * Step size: taking a spinning lock under another one is a point of choice, so that spinning locks
   * taken in both orders are seen to deadlock. Default off: the outermost section is one step.
   */
  public boolean nestedSpins() {
    return nestedSpins;
  }

  public Options nestedSpins(boolean on) {
    Options o = copy();
    o.nestedSpins = on;
    return o;
  }

  /**
   * Step size: adding to a counter is a point of choice unless a spinning lock is held. Default off,
   * which is exact only if no task reads the counter between the addition and the step it belongs to.
   */
  public boolean counterSteps() {
    return counterSteps;
  }

  public Options counterSteps(boolean on) {
    Options o = copy();
    o.counterSteps = on;
    return o;
  }

  /** Rule: a task may hold a lock shared more than once, so that the deadlock this leads to is seen. Default off. */
  public boolean recursiveReads() {
    return recursiveReads;
  }

  public Options recursiveReads(boolean on) {
    Options o = copy();
    o.recursiveReads = on;
    return o;
  }

  /** Whether to stop at the first finding, instead of collecting all; default off. */
  public boolean stopAtFirst() {
    return stopAtFirst;
  }

  public Options stopAtFirst(boolean on) {
    Options o = copy();
    o.stopAtFirst = on;
    return o;
  }
}
