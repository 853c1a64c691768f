package datasem.scenarios;

import java.util.List;

/**
 * What is done to a final state to bring its damage to light: calls in sequence, after all tasks have
 * ended. Each observer starts from the same final state.
 *
 * @param name short, for messages
 * @param calls at least one; an eviction comes last if at all
 */
public record Observer(String name, List<Syscall> calls) {
  public Observer {
    calls = List.copyOf(calls);
    if (name.isBlank() || calls.isEmpty()) {
      throw new IllegalArgumentException("observer \"" + name + "\" needs a name and a call");
    }
    for (Syscall call : calls.subList(0, calls.size() - 1)) {
      if (call instanceof CacheCall.Evict) {
        throw new IllegalArgumentException("observer \"" + name + "\": nothing can follow an eviction");
      }
    }
  }

  /** An observer of calls in the text form of {@link Syscall#parseAll}. */
  public static Observer of(String name, String calls) {
    return new Observer(name, Syscall.parseAll(calls));
  }
}
