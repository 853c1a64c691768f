package datasem.checker;

import datasem.scenarios.Finding;
import java.util.ArrayList;
import java.util.List;

/** A deadlock in words: who waits for what, held by whom. */
final class Standstill {
  static final String DEADLOCK = "DEADLOCK";

  private Standstill() {}

  static Finding of(Execution run) {
    List<String> waits = new ArrayList<>();
    for (Task t : run.tasks) {
      if (!t.ended()) {
        waits.add(blocked(run, t));
      }
    }
    return new Finding(DEADLOCK, String.join("; ", waits));
  }

  /** For example {@code reader waits in down_read(i_data_sem): writer waits to hold it exclusively}. */
  static String blocked(Execution run, Task t) {
    StringBuilder line = new StringBuilder(t.name).append(" waits in ").append(Broken.call(run, t.pending));
    if (t.pendingCell instanceof LockCell lock) {
      String separator = ": ";
      for (Task other : run.tasks) {
        String part = part(lock, other);
        if (part != null) {
          line.append(separator).append(other.name).append(part);
          separator = ", ";
        }
      }
    }
    return line.toString();
  }

  private static String part(LockCell lock, Task other) {
    int n = other.number;
    if (lock.writer() == n) {
      return " holds it";
    }
    String holds = lock.readerCount(n) == 0 ? null : " holds it shared";
    if (!lock.waits(n)) {
      return holds;
    }
    return holds == null ? " waits to hold it exclusively" : holds + " and waits to hold it exclusively";
  }
}
