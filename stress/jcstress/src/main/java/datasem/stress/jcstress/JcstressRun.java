package datasem.stress.jcstress;

import datasem.stress.Budget;
import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs every cell under jcstress within a budget; what it says goes to {@code jcstress.jsonl}. */
public final class JcstressRun {
  /** Tests in one run of jcstress: each run costs seconds of probing, and tells nothing before its end. */
  private static final int TESTS_PER_RUN = 12;

  private static final int TICKS = 15;

  private final long begin = System.nanoTime();
  private final Pace pace;
  private final EngineFile file;
  private final List<Test> todo = new ArrayList<>();
  private int done;
  private int expected;
  private int reported;
  private int ticks;

  private JcstressRun(Pace pace, EngineFile file) {
    this.pace = pace;
    this.file = file;
  }

  /**
   * Never fails for what it has seen: judging is left to whoever reads the file.
   *
   * @param args the budget of all engines as {@link Budget#parse}, the share of it in per cent, and the directory of the file
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Duration budget = Budget.share(args[0], args[1]);
    try (EngineFile file = EngineFile.create(Path.of(args[2]), Verdicts.ENGINE)) {
      new JcstressRun(new Pace(budget), file).run(Path.of("jcstress"));
    }
  }

  private void run(Path directory) throws IOException, InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    for (Test test : Test.all()) {
      if (test.tasks() > processors) {
        // jcstress would drop the test without a word
        file.add(Verdicts.leftOut(
            test, test.tasks() + " tasks need as many processors, this machine has " + processors));
      } else {
        todo.add(test);
      }
    }
    expected = todo.size();
    say(expected + " tests, " + (Test.all().size() - expected) + " left out, time left " + clock(pace.left(elapsed())));
    for (int run = 1; !todo.isEmpty(); run++) {
      group(directory.resolve("run-" + run));
      if (pace.left(elapsed()) == 0) {
        giveUp();
      }
    }
    file.add(new EngineLine.End(Verdicts.ENGINE, expected, reported, elapsed()));
    say(reported + " of " + expected + " tests reported, " + clock(elapsed()));
  }

  /** The budget is a promise: what it does not suffice for is left out, and said to be. */
  private void giveUp() throws IOException {
    for (Test test : todo) {
      file.add(Verdicts.leftOut(test, "the budget was used up before its turn"));
    }
    expected -= todo.size();
    todo.clear();
  }

  /** Runs the first tests of equal weight together. */
  private void group(Path directory) throws IOException, InterruptedException {
    int weight = todo.get(0).weight();
    List<Test> tests = todo.stream().filter(t -> t.weight() == weight).limit(TESTS_PER_RUN).toList();
    int weightLeft = todo.stream().mapToInt(Test::weight).sum();
    Pace.Sampling sampling = pace.sampling(elapsed(), weight, weightLeft, todo.size());
    double before = elapsed();
    Jcstress jcstress = new Jcstress(directory, tests, sampling);
    Map<String, Tally> tallies = jcstress.run(this::tick);
    int runs = tallies.values().stream().mapToInt(Tally::runs).sum();
    pace.learn(tests.size(), runs, elapsed() - before, runs * sampling.seconds());
    for (Test test : tests) {
      file.add(line(test, tallies.get(test.className()), jcstress));
    }
    if (jcstress.killed() > 0) {
      say(jcstress.killed() + " killed at the limit of " + jcstress.forkLimit().toSeconds() + " s");
    }
    todo.removeAll(tests);
    done += tests.size();
    progress();
  }

  /** A test whose virtual machine hung has reported; one that broke the model, or said nothing, has not. */
  private EngineLine line(Test test, Tally tally, Jcstress jcstress) {
    if (tally == null) {
      return Verdicts.leftOut(test, "jcstress has not reported the test"
          + (jcstress.killed() > 0 ? "; it was killed at its time limit" : ""));
    }
    if (test.canary() != null || tally.strange().isEmpty()) {
      reported++;
    }
    return Verdicts.line(test, tally);
  }

  private void tick() {
    if (++ticks % TICKS == 0) {
      progress();
    }
  }

  private void progress() {
    say(done + " of " + (done + todo.size()) + " tests, " + clock(elapsed()) + " gone, about "
        + clock(pace.left(elapsed())) + " left");
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
