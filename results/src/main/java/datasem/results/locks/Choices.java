package datasem.results.locks;

import datasem.locking.JvmLocking;
import java.util.ArrayList;
import java.util.List;

/** Takes the model's free choices in every combination, one run after another. */
final class Choices implements JvmLocking.Chooser {
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> ways = new ArrayList<>();
  private int position;
  private boolean open;

  /** Begins a run: the ordinary course until {@link #open}. */
  void begin() {
    position = 0;
    open = false;
  }

  /** From here on the choices count. */
  void open() {
    open = true;
  }

  @Override
  public int choose(String what, int count) {
    if (!open) {
      return 0;
    }
    if (position == taken.size()) {
      taken.add(0);
      ways.add(count);
    }
    return taken.get(position++);
  }

  /** Whether there is another combination, which the next run then takes. */
  boolean next() {
    while (!taken.isEmpty()) {
      int last = taken.size() - 1;
      if (taken.get(last) + 1 < ways.get(last)) {
        taken.set(last, taken.get(last) + 1);
        return true;
      }
      taken.remove(last);
      ways.remove(last);
    }
    return false;
  }
}
