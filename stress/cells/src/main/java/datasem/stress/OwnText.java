package datasem.stress;

import datasem.checker.SameText;
import datasem.scenarios.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells to run, and those that need not be since another runs the same text: three in ten, as a row of the table
 * often differs from its base in a function or two.
 *
 * @param run in the order given
 * @param others the kernel whose cell of the same scenario is run instead
 */
public record OwnText(List<Cell> run, Map<Cell, String> others) {

  /** Sorts these. */
  public static OwnText of(List<Cell> cells) {
    SameText same = new SameText();
    List<Cell> run = new ArrayList<>();
    Map<Cell, String> others = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String kernel = same.of(cell).name();
      if (kernel.equals(cell.kernel().name())) {
        run.add(cell);
      } else {
        others.put(cell, kernel);
      }
    }
    return new OwnText(run, others);
  }
}
