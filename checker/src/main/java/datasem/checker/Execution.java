package datasem.checker;

import datasem.locking.Fingerprinted;
import datasem.locking.Guard;
import datasem.locking.LockRuleViolation;
import datasem.locking.ModelError;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * One program under control: a current schedule that can be lengthened by {@link #step} and shortened by
 * {@link #undo}. Single-threaded; the operations run on the caller's thread.
 *
 * <p>A step begins with the call that its task stands before, a point of choice, and goes on to the
 * next one. Every call of the seam takes one slot of the task's log, also those without an answer, so
 * that running an operation again applies nothing twice.
 */
final class Execution extends Cells {

  /** Told at the end of every step that has not broken the program; may let the same task go on. */
  interface Visitor {

    /** Whether to append one more step of the same task, its first alternative, without leaving the operation. */
    boolean arrived();
  }

  static final String LOCK_RULE = "LOCK_RULE";

  /** A bit that every step has among its reads, and no cell has. */
  private static final long EVERY_STEP = 1L << Cell.BITS;

  static final Visitor STAY = () -> false;

  final boolean releaseSteps;
  final boolean nestedSpins;
  final boolean counterSteps;
  final boolean recursiveReads;
  private final boolean collapse;
  private final int maxOpSteps;

  final Program program;
  final Task[] tasks;
  final WitnessTeller listener;
  private final Task observer;
  private final Program.Instance instance;
  private Visitor visitor = STAY;

  private Frame[] frames = new Frame[64];
  private int depth;

  /** Whose call this is: the running task, the observer, or null outside all of them. */
  private Task current;

  /** The log's part for the current operation has been replayed up to here. */
  private int position;

  private int branch;

  /** Whether the step's point of choice is still to come. */
  private boolean due;

  private boolean stopped;
  private boolean sequential;
  boolean insideGuard;

  /** Footprint of the current step: the objects read, written, added to. */
  long reads;

  long writes;
  long adds;

  private Finding broke;
  private String overrun;

  Execution(Program program, Options options, WitnessListener witness) {
    this.program = program;
    releaseSteps = options.releaseSteps();
    nestedSpins = options.nestedSpins();
    counterSteps = options.counterSteps();
    recursiveReads = options.recursiveReads();
    collapse = options.collapse();
    maxOpSteps = options.maxOpSteps();
    listener = witness == null ? null : new WitnessTeller(witness, this);
    int n = program.tasks().size();
    if (n < 1 || n > LockCell.MAX_TASKS) {
      throw new ModelError("%s has %d tasks; the checker takes 1 to %d".formatted(
          program.name(), n, LockCell.MAX_TASKS));
    }
    instance = program.start(this);
    tasks = new Task[n];
    for (int i = 0; i < n; i++) {
      tasks[i] = new Task(i, program.tasks().get(i), instance.operations(i));
    }
    observer = new Task(n, "observer", 0);
    closed = true;
  }

  /** Brings every task before its first point of choice; to be called once, before the first step. */
  void begin(Visitor toTell) {
    trail.nextStep();
    for (Task t : tasks) {
      if (broke == null) {
        due = false;
        runOn(t);
      }
    }
    visitor = toTell;
  }

  /** The steps of the current schedule. */
  int depth() {
    return depth;
  }

  /** The task and the branch of a step of the current schedule, from 0. */
  Task task(int step) {
    return frames[step].task;
  }

  int branch(int step) {
    return frames[step].branch;
  }

  /** What the last step broke, after which nothing can follow, or null. */
  Finding broke() {
    return broke;
  }

  /** Which operation has used up its steps in the last step, and where it was, or null. */
  String overrun() {
    return overrun;
  }

  /** The tasks that can move, as a mask. */
  int enabled() {
    int mask = 0;
    for (Task t : tasks) {
      if (t.pending == Call.ENDED) {
        continue;
      }
      Cell cell = t.pendingCell;
      if (cell == null) {
        if (t.spins != 0) {
          return t.bit;
        }
        mask |= t.bit;
      } else if (cell.available(t.pending, t.number)) {
        mask |= t.bit;
      }
    }
    return mask;
  }

  /** Which operation or predicate runs; for a monitor on another thread. */
  String whoRuns() {
    Task t = current;
    return t == null ? "a predicate" : t.name + ", operation " + t.operation + ",";
  }

  boolean allEnded() {
    for (Task t : tasks) {
      if (t.pending != Call.ENDED) {
        return false;
      }
    }
    return true;
  }

  /** Appends one step, or more as the visitor wishes. The task must be able to move. */
  void step(int task, int branchTaken) {
    Task t = tasks[task];
    push(t, branchTaken);
    position = t.base;
    runOn(t);
  }

  /** Takes the last step back. */
  void undo() {
    Frame frame = frames[--depth];
    trail.undo(frame.trailMark);
    fingerprint = frame.fingerprint;
    frame.restore();
    broke = null;
    overrun = null;
  }

  private void push(Task t, int branchTaken) {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, 2 * depth);
    }
    Frame frame = frames[depth];
    if (frame == null) {
      frame = new Frame();
      frames[depth] = frame;
    }
    depth++;
    frame.save(t);
    frame.branch = branchTaken;
    frame.trailMark = trail.mark();
    frame.fingerprint = fingerprint;
    trail.nextStep();
    t.steps++;
    branch = branchTaken;
    due = true;
    reads = EVERY_STEP;
    writes = 0;
    adds = 0;
  }

  private void runOn(Task t) {
    current = t;
    stopped = false;
    try {
      while (t.operation < t.operations) {
        if (listener != null && t.length == t.base && !due) {
          listener.begin(t);
        }
        end(t, instance.run(t.number, t.operation));
      }
      t.pending = Call.ENDED;
      t.pendingCell = null;
      settle(t);
      visitor.arrived();
    } catch (Stop stop) {
      stopped = false;
    } catch (LockRuleViolation violation) {
      broke = new Finding(LOCK_RULE, violation.getMessage());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (!(e instanceof FindingException found)) {
        throw Broken.model(this, t, e);
      }
      broke = found.finding();
    } finally {
      current = null;
    }
    if (broke != null && listener != null) {
      listener.broke(t, broke);
    }
  }

  private void end(Task t, Object result) {
    if (stopped) {
      throw new ModelError("the operation goes on after it was stopped: it must not catch Error");
    }
    if (due) {
      throw new ModelError("not deterministic: the operation ended where it had called "
          + Broken.call(this, position < t.length ? t.calls[position] : t.pending));
    }
    if (t.held != 0) {
      throw new LockRuleViolation("%s ends an operation and holds %s".formatted(t.name, Broken.held(this, t)));
    }
    if (listener != null) {
      listener.tell(t, Event.Kind.END, t.name, t.operation, result);
    }
    t.returned[t.operation] = result;
    long seen = Fingerprinted.of(result);
    t.results = Fingerprinted.mix(collapse ? t.results : t.share(), seen);
    t.history = t.results;
    t.operation++;
    t.base = t.length;
    t.steps = 0;
    position = t.base;
  }

  /** Brings the task's share of the fingerprint up to date. */
  private void settle(Task t) {
    long share = t.share();
    fingerprint ^= t.hash ^ share;
    t.hash = share;
  }

  // What the cells call.

  /** Whether the log answers this call; then it has no effect. */
  boolean answered(int code) {
    Task t = current;
    if (t == null || position >= t.length) {
      return false;
    }
    if (t.calls[position] != code) {
      throw Broken.replay(this, t, t.calls[position], code);
    }
    position++;
    return true;
  }

  /** The answer to the call that {@link #answered} has just found. */
  Object answer() {
    return current.answers[position - 1];
  }

  /** The running task; every call that the log does not answer comes here. */
  Task now() {
    if (stopped) {
      throw Stop.STOP;
    }
    if (current == null) {
      throw new ModelError("a call of the seam outside every task");
    }
    return current;
  }

  /** A point of choice: goes on if this is the call the step is for, and leaves the operation otherwise. */
  void point(int code, Cell cell) {
    if (sequential) {
      return;
    }
    if (!due) {
      arrive(code, cell, 1);
    } else if (current.pending != code) {
      throw Broken.replay(this, current, current.pending, code);
    }
    due = false;
  }

  /** Ends the step before a call that cannot be done now. */
  void leave(int code, Cell cell) {
    if (!sequential) {
      arrive(code, cell, 1);
    }
    stopped = true;
    throw Stop.STOP;
  }

  private void arrive(int code, Cell cell, int ways) {
    Task t = current;
    t.pending = code;
    t.pendingCell = cell;
    t.ways = ways;
    settle(t);
    if (t.steps >= maxOpSteps) {
      overrun = Broken.overrun(t, maxOpSteps);
    }
    if (visitor.arrived()) {
      push(t, 0);
      return;
    }
    stopped = true;
    throw Stop.STOP;
  }

  /** Logs a call without an answer. */
  void record(int code) {
    Task t = current;
    if (t.length == t.calls.length) {
      t.growLog();
    }
    t.calls[t.length++] = code;
    position = t.length;
  }

  /** Logs a call and its answer; {@code seen} is the answer's hash. */
  void record(int code, Object answer, long seen) {
    Task t = current;
    if (t.length == t.calls.length) {
      t.growLog();
    }
    t.answers[t.length] = answer;
    t.calls[t.length++] = code;
    position = t.length;
    t.history = Fingerprinted.mix(t.history, seen);
  }

  @Override
  public int choose(String what, int ways) {
    if (answered(Call.CHOOSE | ways)) {
      return (Integer) answer();
    }
    now();
    int taken = 0;
    if (ways > 1 && !sequential) {
      if (!due) {
        if (current.spins != 0) {
          writes |= EVERY_STEP; // nobody else can go on before the section has ended, so it commutes with nothing
        }
        arrive(Call.CHOOSE | ways, null, ways);
      } else if (current.pending != (Call.CHOOSE | ways)) {
        throw Broken.replay(this, current, current.pending, Call.CHOOSE | ways);
      }
      due = false;
      taken = branch;
    }
    record(Call.CHOOSE | ways, taken, taken);
    if (listener != null) {
      tell(Event.Kind.CHOOSE, what, taken, ways);
    }
    return taken;
  }

  @Override
  public boolean tracing() {
    return listener != null;
  }

  @Override
  public void trace(String event, Object... fields) {
    if (listener != null && current != null && !due && !sequential) {
      listener.tell(current, Event.Kind.TRACE, event, fields);
    }
  }

  /** Tells the listener, which must not be null, of something that the running task does. */
  void tell(Event.Kind kind, String name, Object... args) {
    if (!sequential && current != null) {
      listener.tell(current, kind, name, args);
    }
  }

  /** Asserts a guard that is not one of our locks, without slots for what it asks them. */
  void checkGuard(Guard guard, boolean exclusively) {
    now();
    insideGuard = true;
    try {
      if (exclusively) {
        guard.assert_held_write();
      } else {
        guard.assert_held();
      }
    } finally {
      insideGuard = false;
    }
  }

  @Override
  void checkOutside(String what) {
    if (current != null && !sequential) {
      throw new ModelError(current.name + " peeks at " + what + ": that is for predicates only");
    }
  }

  // Predicates.

  /** The program's predicates on every state. */
  List<Finding> always() {
    Task running = current;
    current = null;
    try {
      return instance.always();
    } catch (RuntimeException e) {
      throw Broken.predicate(this, e);
    } finally {
      current = running;
    }
  }

  /** The program's predicates on a final state; leaves the state as it was. */
  List<Finding> atEnd() {
    Object[][] results = new Object[tasks.length][];
    for (Task t : tasks) {
      results[t.number] = t.returned.clone();
    }
    Task running = current;
    long before = fingerprint;
    int mark = trail.mark();
    observer.held = 0;
    observer.spins = 0;
    try {
      return asObserver(() -> instance.atEnd(results));
    } finally {
      trail.undo(mark);
      fingerprint = before;
      current = running;
      position = running == null ? 0 : running.length;
    }
  }

  private List<Finding> asObserver(Supplier<List<Finding>> predicate) {
    List<Finding> found = new ArrayList<>();
    try {
      if (!sequentially(observer, () -> found.addAll(predicate.get()))) {
        throw new ModelError("the observer at the end waits for a lock");
      }
      if (observer.held != 0) {
        found.add(new Finding(LOCK_RULE, "the observer at the end holds " + Broken.held(this, observer)));
      }
    } catch (LockRuleViolation violation) {
      found.add(new Finding(LOCK_RULE, violation.getMessage()));
    } catch (RuntimeException e) {
      if (!(e instanceof FindingException f)) {
        throw Broken.predicate(this, e);
      }
      found.add(f.finding());
    }
    return found;
  }

  /**
   * Runs code as a task, at once and without points of choice.
   *
   * @return false if it had to wait for a lock, having asked for it
   */
  boolean sequentially(Task task, Runnable code) {
    trail.nextStep();
    current = task;
    task.length = 0;
    position = 0;
    sequential = true;
    due = false;
    stopped = false;
    try {
      code.run();
      return true;
    } catch (Stop stop) {
      return false;
    } finally {
      stopped = false;
      sequential = false;
      current = null;
    }
  }
}
