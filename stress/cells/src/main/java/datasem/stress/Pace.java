package datasem.stress;

import java.time.Duration;

/**
 * Divides an engine's budget among its tests. A test costs time besides its samples; how much is learned while
 * the run goes on.
 */
public final class Pace {
  private final double budget;
  private final double least;
  private double overhead;
  private int tests;

  /**
   * @param least seconds of samples below which a test says little, whatever the budget
   * @param overhead a first guess of what a test costs besides its samples, in seconds
   */
  public Pace(Duration budget, double least, double overhead) {
    this.budget = budget.toMillis() / 1000.0;
    this.least = least;
    this.overhead = overhead;
    this.tests = 1;
  }

  /**
   * Seconds of samples for one of several tests that share a part of what is left, evenly.
   *
   * @param elapsed seconds since the start
   * @param part of the time left, 0 to 1
   * @param tests their number, at least 1
   */
  public double seconds(double elapsed, double part, int tests) {
    return Math.max(least, left(elapsed) * part / tests - overheadPerTest());
  }

  /** Seconds in all. */
  double budget() {
    return budget;
  }

  /** What a test costs besides its samples, in seconds. */
  public double overheadPerTest() {
    return overhead / tests;
  }

  /** Learns from a test that took {@code seconds} in all, {@code sampled} of them for samples. */
  public void learn(double sampled, double seconds) {
    tests++;
    overhead += Math.max(0, seconds - sampled);
  }

  /** Seconds that remain, at least 0. */
  public double left(double elapsed) {
    return Math.max(0, budget - elapsed);
  }
}
