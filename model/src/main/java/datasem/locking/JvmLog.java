package datasem.locking;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** An immutable set, replaced as a whole: nothing is allocated for a log that stays empty. */
final class JvmLog implements Log, JvmValue {
  private final AtomicReference<SortedSet<String>> messages = new AtomicReference<>(Collections.emptySortedSet());

  @Override
  public void add(String message) {
    messages.updateAndGet(before -> {
      if (before.contains(message)) {
        return before;
      }
      SortedSet<String> after = new TreeSet<>(before);
      after.add(message);
      return Collections.unmodifiableSortedSet(after);
    });
  }

  @Override
  public SortedSet<String> peek() {
    return messages.get();
  }

  @Override
  public Object saved() {
    return peek();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void restore(Object saved) {
    messages.set((SortedSet<String>) saved);
  }
}
