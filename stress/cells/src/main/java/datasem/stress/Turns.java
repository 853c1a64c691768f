package datasem.stress;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which an engine takes the cells, the same in every run, so that a budget that does not reach
 * for all leaves out the same ones. First the two races that every run is to show, on the kernels around their fixes;
 * then the kernels that were released; then all others. Within these the order is along the diagonals: each takes every
 * scenario once, and another kernel for each.
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
    List<Kernel> others = new ArrayList<>(Kernels.all());
    others.removeAll(Kernels.released());
    List<Cell> cells = new ArrayList<>(diagonals(Kernels.released()));
    cells.addAll(diagonals(others));
    Set<String> taken = first().stream().map(Cell::name).collect(Collectors.toSet());
    cells.removeIf(cell -> taken.contains(cell.name()));
    return cells;
  }

  private static List<Cell> diagonals(List<Kernel> kernels) {
    List<Cell> cells = new ArrayList<>(StressCells.all());
    cells.removeIf(cell -> !kernels.contains(cell.kernel()));
    List<Scenario> scenarios = Scenarios.all();
    cells.sort(
        Comparator.comparingInt(
            cell ->
                Math.floorMod(kernels.indexOf(cell.kernel()) - scenarios.indexOf(cell.scenario()), kernels.size())));
    return cells;
  }
}
