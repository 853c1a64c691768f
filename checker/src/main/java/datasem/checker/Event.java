package datasem.checker;

import java.util.List;

/**
 * Something that happened in a replayed schedule.
 *
 * @param step the step of the schedule it belongs to, from 1; 0 for what came before the first
 * @param task the number of the task
 * @param name what it concerns: the lock, variable, counter or tracepoint, the choice, or the task
 * @param args see {@link Kind}
 * @param frames the program's calls under way, outermost first, each as {@code package.Class.method}
 */
public record Event(int step, int task, Kind kind, String name, List<Object> args, List<String> frames) {

  /** What happened, and what the event's args are. */
  public enum Kind {
    /** An operation begins: its number, from 0. */
    BEGIN,
    /** An operation ends: its number, what it returned. */
    END,
    /** A lock is had: the seam's call, for example {@code down_read}. */
    LOCK,
    /** A writer asks for a lock that it cannot have yet, and now holds back readers: the seam's call. */
    WAIT,
    /** A lock is released or downgraded: the seam's call. */
    UNLOCK,
    /** A variable is read under its guard: the value. */
    GET,
    /** A variable is stored under its guard: the old value, the new one. */
    SET,
    /** A variable is read without its guard: the value. */
    READ_ONCE,
    /** A variable is stored without its guard: the old value, the new one. */
    WRITE_ONCE,
    /** A counter is added to: the amount, the new value. */
    COUNTER_ADD,
    /** A counter is read: the value. */
    COUNTER_READ,
    /** A message is logged: the message. */
    LOG,
    /** A choice is made: the branch taken, the number of ways. */
    CHOOSE,
    /** A tracepoint fires: its fields. */
    TRACE,
    /** The task breaks a rule: the anomaly's name, its detail; nothing follows. */
    BROKE
  }
}
