package datasem.stress;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.util.ArrayList;
import java.util.List;

/** The cells that every engine is given: each pair of a kernel and a scenario of which something is expected. */
public final class StressCells {
  private StressCells() {}

  /** Scenario by scenario in the order of their list, kernels oldest first. */
  public static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (Scenario scenario : Scenarios.all()) {
      for (Kernel kernel : Kernels.all()) {
        if (scenario.expects(kernel)) {
          cells.add(new Cell(kernel, scenario));
        }
      }
    }
    return List.copyOf(cells);
  }

  /**
   * One cell by its names.
   *
   * @throws IllegalArgumentException if there is no such kernel or scenario
   */
  public static Cell of(String kernel, String scenario) {
    return new Cell(
        Kernels.byName(kernel).orElseThrow(() -> new IllegalArgumentException("no kernel " + kernel)),
        Scenarios.byName(scenario).orElseThrow(() -> new IllegalArgumentException("no scenario " + scenario)));
  }
}
