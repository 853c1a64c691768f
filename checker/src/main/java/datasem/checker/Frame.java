package datasem.checker;

/** A step of the current schedule, with what undoing it needs: the task's state before, and the trail's mark. */
final class Frame {
  Task task;
  int branch;
  int trailMark;
  long fingerprint;

  private int base;
  private int length;
  private int operation;
  private int steps;
  private int held;
  private int spins;
  private int pending;
  private Cell pendingCell;
  private int ways;
  private long results;
  private long history;
  private long hash;

  void save(Task t) {
    task = t;
    base = t.base;
    length = t.length;
    operation = t.operation;
    steps = t.steps;
    held = t.held;
    spins = t.spins;
    pending = t.pending;
    pendingCell = t.pendingCell;
    ways = t.ways;
    results = t.results;
    history = t.history;
    hash = t.hash;
  }

  void restore() {
    Task t = task;
    t.base = base;
    t.length = length;
    t.operation = operation;
    t.steps = steps;
    t.held = held;
    t.spins = spins;
    t.pending = pending;
    t.pendingCell = pendingCell;
    t.ways = ways;
    t.results = results;
    t.history = history;
    t.hash = hash;
  }
}
