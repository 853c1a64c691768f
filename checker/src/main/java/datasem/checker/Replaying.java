package datasem.checker;

import datasem.locking.Fingerprinted;
import datasem.locking.Guard;
import datasem.locking.ModelError;

/**
 * What a call of the seam comes to: answered from the log, or done, or the point at which the step ends. Every
 * call takes one slot of the running task's log, also those without an answer, so that running an operation
 * again applies nothing twice.
 */
abstract class Replaying extends Cells {

  /** A bit that every step has among its reads, and no cell has. */
  static final long EVERY_STEP = 1L << Cell.BITS;

  final boolean releaseSteps;
  final boolean nestedSpins;
  final boolean counterSteps;
  final boolean recursiveReads;

  /** Hears what happens, or null. */
  final WitnessTeller listener;

  /** Whose call this is: the running task, the observer, or null outside all of them. */
  Task current;

  /** The running task's log has been replayed up to here. */
  int position;

  /** The branch that the step takes if its point of choice is a choice. */
  int branch;

  /** Whether the step's point of choice is still to come. */
  boolean due;

  /** Whether the step has ended, so that the operation must be left. */
  boolean stopped;

  /** Whether calls are done at once, without points of choice. */
  boolean sequential;

  private boolean insideGuard;

  /** Footprint of the current step: the objects read, written, added to. */
  long reads;

  long writes;
  long adds;

  Replaying(Options options, WitnessListener witness) {
    releaseSteps = options.releaseSteps();
    nestedSpins = options.nestedSpins();
    counterSteps = options.counterSteps();
    recursiveReads = options.recursiveReads();
    listener = witness == null ? null : new WitnessTeller(witness, self());
  }

  /** Whether a guard that is none of our locks asks some of them, without a slot in the log. */
  boolean insideGuard() {
    return insideGuard;
  }

  /** Whether the log answers this call; then it has no effect. */
  boolean answered(int code) {
    Task t = current;
    if (t == null || position >= t.length) {
      return false;
    }
    if (t.calls[position] != code) {
      throw Broken.replay(self(), t, t.calls[position], code);
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
      throw Broken.replay(self(), current, current.pending, code);
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

  /** Ends the step at a point of choice; returns if the same task goes on with another step. */
  abstract void arrive(int code, Cell cell, int ways);

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
        throw Broken.replay(self(), current, current.pending, Call.CHOOSE | ways);
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
