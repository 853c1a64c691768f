package datasem.conformance.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of following recordings on the model. */
public final class TraceReport {

  /** Findings, refusals and near misses kept in full for each file; further ones are only counted. */
  public static final int KEPT = 1000;

  /** Of one type of event: how many were explained, refused, and not judged. */
  public record Count(long explained, long refused, long not_judged) {
    Count plus(Count other) {
      return new Count(
          explained + other.explained, refused + other.refused, not_judged + other.not_judged);
    }
  }

  private final SortedMap<String, Count> counts = new TreeMap<>();
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<TraceFinding> findings = new ArrayList<>();
  private final List<NearMiss> near_misses = new ArrayList<>();
  private final SortedMap<TraceAnomaly, Long> found = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private final boolean keeps_scenarios;
  private String file = "";
  private String kernel = "";
  private String error;
  private long lines;
  private long events;
  private long several;
  private long evictions;
  private long near;

  TraceReport(boolean scenarios) {
    keeps_scenarios = scenarios;
  }

  /** Whether findings and near misses are to have one. */
  boolean keepsScenarios() {
    return keeps_scenarios && (near_misses.size() < KEPT || findings.size() < KEPT);
  }

  void file(String name) {
    file = name;
  }

  void kernel(String name) {
    kernel = name;
  }

  void error(String message) {
    error = message;
  }

  void lines(long number) {
    lines = number;
  }

  void event() {
    events++;
  }

  void several() {
    several++;
  }

  void eviction() {
    evictions++;
  }

  void note(String text) {
    if (notes.size() < KEPT && !notes.contains(text)) {
      notes.add(text);
    }
  }

  void explained(String event) {
    counts.merge(event, new Count(1, 0, 0), Count::plus);
  }

  void notJudged(String event, String reason) {
    counts.merge(event, new Count(0, 0, 1), Count::plus);
    reasons.merge(reason, 1L, Long::sum);
  }

  void refused(Refusal refusal) {
    counts.merge(refusal.event(), new Count(0, 1, 0), Count::plus);
    if (refusals.size() < KEPT) {
      refusals.add(refusal);
    }
  }

  void found(TraceFinding finding) {
    found.merge(finding.anomaly(), 1L, Long::sum);
    if (findings.size() < KEPT) {
      findings.add(finding);
    }
  }

  void nearMiss(NearMiss miss) {
    near++;
    if (near_misses.size() < KEPT) {
      near_misses.add(miss);
    }
  }

  public String file() {
    return file;
  }

  /** Name of the kernel whose texts were used, or empty if the recording holds no event of ext4. */
  public String kernel() {
    return kernel;
  }

  /** Why reading stopped, with the line number; null if it went to the end. */
  public String error() {
    return error;
  }

  /** Lines read. */
  public long lines() {
    return lines;
  }

  /** Events of ext4 read. */
  public long events() {
    return events;
  }

  /** Judged events that more than one order of the overlapping calls explains. */
  public long explainedInSeveralWays() {
    return several;
  }

  /** Look-ups explained by evictions, which a recording does not list. */
  public long evictions() {
    return evictions;
  }

  /** By event name. */
  public SortedMap<String, Count> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Why events were not judged, and how many. */
  public SortedMap<String, Long> notJudged() {
    return Collections.unmodifiableSortedMap(reasons);
  }

  public Count total() {
    return counts.values().stream().reduce(new Count(0, 0, 0), Count::plus);
  }

  /** The first {@link #KEPT}, in the order of the recording. */
  public List<Refusal> refusals() {
    return Collections.unmodifiableList(refusals);
  }

  public List<TraceFinding> findings() {
    return Collections.unmodifiableList(findings);
  }

  public Map<TraceAnomaly, Long> found() {
    return Collections.unmodifiableMap(found);
  }

  /** The first {@link #KEPT}; {@link #nearMissCount} counts all. */
  public List<NearMiss> nearMisses() {
    return Collections.unmodifiableList(near_misses);
  }

  public long nearMissCount() {
    return near;
  }

  /** What a reader should know besides: lost events, bounds that were hit, undecided orders. */
  public List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  /** 0 explained and free of findings; 1 an anomaly or a refused event; 2 unreadable. */
  public int exitCode() {
    if (error != null) {
      return 2;
    }
    return total().refused() > 0 || !found.isEmpty() ? 1 : 0;
  }
}
