package datasem.stress.jcstress;

import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.stress.Canary;
import datasem.stress.TestSource;
import datasem.stress.Turns;
import java.util.List;

/**
 * A generated test.
 *
 * @param className its simple name
 * @param cell what it runs, or null
 * @param canary what it runs, or null; one of the two is set
 */
record Test(String className, Cell cell, Canary canary) {

  static Test of(Cell cell) {
    return new Test(TestSource.className(cell), cell, null);
  }

  static Test of(Canary canary) {
    return new Test(TestSource.className(canary), null, canary);
  }

  static List<Test> canaries() {
    return Canary.all().stream().map(Test::of).toList();
  }

  /** The cells that have their time whatever the budget. */
  static List<Test> first() {
    return Turns.first().stream().map(Test::of).toList();
  }

  /** Threads it needs. */
  int tasks() {
    return cell == null ? canary.program().tasks().size() : cell.tasks().size();
  }

  /** Whether an anomaly ought to be seen. */
  boolean oughtToShow() {
    return cell == null ? canary.mustShow() : cell.expected().verdict() == Expected.Verdict.SOMETIMES;
  }

  @Override
  public String toString() {
    return cell == null ? "canary " + canary.name() : cell.name();
  }
}
