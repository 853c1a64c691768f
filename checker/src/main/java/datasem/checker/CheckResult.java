package datasem.checker;

import datasem.scenarios.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a search has found and how far it got.
 *
 * @param program its name
 * @param tasks the number of tasks
 * @param found one entry for each anomaly's name, in the order found
 * @param ending how the search ended
 * @param bound which bound ended or cut it, and where; empty unless bounded
 * @param states different states visited
 * @param transitions steps executed
 * @param finalStates different states in which every task had ended
 * @param maxDepth steps of the longest schedule
 * @param collisionProbability estimate of the chance that two states had the same fingerprint, so that one was missed
 * @param tableBytes heap taken by the table of states at the end
 * @param seconds wall-clock time
 */
public record CheckResult(
    String program,
    int tasks,
    List<Found> found,
    Ending ending,
    String bound,
    long states,
    long transitions,
    long finalStates,
    int maxDepth,
    double collisionProbability,
    long tableBytes,
    double seconds) {

  /** How a search can end. */
  public enum Ending {
    /** Every schedule has been covered. */
    COMPLETE,
    /** A bound left schedules out: what was not found may exist. */
    BOUNDED,
    /** It was asked to stop at the first finding, and did. */
    STOPPED_AT_FIRST
  }

  /**
   * A finding and a schedule that leads to it, not the shortest.
   */
  public record Found(Finding finding, Schedule schedule) {}

  public CheckResult {
    found = List.copyOf(found);
  }

  /** Whether every schedule has been covered. */
  public boolean complete() {
    return ending == Ending.COMPLETE;
  }

  /** The entry of an anomaly, if it was found. */
  public Optional<Found> found(String anomaly) {
    return found.stream().filter(f -> f.finding().anomaly().equals(anomaly)).findFirst();
  }

  /** The only result that counts as green: complete, and nothing found. */
  public boolean clean() {
    return complete() && found.isEmpty();
  }
}
