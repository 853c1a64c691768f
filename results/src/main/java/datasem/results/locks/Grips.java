package datasem.results.locks;

import datasem.locking.JvmLocking;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one task of a program holds while it touches what others can reach, when it runs alone with every
 * outcome of its free choices. A look without a lock, READ_ONCE(), is no touch.
 */
final class Grips implements LockObserver {

  /** One hold of a lock, from its acquisition to its release. */
  private static final class Hold {
    final String lock;
    boolean exclusive;

    Hold(String lock, boolean exclusive) {
      this.lock = lock;
      this.exclusive = exclusive;
    }
  }

  private final List<Hold> held = new ArrayList<>();
  private final TreeMap<String, Boolean> throughout = new TreeMap<>();
  private final TreeMap<String, Boolean> sometimes = new TreeMap<>();
  private List<Hold> common;
  private boolean running;
  private boolean first = true;

  private Grips() {}

  /** The grips of the first operation of a task. */
  static Grips of(Program program, int task) {
    Grips grips = new Grips();
    Choices choices = new Choices();
    do {
      choices.begin();
      grips.running = false;
      Program.Instance instance = program.start(new ObservedLocking(new JvmLocking(choices, null), grips));
      choices.open();
      grips.begin();
      instance.run(task, 0);
      grips.end();
    } while (choices.next());
    return grips;
  }

  private void begin() {
    running = true;
    held.clear();
    common = null;
  }

  private void end() {
    Map<String, Boolean> now = new LinkedHashMap<>();
    if (common != null) {
      common.forEach(hold -> now.put(hold.lock, hold.exclusive));
    }
    if (first) {
      throughout.putAll(now);
    } else {
      throughout.keySet().retainAll(now.keySet());
      throughout.replaceAll((lock, exclusive) -> exclusive && now.get(lock));
    }
    first = false;
  }

  /** Locks held from the first touch to the last without a gap; true where exclusively. */
  Map<String, Boolean> throughout() {
    return throughout;
  }

  /** Locks held at some moment; true where exclusively at some moment. */
  Map<String, Boolean> sometimes() {
    return sometimes;
  }

  @Override
  public void take(String lock, String call) {
    if (running) {
      boolean exclusive = LockObserver.exclusive(call);
      held.add(new Hold(lock, exclusive));
      sometimes.merge(lock, exclusive, Boolean::logicalOr);
    }
  }

  @Override
  public void release(String lock) {
    for (int i = held.size() - 1; i >= 0; i--) {
      if (held.get(i).lock.equals(lock)) {
        held.remove(i);
        return;
      }
    }
  }

  @Override
  public void downgrade(String lock) {
    held.stream().filter(hold -> hold.lock.equals(lock)).forEach(hold -> hold.exclusive = false);
  }

  @Override
  public void touch(String variable) {
    if (!running) {
      return;
    }
    if (common == null) {
      common = new ArrayList<>(held);
    } else {
      common.retainAll(held);
    }
  }
}
