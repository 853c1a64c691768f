package datasem.checker;

import datasem.locking.ModelError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Messages about programs that cannot be checked, and where in a program something happened. */
final class Broken {
  private static final int TOP_FRAMES = 3;
  private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Broken() {}

  /** A failure that is no finding: names task, operation and schedule. */
  static ModelError model(Execution run, Task t, Throwable cause) {
    if (cause instanceof ModelError located && located.getCause() != null) {
      return located;
    }
    String what = cause instanceof ModelError ? cause.getMessage() : cause.toString();
    return error("%s: %s, operation %d, after %s: %s".formatted(
        run.program.name(), t.name, t.operation, Schedule.of(run), what), cause);
  }

  static ModelError predicate(Execution run, Throwable cause) {
    String what = cause instanceof ModelError ? cause.getMessage() : cause.toString();
    return error("%s: a predicate failed after %s: %s".formatted(run.program.name(), Schedule.of(run), what), cause);
  }

  private static ModelError error(String message, Throwable cause) {
    ModelError located = new ModelError(message);
    located.initCause(cause);
    return located;
  }

  /** An operation that called something else when it was run again. */
  static ModelError replay(Execution run, Task t, int before, int now) {
    return new ModelError("not deterministic: %s, operation %d, called %s and, run again with the same answers, %s"
        .formatted(t.name, t.operation, call(run, before), call(run, now)));
  }

  /** For example {@code down_read(i_data_sem)}. */
  static String call(Execution run, int code) {
    int kind = Call.kind(code);
    if (kind == Call.ENDED) {
      return "nothing more";
    }
    String of = kind == Call.CHOOSE
        ? Call.number(code) + " ways"
        : run.cells().get(Call.number(code)).name;
    return Call.method(code) + "(" + of + ")";
  }

  /** The names of the locks that a task holds. */
  static String held(Execution run, Task t) {
    List<String> names = new ArrayList<>();
    for (Cell cell : run.cells()) {
      if (cell instanceof LockCell lock && lock.held(t.number)) {
        names.add(lock.name);
      }
    }
    return String.join(", ", names);
  }

  static String overrun(Task t, int steps) {
    List<String> place = STACK.walk(frames -> program(frames).limit(TOP_FRAMES)
        .map(f -> f.toStackTraceElement().toString()).toList());
    return "%s, operation %d, has taken %d steps and is at %s".formatted(
        t.name, t.operation, steps, String.join(", called from ", place));
  }

  /** Where a thread is inside a program's operation, or inside a predicate, innermost frame first. */
  static String place(StackTraceElement[] stack) {
    List<String> place = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(Execution.class.getName()) || place.size() == TOP_FRAMES) {
        break;
      }
      place.add(frame.toString());
    }
    return String.join(", called from ", place);
  }

  /** The program's calls under way, outermost first. */
  static List<String> frames() {
    List<String> names = STACK.walk(frames -> program(frames)
        .filter(f -> !f.getMethodName().startsWith("lambda$"))
        .map(f -> f.getClassName() + "." + f.getMethodName()).toList());
    List<String> outermostFirst = new ArrayList<>(names);
    Collections.reverse(outermostFirst);
    return List.copyOf(outermostFirst);
  }

  /** From the program's innermost frame to its outermost: between our seam and our caller of it. */
  private static Stream<StackWalker.StackFrame> program(Stream<StackWalker.StackFrame> frames) {
    return frames.dropWhile(f -> ours(f.getDeclaringClass()))
        .takeWhile(f -> !Cells.class.isAssignableFrom(f.getDeclaringClass()));
  }

  private static boolean ours(Class<?> type) {
    return type == Broken.class || type == WitnessTeller.class || Cells.class.isAssignableFrom(type)
        || Cell.class.isAssignableFrom(type);
  }
}
