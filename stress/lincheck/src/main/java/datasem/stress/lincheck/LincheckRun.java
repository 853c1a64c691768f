package datasem.stress.lincheck;

import datasem.stress.Canary;
import datasem.stress.Course;
import datasem.stress.EngineArguments;
import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.EngineLines;
import datasem.stress.Fork;
import datasem.stress.OwnText;
import datasem.stress.Pace;
import datasem.stress.StressCells;
import datasem.stress.Turns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs every cell in one mode of Lincheck within a budget; what it says goes to {@code ENGINE.jsonl}. */
public final class LincheckRun extends Course<LincheckTest> {
  /** Parts of the budget: cells in either mode, and generated calls that must find nothing. */
  private static final double MODEL_CHECKING = 0.6;

  private static final double STRESS = 0.25;
  private static final double GENERATED = 0.15;

  private final Mode mode;
  private final double generatedSeconds;
  private final Fork fork;
  private final Duration slack;

  /**
   * @param generatedSeconds for generated calls that must find nothing; the others end by themselves
   * @param slack what a test may take besides five times its sampling time before it is killed
   */
  LincheckRun(Mode mode, Duration budget, double generatedSeconds, EngineFile file, Fork fork, Duration slack) {
    super(mode.engine(), new Pace(budget, 0.1, 0.2), file);
    this.mode = mode;
    this.generatedSeconds = generatedSeconds;
    this.fork = fork;
    this.slack = slack;
  }

  /**
   * Never fails for what it has seen: judging is left to whoever reads the files.
   *
   * @param args as {@link EngineArguments}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    EngineArguments given = EngineArguments.orExit(args);
    double seconds = given.budget().toMillis() / 1000.0;
    OwnText others = OwnText.of(Turns.others());
    Map<LincheckTest, String> same = new LinkedHashMap<>();
    others.others().forEach((cell, kernel) -> same.put(LincheckTest.of(cell), kernel));
    for (Mode mode : Mode.values()) {
      if (!given.wants(mode.engine())) {
        continue;
      }
      boolean checking = mode == Mode.MODEL_CHECKING;
      double own = seconds * (checking ? MODEL_CHECKING + GENERATED : STRESS);
      List<LincheckTest> first = new ArrayList<>();
      first.add(LincheckTest.canary("seed_race", StressCells.of(Canary.KERNEL, Canary.SCENARIO)));
      Turns.first().forEach(cell -> first.add(LincheckTest.of(cell)));
      if (checking) {
        for (Linearizability.Generated generated : Linearizability.Generated.values()) {
          first.add(LincheckTest.of(generated));
        }
      }
      try (EngineFile file = EngineFile.create(given.results(), mode.engine());
          Fork fork = new Fork(LincheckFork.command(mode), Path.of("lincheck", mode.engine() + ".txt"))) {
        new LincheckRun(mode, Duration.ofMillis((long) (own * 1000)), seconds * GENERATED, file, fork,
            Duration.ofSeconds(60))
            .run(first, others.run().stream().map(LincheckTest::of).toList(), same);
      }
    }
  }

  @Override
  protected EngineLine sample(LincheckTest test, double seconds, EngineLine before)
      throws IOException, InterruptedException, Fork.Gone {
    double time = test.generated() == null ? seconds : generatedSeconds;
    Duration limit = slack.plusMillis((long) (time * 5000));
    EngineLine line = EngineLines.parse(fork.ask(LincheckFork.job(test, time), limit));
    if (!(line instanceof EngineLine.Cell cell)) {
      return line;
    }
    EngineLine.Cell all = before instanceof EngineLine.Cell earlier ? together(earlier, cell) : cell;
    return test.canary() == null ? all : canary(test, all);
  }

  /** Model checking begins each time with the same samples, stress does not. */
  private EngineLine.Cell together(EngineLine.Cell earlier, EngineLine.Cell now) {
    if (mode == Mode.MODEL_CHECKING) {
      return now;
    }
    return new EngineLine.Cell(
        now.kernel(), now.scenario(), now.engine(), now.verdict(), now.expected(), now.anomaly(),
        earlier.samples() + now.samples(), now.hits(),
        now.firstHitSeconds() == null ? null : (Double) (earlier.seconds() + now.firstHitSeconds()),
        earlier.seconds() + now.seconds(), now.reason(), now.witness());
  }

  private EngineLine canary(LincheckTest test, EngineLine.Cell cell) {
    return new EngineLine.CanaryRun(
        mode.engine(), test.canary(), test.oughtToShow(), cell.samples(), cell.hits(), cell.reason(), cell.witness());
  }

  @Override
  protected EngineLine leftOut(LincheckTest test, String reason) {
    if (test.canary() != null) {
      return new EngineLine.CanaryRun(mode.engine(), test.canary(), test.oughtToShow(), 0, 0, reason, "");
    }
    return new EngineLine.Cell(
        test.cell().kernel().name(), test.cell().scenario().name(), mode.engine(), Verdict.LEFT_OUT,
        test.cell().expected().verdict().name().toLowerCase(Locale.ROOT), "", 0, 0, null, 0, reason, "");
  }

  @Override
  protected boolean oughtToShow(LincheckTest test) {
    return test.oughtToShow();
  }
}
