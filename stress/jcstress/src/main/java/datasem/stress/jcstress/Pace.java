package datasem.stress.jcstress;

import java.time.Duration;

/**
 * Divides what is left of the budget. Starting a virtual machine and probing it costs time besides the
 * samples; how much is learned while the run goes on.
 */
final class Pace {
  /** Below this a test says nothing, whatever the budget. */
  private static final double LEAST_SECONDS = 0.4;

  private static final double ITERATION_SECONDS = 0.5;

  private final double budget;
  private double overheadPerRun = 3;
  private double overhead;
  private int runs;
  private int tests;

  Pace(Duration budget) {
    this.budget = budget.toMillis() / 1000.0;
  }

  /** How long to sample: the same number of seconds in every configuration of a test. */
  record Sampling(int iterations, int millis) {
    double seconds() {
      return iterations * millis / 1000.0;
    }
  }

  /**
   * The sampling time of a test.
   *
   * @param elapsed seconds since the start
   * @param weight of the test
   * @param weightLeft of all tests that have not run, this one included
   * @param testsLeft their number
   */
  Sampling sampling(double elapsed, int weight, int weightLeft, int testsLeft) {
    double runsPerTest = runsPerTest();
    double left = budget - elapsed - testsLeft * runsPerTest * overheadPerRun;
    double seconds = Math.max(LEAST_SECONDS, left * weight / (weightLeft * runsPerTest));
    int iterations = (int) Math.max(1, Math.round(seconds / ITERATION_SECONDS));
    return new Sampling(iterations, (int) Math.round(seconds * 1000 / iterations));
  }

  /** Configurations in which a test is run: two until it is known. */
  double runsPerTest() {
    return tests == 0 ? 2 : (double) runs / tests;
  }

  /** Learns from tests that took {@code seconds} in all, of which {@code sampled} went into samples. */
  void learn(int tests, int runs, double seconds, double sampled) {
    this.tests += tests;
    this.runs += runs;
    overhead += Math.max(0, seconds - sampled);
    overheadPerRun = overhead / Math.max(1, this.runs);
  }

  /** Seconds that remain, at least 0. */
  double left(double elapsed) {
    return Math.max(0, budget - elapsed);
  }
}
