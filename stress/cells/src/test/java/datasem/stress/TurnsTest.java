package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenarios;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static Set<String> names(List<Cell> cells) {
    return cells.stream().map(Cell::name).collect(Collectors.toSet());
  }

  @Test
  void everyCellHasOneTurn() {
    List<Cell> turns = new ArrayList<>(Turns.first());
    turns.addAll(Turns.others());
    assertEquals(names(StressCells.all()), names(turns));
    assertEquals(StressCells.all().size(), turns.size());
  }

  @Test
  void theRacesThatEveryRunIsToShowComeFirst() {
    Set<String> first = names(Turns.first());
    for (String scenario : List.of("read_vs_da_write", "mkwrite_vs_fallocate")) {
      for (String kernel : List.of("v6.7", "v6.8", "v6.11", Kernels.byName("newest").orElseThrow().name())) {
        assertTrue(first.contains(kernel + " " + scenario), kernel + " " + scenario);
      }
    }
  }

  @Test
  void theReleasesComeBeforeWhatWasProposed() {
    int released = Kernels.released().size() * Scenarios.all().size();
    List<Cell> turns = new ArrayList<>(Turns.first());
    turns.addAll(Turns.others());
    for (Cell cell : turns.subList(0, released)) {
      assertTrue(Kernels.released().contains(cell.kernel()), cell.name());
    }
  }

  /** A budget for so many cells leaves out no scenario and no release. */
  @Test
  void aFewTurnsReachEveryScenarioAndRelease() {
    Set<String> scenarios = new HashSet<>();
    Set<String> kernels = new HashSet<>();
    List<Cell> few = new ArrayList<>(Turns.first());
    few.addAll(Turns.others().subList(0, Scenarios.all().size()));
    for (Cell cell : few) {
      scenarios.add(cell.scenario().name());
      kernels.add(cell.kernel().name());
    }
    assertEquals(Scenarios.all().size(), scenarios.size());
    assertEquals(Kernels.released().size(), kernels.size());
  }
}
