package datasem.scenarios;

import datasem.ext4.Ext4SbInfo;
import datasem.locking.Counter;
import datasem.locking.Locking;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * At most one failure in a run, at a place and a time that the engine chooses. Places that a scenario
 * does not name never fail and offer no choice, so its other cells stay as they are.
 */
final class OneFailure implements Ext4SbInfo.Fault {
  private final Map<String, String> places;
  private final Counter left;

  OneFailure(Locking locking, Set<Failure> failures) {
    places = failures.stream().collect(Collectors.toMap(Failure::where, Failure::what));
    left = places.isEmpty() ? null : locking.counter("failures left", 0);
  }

  /** From now on, after the setup. */
  void arm() {
    if (left != null) {
      left.add(1);
    }
  }

  /** Whether it has happened, seen from outside every task. */
  boolean happened() {
    return left != null && left.peek() == 0;
  }

  @Override
  public boolean happens(Locking locking, String where) {
    if (!places.containsKey(where) || left.read() == 0 || locking.choose(places.get(where), 2) == 0) {
      return false;
    }
    left.add(-1);
    return true;
  }
}
