package datasem.scenarios;

import java.util.List;

/**
 * One thread of user space.
 *
 * @param name unique within a scenario
 * @param calls what it does, in this order; at least one
 */
public record Task(String name, List<Syscall> calls) {
  public Task {
    calls = List.copyOf(calls);
    if (name.isBlank() || calls.isEmpty()) {
      throw new IllegalArgumentException("task \"" + name + "\" needs a name and a call");
    }
  }

  /** A task of calls in the text form of {@link Syscall#parseAll}. */
  public static Task of(String name, String calls) {
    return new Task(name, Syscall.parseAll(calls));
  }
}
