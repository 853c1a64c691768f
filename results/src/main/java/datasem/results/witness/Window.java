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
   * The window that ends at {@code damage}, or, where there is none, the first one there is.
   * A store to the checked variable is the strongest kind of use, then a store to another one, then the end
   * of the operation, whose answer rests on the check. A task that has read the variable once more after the
   * change counts only if nothing else is found: it may have asked for something else.
   */
  static Optional<Window> find(Recording r, Words words, int damage) {
    for (boolean strict : new boolean[] {true, false}) {
      Optional<Window> exact = damage < 0 ? Optional.empty() : endingAt(r, words, damage, strict);
      if (exact.isPresent()) {
        return exact;
      }
    }
    Optional<Window> any = first(r, words, true);
    return (any.isPresent() ? any : first(r, words, false)).map(w -> w.usedInLook(r));
  }

  private static Optional<Window> first(Recording r, Words words, boolean strict) {
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

  /**
   * The window with this use: of a change at the block that is broken, of the variable that the use stores, with
   * the check and then the change nearest to the use, in this order of preference.
   */
  private static Optional<Window> endingAt(Recording r, Words words, int use, boolean strict) {
    Event u = r.get(use);
    String stored = Recording.stores(u) ? u.name() : null;
    Window best = null;
    int bestRank = -1;
    for (int change = use - 1; change >= 0; change--) {
      Event k = r.get(change);
      if (k.task() == u.task() || !Recording.changes(k, words)) {
        continue;
      }
      int check = lastAccess(r, words, u.task(), k.name(), change);
      if (check < 0 || strict && looksAgain(r, u, k.name(), change, use)) {
        continue;
      }
      int rank = (words.touches(k, r.block()) ? 2 : 0) + (k.name().equals(stored) ? 1 : 0);
      if (best == null || rank > bestRank || rank == bestRank && check > best.check) {
        best = new Window(u.task(), check, change, use);
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Where the answer itself is the use: the second look that it was made of, if the task's last step has one. */
  private Window usedInLook(Recording r) {
    if (r.get(use).kind() == Event.Kind.END) {
      for (int i = use - 1; i > change && r.get(i).step() == r.get(use).step(); i--) {
        Event e = r.get(i);
        if (e.task() == task && e.name().equals(r.get(change).name()) && Recording.reads(e)) {
          return new Window(task, check, change, i);
        }
      }
    }
    return this;
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
