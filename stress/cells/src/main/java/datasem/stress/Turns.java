package datasem.stress;

import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which an engine takes the cells, the same in every run, so that a budget that does not reach
 * for all leaves out the same ones. First the two races that every run is to show, on the kernels around their fixes;
 * then diagonals through the matrix: each takes every scenario once, and another kernel for each.
 */
public final class Turns {
  private static final List<String> SCENARIOS = List.of(Canary.SCENARIO, "mkwrite_vs_fallocate");
  private static final List<String> KERNELS = List.of(Canary.KERNEL, "v6.8", "v6.11", "newest");

  private Turns() {}

  /** The cells that come first and have their time whatever the budget. */
  public static List<Cell> first() {
    List<Cell> cells = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      for (String kernel : KERNELS) {
        cells.add(StressCells.of(Kernels.byName(kernel).orElseThrow().name(), scenario));
      }
    }
    return cells;
  }

  /** All other cells. */
  public static List<Cell> others() {
    Set<String> taken = new LinkedHashSet<>();
    first().forEach(cell -> taken.add(cell.name()));
    Map<String, Integer> scenarios = new LinkedHashMap<>();
    Map<String, Integer> kernels = new LinkedHashMap<>();
    Kernels.all().forEach(kernel -> kernels.put(kernel.name(), kernels.size()));
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : StressCells.all()) {
      scenarios.putIfAbsent(cell.scenario().name(), scenarios.size());
      if (!taken.contains(cell.name())) {
        cells.add(cell);
      }
    }
    cells.sort(
        Comparator.comparingInt(
            cell ->
                Math.floorMod(
                    kernels.get(cell.kernel().name()) - scenarios.get(cell.scenario().name()), kernels.size())));
    return cells;
  }
}
