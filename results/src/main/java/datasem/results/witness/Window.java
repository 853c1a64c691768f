package datasem.results.witness;

import datasem.checker.Event;
import java.util.Optional;

/**
 * Check, then act: a task looks at a variable, another changes it, and the first goes on as if it had
 * not. All numbers are positions in {@link Recording#events}.
 *
 * @param task who checks and uses
 * @param check its last access to the variable before the change
 * @param change the store by another task
 * @param use what the task does next that rests on the check
 */
record Window(int task, int check, int change, int use) {

  /**
   * The window that ends at {@code damage}, or, where the damage is not a store, the first one there is.
   * A store to the checked variable is the strongest kind of use, then a store to another one, then the end
   * of the operation, whose answer rests on the check. A task that has read the variable once more after the
   * change counts only if nothing else is found: it may have asked for something else.
   */
  static Optional<Window> find(Recording r, Words words, int damage) {
    Optional<Window> strict = find(r, words, damage, true);
    return strict.isPresent() ? strict : find(r, words, damage, false);
  }

  private static Optional<Window> find(Recording r, Words words, int damage, boolean strict) {
    if (damage >= 0) {
      Optional<Window> exact = endingAt(r, words, damage, strict);
      if (exact.isPresent()) {
        return exact;
      }
    }
    Optional<Window> weaker = Optional.empty();
    for (int use = 0; use < r.size(); use++) {
      Event e = r.get(use);
      if (!Recording.changes(e, words) && e.kind() != Event.Kind.END) {
        continue;
      }
      Optional<Window> w = endingAt(r, words, use, strict);
      if (w.isPresent() && w.get().sameVariable(r)) {
        return w;
      }
      if (w.isPresent() && (weaker.isEmpty() || r.get(weaker.get().use).kind() == Event.Kind.END)) {
        weaker = w;
      }
    }
    return weaker;
  }

  /** The window with this use: first for the variable that the use stores, then for any other. */
  private static Optional<Window> endingAt(Recording r, Words words, int use, boolean strict) {
    Event u = r.get(use);
    String stored = Recording.stores(u) ? u.name() : null;
    Window other = null;
    for (int change = use - 1; change >= 0; change--) {
      Event k = r.get(change);
      if (k.task() == u.task() || !Recording.changes(k, words)) {
        continue;
      }
      int check = lastAccess(r, words, u.task(), k.name(), change);
      if (check < 0 || strict && looksAgain(r, u, k.name(), change, use)) {
        continue;
      }
      Window w = new Window(u.task(), check, change, use);
      if (k.name().equals(stored)) {
        return Optional.of(w);
      }
      other = other == null ? w : other;
    }
    return Optional.ofNullable(other);
  }

  /** The task's last read or change of a variable in the operation under way at {@code before}, or -1. */
  private static int lastAccess(Recording r, Words words, int task, String variable, int before) {
    for (int i = before - 1; i >= 0; i--) {
      Event e = r.get(i);
      if (e.task() != task) {
        continue;
      }
      if (e.kind() == Event.Kind.BEGIN || e.kind() == Event.Kind.END) {
        return -1;
      }
      if (e.name().equals(variable) && (Recording.reads(e) || Recording.changes(e, words))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the task reads the variable after the change, other than in the very step of its use. */
  private static boolean looksAgain(Recording r, Event use, String variable, int change, int end) {
    for (int i = change + 1; i < end; i++) {
      Event e = r.get(i);
      if (e.task() == use.task()
          && e.step() < use.step()
          && e.name().equals(variable)
          && Recording.reads(e)) {
        return true;
      }
    }
    return false;
  }

  private boolean sameVariable(Recording r) {
    return Recording.stores(r.get(use)) && r.get(use).name().equals(r.get(change).name());
  }
}
