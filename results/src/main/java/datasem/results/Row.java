package datasem.results;

import java.util.List;

/**
 * One cell of the matrix, kernel x scenario, as an engine left it.
 *
 * @param engine {@code checker}, or another engine's name
 * @param expected the verdict that the scenario expects of this kernel, null where it expects none, as
 *     of a patch under review
 * @param source where the expectation comes from, null where there is none
 * @param anomalies the names of the broken predicates, the one shown first; empty unless the verdict is
 *     {@code sometimes}
 * @param detail the numbers of the first broken predicate, one line; null if none is broken
 * @param bound tasks, calls and blocks of the scenario
 * @param limit what ended the search before it was complete, one line; null for a complete search
 * @param steps steps of the longest schedule
 * @param states distinct states visited
 * @param transitions transitions executed
 * @param seconds wall time, 0 or more; never in a text that must be the same at every run
 * @param schedule a schedule that shows the first anomaly, null if none is broken
 * @param witness the diagram of that schedule, null where none was asked for
 */
public record Row(
    String kernel,
    String scenario,
    String engine,
    Verdict verdict,
    Verdict expected,
    String source,
    List<String> anomalies,
    String detail,
    Bound bound,
    String limit,
    int steps,
    long states,
    long transitions,
    double seconds,
    String schedule,
    String witness) {

  /** The size of what was searched: tasks, operations (calls) of all tasks, blocks of the file. */
  public record Bound(int tasks, int operations, int blocks) {
    @Override
    public String toString() {
      return count(tasks, "task") + ", " + count(operations, "call") + ", " + count(blocks, "block");
    }

    private static String count(int n, String what) {
      return n + " " + what + (n == 1 ? "" : "s");
    }
  }

  /** What a verdict means for an exit code and a test report. */
  public enum Outcome {
    /** The verdict that the scenario expects of this kernel. */
    AS_EXPECTED,
    /** A violation where none was expected, or none where one was. */
    UNEXPECTED,
    /** The budget ran out, or a sampling engine saw nothing. */
    OPEN
  }

  public Row {
    anomalies = List.copyOf(anomalies);
  }

  /** Whether the search left nothing out. */
  public boolean complete() {
    return limit == null;
  }

  /** The anomaly shown, or null. */
  public String anomaly() {
    return anomalies.isEmpty() ? null : anomalies.get(0);
  }

  /** {@code v6.7 read_vs_da_write}. */
  public String name() {
    return kernel + " " + scenario;
  }

  /** Without an expectation, a violation is unexpected and its absence is as expected. */
  public Outcome outcome() {
    return switch (verdict) {
      case INCONCLUSIVE, NOT_OBSERVED -> Outcome.OPEN;
      case SOMETIMES -> expected == Verdict.SOMETIMES ? Outcome.AS_EXPECTED : Outcome.UNEXPECTED;
      case NEVER -> expected == Verdict.SOMETIMES ? Outcome.UNEXPECTED : Outcome.AS_EXPECTED;
    };
  }

  /** {@code 16 steps, 127 states, 134 transitions, complete}, or what ended the search. */
  public String effort() {
    return Text.count(steps) + " steps, " + Text.count(states) + " states, " + Text.count(transitions) + " transitions, " + (complete() ? "complete" : limit);
  }
}
