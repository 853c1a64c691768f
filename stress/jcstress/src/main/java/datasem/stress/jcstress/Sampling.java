package datasem.stress.jcstress;

/**
 * How long to sample a test.
 *
 * @param iterations at least 1; the threads are made anew for each
 * @param millis of one iteration
 */
record Sampling(int iterations, int millis) {
  private static final double ITERATION_SECONDS = 0.5;

  /** About half a second to an iteration. */
  static Sampling of(double seconds) {
    int iterations = (int) Math.max(1, Math.round(seconds / ITERATION_SECONDS));
    return new Sampling(iterations, (int) Math.round(seconds * 1000 / iterations));
  }

  double seconds() {
    return iterations * millis / 1000.0;
  }
}
