package datasem.stress.jcstress;

import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.stress.Canary;
import datasem.stress.StressCells;
import datasem.stress.TestSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A generated test.
 *
 * @param className its simple name
 * @param tasks threads it needs
 * @param weight its share of the time against that of others
 * @param cell what it runs, or null
 * @param canary what it runs, or null; one of the two is set
 */
record Test(String className, int tasks, int weight, Cell cell, Canary canary) {
  private static final int CANARY = 6;
  private static final int SOMETIMES = 3;
  private static final int NEVER = 1;

  /** All tests, the heaviest first: canaries, cells that ought to show something, and the others. */
  static List<Test> all() {
    List<Test> tests = new ArrayList<>();
    for (Canary canary : Canary.all()) {
      tests.add(new Test(TestSource.className(canary), canary.program().tasks().size(), CANARY, null, canary));
    }
    for (Cell cell : StressCells.all()) {
      int weight = cell.expected().verdict() == Expected.Verdict.SOMETIMES ? SOMETIMES : NEVER;
      tests.add(new Test(TestSource.className(cell), cell.tasks().size(), weight, cell, null));
    }
    tests.sort((a, b) -> b.weight - a.weight);
    return tests;
  }
}
