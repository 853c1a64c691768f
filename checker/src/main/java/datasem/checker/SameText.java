package datasem.checker;

import datasem.ext4.Kernel;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which cells are one and the same: a kernel that differs from its base in functions only that no interleaving of the
 * scenario runs, on either of them, does there what its base does. Shown by visiting every state of the base's cell.
 */
public final class SameText {
  private final Map<String, Set<String>> ran = new HashMap<>();

  /** The oldest kernel down the cell's bases that runs the same text in every interleaving, or the cell's own. */
  public Kernel of(Cell cell) {
    Kernel kernel = cell.kernel();
    while (kernel.base() != null && Collections.disjoint(kernel.patched(), ran(kernel.base(), cell.scenario()))) {
      kernel = kernel.base();
    }
    return kernel;
  }

  /** Names of the contested functions that run in some interleaving, by what {@link Kernel#telling} says. */
  private Set<String> ran(Kernel kernel, Scenario scenario) {
    return ran.computeIfAbsent(kernel.name() + " " + scenario.name(), cell -> {
      Set<String> names = ConcurrentHashMap.newKeySet();
      CheckResult result = Checker.check(new Cell(kernel.telling(names::add), scenario), Options.DEFAULT);
      if (!result.complete()) {
        names.addAll(root(kernel).patched());
      }
      return names;
    });
  }

  private static Kernel root(Kernel kernel) {
    return kernel.base() == null ? kernel : root(kernel.base());
  }
}
