package datasem.stress.jcstress;

import datasem.stress.Course;
import datasem.stress.EngineArguments;
import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import datasem.stress.Fork;
import datasem.stress.OwnText;
import datasem.stress.Pace;
import datasem.stress.Turns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** Runs every cell under jcstress within a budget; what it says goes to {@code jcstress.jsonl}. */
public final class JcstressRun extends Course<Test> {
  private static final double LEAST_SECONDS = 0.05;
  private static final double FIRST_OVERHEAD = 0.15;

  private final Map<Test, Tally> tallies = new LinkedHashMap<>();
  private final Fork fork;
  private final Duration slack;

  /**
   * @param slack what a test may take besides three times its sampling time before it is killed
   */
  JcstressRun(Duration budget, EngineFile file, Fork fork, Duration slack) {
    super(Verdicts.ENGINE, new Pace(budget, LEAST_SECONDS, FIRST_OVERHEAD), file);
    this.fork = fork;
    this.slack = slack;
  }

  /**
   * Never fails for what it has seen: judging is left to whoever reads the file.
   *
   * @param args as {@link EngineArguments}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    EngineArguments given = EngineArguments.orExit(args);
    if (!given.wants(Verdicts.ENGINE)) {
      return;
    }
    OwnText others = OwnText.of(Turns.others());
    Map<Test, String> same = new LinkedHashMap<>();
    others.others().forEach((cell, kernel) -> same.put(Test.of(cell), kernel));
    Path own = Path.of("jcstress");
    try (EngineFile file = EngineFile.create(given.results(), Verdicts.ENGINE);
        Fork fork = new Fork(TestFork.command(), own.resolve("output.txt"))) {
      JcstressRun run = new JcstressRun(given.budget(), file, fork, Duration.ofSeconds(20));
      List<Test> first = new ArrayList<>(Test.canaries());
      first.addAll(Test.first());
      run.run(first, others.run().stream().map(Test::of).toList(), same);
      Pages.write(run.tallies.values(), own.resolve("html"));
    }
  }

  @Override
  protected EngineLine sample(Test test, double seconds, EngineLine before)
      throws IOException, InterruptedException, Fork.Gone {
    Sampling sampling = Sampling.of(seconds);
    Duration limit = slack.plusMillis((long) (seconds * 3000));
    TestResult result = TestFork.result(fork.ask(TestFork.job(test, sampling), limit));
    if (result.status() != Status.NORMAL) {
      // its threads may still be there
      fork.stop();
    }
    Tally tally = tallies.computeIfAbsent(test, t -> new Tally());
    tally.add(result);
    return Verdicts.line(test, tally);
  }

  @Override
  protected EngineLine leftOut(Test test, String reason) {
    return Verdicts.leftOut(test, reason);
  }

  @Override
  protected boolean oughtToShow(Test test) {
    return test.oughtToShow();
  }
}
