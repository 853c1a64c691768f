package datasem.stress.jcstress;

import datasem.stress.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** The results of one test, added up over its runs. */
final class Tally {
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final List<TestResult> results = new ArrayList<>();
  private String failure = "";
  private Double firstHitSeconds;
  private long millis;

  /** Adds a run that ended by itself. */
  void add(TestResult result) {
    results.add(result);
    if (result.status() != Status.NORMAL && failure.isEmpty()) {
      failure = result.status() + told(result);
    }
    for (String message : result.getMessages()) {
      if (message.startsWith(TestFork.FIRST) && firstHitSeconds == null) {
        firstHitSeconds = (millis + Long.parseLong(message.substring(TestFork.FIRST.length()))) / 1000.0;
      }
    }
    millis += (long) result.getConfig().time * result.getConfig().iters;
    for (String key : result.getStateKeys()) {
      outcomes.merge(key, result.getCount(key), Long::sum);
    }
  }

  private static String told(TestResult result) {
    return result.getMessages().stream().filter(m -> !m.isBlank()).findFirst().map(m -> ": " + m.strip()).orElse("");
  }

  /** What the runs left, as jcstress made it. */
  List<TestResult> results() {
    return List.copyOf(results);
  }

  long samples() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Samples with an anomaly. */
  long hits() {
    return outcomes.entrySet().stream().filter(e -> isAnomaly(e.getKey())).mapToLong(Map.Entry::getValue).sum();
  }

  /** The outcome with an anomaly that was seen most often, the first by name among equals; empty if none was. */
  String anomaly() {
    String most = "";
    for (Map.Entry<String, Long> e : outcomes.entrySet()) {
      if (isAnomaly(e.getKey()) && (most.isEmpty() || e.getValue() > outcomes.get(most))) {
        most = e.getKey();
      }
    }
    return most;
  }

  private static boolean isAnomaly(String outcome) {
    return outcome.matches(Sample.ANOMALIES);
  }

  /** Outcomes that are neither good nor an anomaly, with their counts; empty if there are none. */
  Map<String, Long> strange() {
    Map<String, Long> strange = new TreeMap<>(outcomes);
    strange.keySet().removeIf(o -> o.equals(Sample.OK) || isAnomaly(o));
    return strange;
  }

  /** Why a run did not end as it should; empty if all did. */
  String failure() {
    return failure;
  }

  /** Seconds of sampling until then; null if there is none. */
  Double firstHitSeconds() {
    return firstHitSeconds;
  }

  /** Time spent on samples. */
  double seconds() {
    return millis / 1000.0;
  }
}
