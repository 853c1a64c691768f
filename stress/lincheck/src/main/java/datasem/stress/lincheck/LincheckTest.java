package datasem.stress.lincheck;

import datasem.scenarios.Cell;
import datasem.scenarios.Expected;

/**
 * What Lincheck is given to run: a cell, for itself or as the canary, or generated calls.
 *
 * @param cell or null
 * @param canary its name, or null
 * @param generated or null; then there is a name, too
 */
record LincheckTest(Cell cell, String canary, Linearizability.Generated generated) {

  static LincheckTest of(Cell cell) {
    return new LincheckTest(cell, null, null);
  }

  static LincheckTest canary(String name, Cell cell) {
    return new LincheckTest(cell, name, null);
  }

  static LincheckTest of(Linearizability.Generated generated) {
    return new LincheckTest(null, Linearizability.name(generated), generated);
  }

  boolean oughtToShow() {
    return cell == null ? generated.mustFail() : cell.expected().verdict() == Expected.Verdict.SOMETIMES;
  }

  @Override
  public String toString() {
    return canary == null ? cell.name() : "canary " + canary;
  }
}
