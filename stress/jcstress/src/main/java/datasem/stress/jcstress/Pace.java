package datasem.stress.jcstress;

import java.time.Duration;

/**
 * Divides the budget among the tests. A test costs time besides its samples; how much is learned while the
 * run goes on.
 */
final class Pace {
  /** Below this a test says little, whatever the budget. */
  static final double LEAST_SECONDS = 0.25;

  private static final double FIRST_GUESS = 0.3;

  private final double budget;
  private double overhead;
  private int tests;

  Pace(Duration budget) {
    this.budget = budget.toMillis() / 1000.0;
  }

  /**
   * The sampling time for one of several tests that share a part of what is left, evenly.
   *
   * @param elapsed seconds since the start
   * @param part of the time left, above 0 and at most 1
   * @param tests their number, at least 1
   */
  Sampling sampling(double elapsed, double part, int tests) {
    return Sampling.of(Math.max(LEAST_SECONDS, left(elapsed) * part / tests - overheadPerTest()));
  }

  /** What a test costs besides its samples, in seconds. */
  double overheadPerTest() {
    return tests == 0 ? FIRST_GUESS : overhead / tests;
  }

  /** Learns from a test that took {@code seconds} in all. */
  void learn(Sampling sampling, double seconds) {
    tests++;
    overhead += Math.max(0, seconds - sampling.seconds());
  }

  /** Seconds that remain, at least 0. */
  double left(double elapsed) {
    return Math.max(0, budget - elapsed);
  }
}
