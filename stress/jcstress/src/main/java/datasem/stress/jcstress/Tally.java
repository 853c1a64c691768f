package datasem.stress.jcstress;

import datasem.stress.Sample;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** The results of one test, added up over its configurations. */
final class Tally {
  private final Map<String, Long> outcomes = new TreeMap<>();
  private String failure = "";
  private Double firstHitSeconds;
  private long millis;
  private int runs;

  void add(TestResult result) {
    runs++;
    millis += (long) result.getConfig().time * result.getConfig().iters;
    if (result.status() != Status.NORMAL && failure.isEmpty()) {
      failure = result.status() + told(result);
    }
    for (String key : result.getStateKeys()) {
      outcomes.merge(key, result.getCount(key), Long::sum);
    }
    for (String line : result.getVmOut()) {
      if (line.startsWith(Sample.FIRST)) {
        double seconds = Long.parseLong(line.substring(Sample.FIRST.length()).strip()) / 1000.0;
        firstHitSeconds = firstHitSeconds == null ? seconds : Math.min(firstHitSeconds, seconds);
      }
    }
  }

  private static String told(TestResult result) {
    return result.getMessages().stream().filter(m -> !m.isBlank()).findFirst().map(m -> ": " + m.strip()).orElse("");
  }

  /** Configurations of the virtual machine that were run. */
  int runs() {
    return runs;
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

  /** Why a configuration did not end as it should; empty if all did. */
  String failure() {
    return failure;
  }

  /** Of the configuration that was soonest, from its start; null if none told. */
  Double firstHitSeconds() {
    return firstHitSeconds;
  }

  /** Time spent on samples. */
  double seconds() {
    return millis / 1000.0;
  }
}
