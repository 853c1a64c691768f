package datasem.stress.jcstress;

import datasem.stress.Budget;
import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import datasem.stress.Fork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * Runs every cell under jcstress within a budget; what it says goes to {@code jcstress.jsonl}. First the canaries
 * and the cells that every run is to show; then each cell once; what time is left goes to
 * cells that ought to show something and have not, and at last to all in which nothing was seen.
 */
public final class JcstressRun {
  private static final Sampling CHUNK = Sampling.of(1);

  /** Chunks for a test that must show something before it is given up. */
  private static final int MOST_CHUNKS = 40;

  /** Parts of what is left after the cells that come first. */
  private static final double ALL_CELLS = 0.6;

  private static final double UNSEEN = 0.6;
  private static final double PROGRESS_SECONDS = 15;

  private final long begin = System.nanoTime();
  private final Map<Test, Tally> tallies = new LinkedHashMap<>();
  private final Pace pace;
  private final EngineFile file;
  private final Fork fork;
  private final Duration slack;
  private double progressAt;

  /**
   * @param slack what a test may take besides three times its sampling time before it is killed
   */
  JcstressRun(Pace pace, EngineFile file, Fork fork, Duration slack) {
    this.pace = pace;
    this.file = file;
    this.fork = fork;
    this.slack = slack;
  }

  /**
   * Never fails for what it has seen: judging is left to whoever reads the file.
   *
   * @param args the budget of all engines as {@link Budget#parse}, the share of it in per cent, and the directory of the file
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Duration budget = Budget.share(args[0], args[1]);
    Path own = Path.of("jcstress");
    try (EngineFile file = EngineFile.create(Path.of(args[2]), Verdicts.ENGINE);
        Fork fork = new Fork(TestFork.command(), own.resolve("output.txt"))) {
      JcstressRun run = new JcstressRun(new Pace(budget), file, fork, Duration.ofSeconds(20));
      run.everything();
      Pages.write(run.tallies.values(), own.resolve("html"));
    }
  }

  private void everything() throws IOException, InterruptedException {
    List<Test> others = Test.others();
    say(Test.canaries().size() + " canaries, " + (Test.first().size() + others.size()) + " cells, "
        + clock(pace.left(elapsed())));
    List<Test> shown = new ArrayList<>(Test.canaries());
    shown.addAll(Test.first());
    for (Test test : shown) {
      untilSeen(test);
    }
    round(others, ALL_CELLS);
    round(unseen().stream().filter(Test::oughtToShow).toList(), UNSEEN);
    round(unseen(), 1);
    end(shown.size() + others.size());
  }

  /** A test that must show something runs until it has; any other has one chunk. */
  private void untilSeen(Test test) throws IOException, InterruptedException {
    int chunks = 0;
    do {
      run(test, CHUNK);
      chunks++;
    } while (test.oughtToShow() && tallies.get(test).hits() == 0 && chunks < MOST_CHUNKS);
  }

  /** Gives each of the tests its even part; those whose turn does not come are left out if they never had one. */
  void round(List<Test> tests, double part) throws IOException, InterruptedException {
    double reserve = pace.left(elapsed()) * (1 - part);
    for (int i = 0; i < tests.size(); i++) {
      double left = pace.left(elapsed());
      if (left > 0) {
        double share = Math.max(0, left - reserve) / left;
        run(tests.get(i), pace.sampling(elapsed(), share, tests.size() - i));
      } else if (!tallies.containsKey(tests.get(i))) {
        file.add(Verdicts.leftOut(tests.get(i), "the budget was used up before its turn"));
      }
      progress(i + 1, tests.size());
    }
  }

  private List<Test> unseen() {
    return tallies.keySet().stream()
        .filter(t -> t.cell() != null && tallies.get(t).hits() == 0 && tallies.get(t).failure().isEmpty())
        .toList();
  }

  private void run(Test test, Sampling sampling) throws IOException, InterruptedException {
    Tally tally = tallies.computeIfAbsent(test, t -> new Tally());
    double before = elapsed();
    try {
      Duration limit = slack.plusMillis((long) (sampling.seconds() * 3000));
      TestResult result = TestFork.result(fork.ask(TestFork.job(test, sampling), limit));
      tally.add(result);
      if (result.status() != Status.NORMAL) {
        // its threads may still be there
        fork.stop();
      }
      pace.learn(sampling, elapsed() - before);
    } catch (Fork.Gone e) {
      tally.fail(e.getMessage());
      say(test.name() + ": " + e.getMessage());
    }
    file.add(Verdicts.line(test, tally));
  }

  /** A test has reported if its samples can be judged, or if its virtual machine was killed, which is said. */
  private void end(int all) throws IOException {
    long reported = tallies.entrySet().stream().filter(e -> reported(e.getKey(), e.getValue())).count();
    file.add(new EngineLine.End(Verdicts.ENGINE, tallies.size(), (int) reported, elapsed()));
    say(reported + " of " + tallies.size() + " tests reported, " + (all - tallies.size()) + " left out, "
        + clock(elapsed()));
  }

  private static boolean reported(Test test, Tally tally) {
    boolean broke = test.cell() != null && !tally.strange().isEmpty();
    return !broke && (tally.samples() > 0 || !tally.failure().isEmpty());
  }

  private void progress(int done, int of) {
    if (elapsed() - progressAt >= PROGRESS_SECONDS) {
      progressAt = elapsed();
      say(done + " of " + of + " in this round, " + tallies.size() + " tests so far, " + clock(elapsed())
          + " gone, about " + clock(pace.left(elapsed())) + " left");
    }
  }

  private double elapsed() {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private static void say(String text) {
    System.out.println("jcstress: " + text);
  }
}
