package datasem.stress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The course of an engine's run within its budget. First the tests that every run is to show something of, whatever
 * the budget; then each of the others once; what time is left goes to tests that ought to show
 * something and have not, and at last to all in which nothing was seen.
 *
 * @param <T> a test of the engine: a cell or a canary
 */
public abstract class Course<T> {
  /** Parts of what is left when the first tests are done, and when all have had a turn. */
  private static final double ALL = 0.6;

  private static final double UNSEEN = 0.6;

  /** A test among the first: so long, or such a part of the budget, whichever is less; twice that until this. */
  private static final double FIRST_SECONDS = 1;

  private static final double FIRST_PARTS = 60;
  private static final double MOST_SECONDS = 30;
  private static final double PROGRESS_SECONDS = 15;

  private final long begin = System.nanoTime();
  private final Map<T, EngineLine> lines = new LinkedHashMap<>();
  private final String engine;
  private final Pace pace;
  private final EngineFile file;
  private double progressAt;

  /**
   * @param engine its name in the file
   */
  protected Course(String engine, Pace pace, EngineFile file) {
    this.engine = engine;
    this.pace = pace;
    this.file = file;
  }

  /**
   * Samples a test once more.
   *
   * @param seconds for samples
   * @param before what was said of it so far, or null
   * @return what is to be said of it now, all its samples counted
   * @throws Fork.Gone if there is no answer
   */
  protected abstract EngineLine sample(T test, double seconds, EngineLine before)
      throws IOException, InterruptedException, Fork.Gone;

  /** The line of a test that was not run, or not to its end. */
  protected abstract EngineLine leftOut(T test, String reason);

  /** Whether an anomaly ought to be seen in the test. */
  protected abstract boolean oughtToShow(T test);

  /**
   * Runs all tests and says so at the end of the file.
   *
   * @param first those that have their time whatever the budget
   * @param others each has its share of it
   * @param same those that need not be run: the kernel whose cell runs the same text
   */
  public final void run(List<T> first, List<T> others, Map<T, String> same) throws IOException, InterruptedException {
    int all = first.size() + others.size();
    Thread stopped = new Thread(() -> stopped(all));
    Runtime.getRuntime().addShutdownHook(stopped);
    say(all + " tests, and " + same.size() + " that run the same text as one of them, "
        + clock(pace.left(elapsed())));
    for (Map.Entry<T, String> entry : same.entrySet()) {
      file.add(leftOut(entry.getKey(), EngineLine.Cell.SAME_TEXT + entry.getValue()));
    }
    for (T test : first) {
      untilSeen(test, Math.min(FIRST_SECONDS, pace.budget() / FIRST_PARTS));
    }
    round(others, ALL);
    round(unseen().stream().filter(this::oughtToShow).toList(), UNSEEN);
    round(unseen(), 1);
    long reported = lines.values().stream().filter(l -> l.samples() > 0 || l.reason().startsWith(Fork.HUNG)).count();
    file.add(new EngineLine.End(engine, lines.size(), (int) reported, elapsed()));
    Runtime.getRuntime().removeShutdownHook(stopped);
    say(reported + " of " + lines.size() + " tests reported, " + (all - lines.size()) + " left out, "
        + clock(elapsed()));
  }

  /** A test that must show something is run again, twice as long each time, until it has; any other once. */
  private void untilSeen(T test, double first) throws IOException, InterruptedException {
    double seconds = first;
    once(test, seconds);
    while (oughtToShow(test) && lines.get(test).hits() == 0 && seconds < MOST_SECONDS) {
      seconds *= 2;
      once(test, seconds);
    }
  }

  /** Gives each of the tests its even part; those whose turn does not come are left out if they never had one. */
  public final void round(List<T> tests, double part) throws IOException, InterruptedException {
    double reserve = pace.left(elapsed()) * (1 - part);
    for (int i = 0; i < tests.size(); i++) {
      double left = pace.left(elapsed());
      if (left > 0) {
        double share = Math.max(0, left - reserve) / left;
        once(tests.get(i), pace.seconds(elapsed(), share, tests.size() - i));
      } else if (!lines.containsKey(tests.get(i))) {
        file.add(leftOut(tests.get(i), "the budget was used up before its turn"));
      }
      progress(i + 1, tests.size());
    }
  }

  private List<T> unseen() {
    List<T> unseen = new ArrayList<>();
    lines.forEach(
        (test, line) -> {
          if (line instanceof EngineLine.Cell && line.hits() == 0 && line.reason().isEmpty()) {
            unseen.add(test);
          }
        });
    return unseen;
  }

  private void once(T test, double seconds) throws IOException, InterruptedException {
    double before = elapsed();
    EngineLine line;
    try {
      line = sample(test, seconds, lines.get(test));
      pace.learn(seconds, elapsed() - before);
    } catch (Fork.Gone e) {
      line = leftOut(test, e.getMessage());
      say(test + ": " + e.getMessage());
    }
    lines.put(test, line);
    file.add(line);
  }

  private void progress(int done, int of) {
    if (elapsed() - progressAt >= PROGRESS_SECONDS) {
      progressAt = elapsed();
      say(done + " of " + of + " in this round, " + lines.size() + " tests so far, " + clock(elapsed())
          + " gone, about " + clock(pace.left(elapsed())) + " left");
    }
  }

  private void stopped(int all) {
    say("stopped after " + clock(elapsed()) + ", " + lines.size() + " of " + all + " tests; what they showed is in "
        + file.path());
  }

  private double elapsed() {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private void say(String text) {
    System.out.println(engine + ": " + text);
  }
}
