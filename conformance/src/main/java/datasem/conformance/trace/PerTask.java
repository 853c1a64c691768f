package datasem.conformance.trace;

import java.util.HashMap;

/**
 * What is known of tasks, by their number. A recording of any length has to do with bounded memory: with more tasks
 * than a bound all of it is forgotten.
 */
final class PerTask<V> extends HashMap<Integer, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  /** @param most the bound */
  PerTask(int most) {
    this.most = most;
  }

  @Override
  public V put(Integer pid, V value) {
    if (size() >= most) {
      clear();
    }
    return super.put(pid, value);
  }
}
