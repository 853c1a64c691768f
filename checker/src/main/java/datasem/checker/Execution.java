package datasem.checker;

import datasem.locking.Fingerprinted;
import datasem.locking.LockRuleViolation;
import datasem.locking.ModelError;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import java.util.Arrays;
import java.util.List;

/**
 * One program under control: a current schedule that can be lengthened by {@link #step} and shortened by
 * {@link #undo}. Single-threaded; the operations run on the caller's thread.
 *
 * <p>A step begins with the call that its task stands before, a point of choice, and goes on to the
 * next one.
 */
final class Execution extends Replaying {

  /** Told at the end of every step that has not broken the program; may let the same task go on. */
  interface Visitor {

    /** Whether to append one more step of the same task, its first alternative, without leaving the operation. */
    boolean arrived();
  }

  static final String LOCK_RULE = "LOCK_RULE";

  /** Leaves the operation after every step. */
  static final Visitor STAY = () -> false;

  private final boolean collapse;
  private final int maxOpSteps;

  final Program program;
  final Task[] tasks;
  private final Program.Instance instance;
  private final Predicates predicates;
  private Visitor visitor = STAY;

  private Frame[] frames = new Frame[64];
  private int depth;

  private Finding broke;
  private String overrun;

  Execution(Program program, Options options, WitnessListener witness) {
    super(options, witness);
    this.program = program;
    collapse = options.collapse();
    maxOpSteps = options.maxOpSteps();
    int n = program.tasks().size();
    if (n < 1 || n > LockCell.MAX_TASKS) {
      throw new ModelError("%s has %d tasks; the checker takes 1 to %d".formatted(
          program.name(), n, LockCell.MAX_TASKS));
    }
    instance = start(new Task(n, "start", 0));
    tasks = new Task[n];
    for (int i = 0; i < n; i++) {
      tasks[i] = new Task(i, program.tasks().get(i), instance.operations(i));
    }
    predicates = new Predicates(this, instance);
    closed = true;
  }

  /** The program's start, which may run operations of its own to reach the initial state. */
  private Program.Instance start(Task starter) {
    Program.Instance[] made = new Program.Instance[1];
    if (!sequentially(starter, () -> made[0] = program.start(this)) || starter.held != 0) {
      throw new ModelError("%s: its start waits for a lock or keeps one".formatted(program.name()));
    }
    return made[0];
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

  @Override
  void arrive(int code, Cell cell, int ways) {
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

  /** The program's predicates on every state. */
  List<Finding> always() {
    return predicates.always();
  }

  /** The program's predicates on a final state; leaves the state as it was. */
  List<Finding> atEnd() {
    return predicates.atEnd();
  }
}
