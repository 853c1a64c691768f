package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.locking.Locking;
import datasem.scenarios.Cell;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The same comparison as {@link CrossCheckTest} on the cells themselves: running every schedule, source-DPOR
 * and the search that remembers states reach the same final states with the same answers. Cells that run the same text
 * are compared once.
 */
class CellCrossCheckTest {

  /** Cells with more schedules are compared with source-DPOR only: running them one by one takes too long. */
  private static final int SCHEDULES = 10_000;

  /** Cells with more executions under source-DPOR are left to the search that remembers states, and named. */
  private static final int EXECUTIONS = 2_000;

  /** A cell that collects the outcomes it is asked to judge. */
  private static final class Collecting implements Program {
    final Set<Long> outcomes = new TreeSet<>();
    private final Cell cell;

    Collecting(Cell cell) {
      this.cell = cell;
    }

    @Override
    public String name() {
      return cell.name();
    }

    @Override
    public List<String> tasks() {
      return cell.tasks();
    }

    @Override
    public Instance start(Locking locking) {
      Instance instance = cell.start(locking);
      Execution run = (Execution) locking;
      return new Instance() {
        @Override
        public int operations(int task) {
          return instance.operations(task);
        }

        @Override
        public Object run(int task, int operation) {
          return instance.run(task, operation);
        }

        @Override
        public List<Finding> atEnd(Object[][] results) {
          outcomes.add(run.outcome(run.tasks));
          return List.of();
        }
      };
    }
  }

  /** Those whose texts differ most, or all of them. */
  private static List<Kernel> kernels() {
    return "all".equals(System.getProperty("kernels"))
        ? Kernels.all()
        : List.of(Kernels.V6_7, Kernels.V6_8, Kernels.V6_12, Kernels.V7_0);
  }

  @Test
  void three_searches_reach_the_same_outcomes() {
    SameText same = new SameText();
    int plainly = 0;
    int compared = 0;
    int several = 0;
    for (Scenario scenario : Scenarios.all()) {
      int left = 0;
      for (Kernel kernel : kernels()) {
        Cell cell = new Cell(kernel, scenario);
        if (kernels().contains(same.of(cell)) && same.of(cell) != kernel) {
          continue;
        }
        SourceDpor dpor = new SourceDpor(new Collecting(cell), Options.DEFAULT);
        if (!dpor.run(EXECUTIONS)) {
          left++;
          continue;
        }
        PlainSearch plain = new PlainSearch(new Collecting(cell), Options.DEFAULT);
        if (plain.run(SCHEDULES)) {
          assertEquals(plain.outcomes, dpor.outcomes, cell.name());
          plainly++;
        }
        for (boolean sleepSets : new boolean[] {true, false}) {
          Collecting collecting = new Collecting(cell);
          DepthFirst search = new DepthFirst(collecting, Options.DEFAULT.sleepSets(sleepSets));
          search.search();
          assertTrue(search.result().complete());
          assertEquals(dpor.outcomes, collecting.outcomes, cell.name());
        }
        compared++;
        several += dpor.outcomes.size() > 1 ? 1 : 0;
      }
      if (left > 0) {
        System.out.println(scenario.name() + ": " + left + " cells left out, over " + EXECUTIONS + " executions");
      }
    }
    System.out.println(
        compared + " cells: source-DPOR and the stateful search agree; " + plainly
            + " of them run schedule by schedule as well; " + several + " have several outcomes");
    assertTrue(plainly > compared / 4, "enough cells must be small enough for plain search");
    assertTrue(several > compared / 2);
  }
}
