package datasem.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Event;
import datasem.checker.Options;
import datasem.checker.Replay;
import datasem.checker.Schedule;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import datasem.stress.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * All cells in one mode: the canary first, then the rest, each with an even part of the time that is left.
 * A cell costs a second or so whatever its part, hence cells may be left out for lack of time: kernels as
 * released come before proposals.
 */
final class CellsRun {
  /** Time for the cells that a run is to show whatever the budget; they take a part of it only. */
  private static final double LONG = 60;

  private static final Set<String> MUST_SHOW = Set.of("v6.8 mkwrite_vs_fallocate");
  private static final String CANARY = "v6.7 read_vs_da_write";

  private final Mode mode;
  private final Results results;
  private final List<Cell> cells = new ArrayList<>();
  private final long begin = System.nanoTime();
  private final double seconds;
  private CellResult canary;
  private int done;

  /** Wall time of the whole module: its share of the build's budget. */
  static double moduleSeconds() {
    return Budget.share(System.getProperty("budget", "10m"), System.getProperty("lincheck.share", "45")).toMillis()
        / 1e3;
  }

  CellsRun(Mode mode) throws IOException {
    this.mode = mode;
    this.results = new Results(Path.of(System.getProperty("engine.results", "target/engine-results")), mode.engine());
    this.seconds = moduleSeconds() * mode.share();
    for (Scenario scenario : Scenarios.all()) {
      for (Kernel kernel : Kernels.all()) {
        if (scenario.expects(kernel)) {
          cells.add(new Cell(kernel, scenario));
        }
      }
    }
    cells.sort(Comparator.comparing(c -> !c.kernel().name().startsWith("v")));
  }

  Stream<DynamicTest> tests() {
    Stream<DynamicTest> canary = Stream.of(DynamicTest.dynamicTest("canary", this::canary));
    Stream<DynamicTest> all = cells.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> run(c)));
    return Stream.concat(canary, all);
  }

  /** Silence means nothing unless the engine can see the race that is known to be there. */
  private void canary() throws IOException {
    Cell seed = new Cell(Kernels.V6_7, Scenarios.byName("read_vs_da_write").orElseThrow());
    canary = CellRun.run(seed, mode, LONG);
    results.canary("seed_race", canary);
    say("canary", canary);
    assertTrue(canary.seen(), () -> mode.engine() + " does not see the race of " + seed.name() + ": " + canary.line());
  }

  private void run(Cell cell) throws IOException {
    CellResult result = result(cell);
    done++;
    results.add(result);
    say(done + "/" + cells.size(), result);
    if (done == cells.size()) {
      results.end(cells.size());
      results.close();
    }
    assertFalse(result.contradicts(), () -> bothWitnesses(cell, result));
  }

  private CellResult result(Cell cell) {
    double left = seconds - (System.nanoTime() - begin) / 1e9;
    if (canary != null && cell.name().equals(CANARY)) {
      return canary;
    }
    if (MUST_SHOW.contains(cell.name())) {
      return CellRun.run(cell, mode, LONG);
    }
    return left > 0 ? CellRun.run(cell, mode, left / (cells.size() - done)) : CellRun.leftOut(cell, mode);
  }

  private static void say(String number, CellResult result) {
    System.out.printf("%8s %s%n", number, result.line());
  }

  private static String bothWitnesses(Cell cell, CellResult result) {
    return cell.name() + " is expected never to show an anomaly (" + cell.expected().source() + "), but "
        + result.engine() + " saw " + result.anomaly() + ".\n" + result.report() + "\n\n"
        + checkersWitness(cell, result.anomaly());
  }

  private static String checkersWitness(Cell cell, String anomaly) {
    Optional<Schedule> schedule = Checker.witness(cell, anomaly, Options.DEFAULT);
    if (schedule.isEmpty()) {
      CheckResult all = Checker.check(cell, Options.DEFAULT);
      return "The checker finds no such schedule: " + all.ending() + ", " + all.states() + " states.";
    }
    StringBuilder text = new StringBuilder("The checker's witness, schedule " + schedule.get() + ":\n");
    Replay.run(cell, schedule.get(), event -> tell(text, event));
    return text.toString();
  }

  private static void tell(StringBuilder text, Event event) {
    text.append("%4d %s%s %s %s%n".formatted(
        event.step(), "    ".repeat(event.task()), event.kind(), event.name(), event.args()));
  }
}
