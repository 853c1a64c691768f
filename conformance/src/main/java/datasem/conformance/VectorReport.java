package datasem.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a replay of vector files compared, and what it found. */
public final class VectorReport {

  /** Differences kept in full; further ones are only counted. */
  public static final int KEPT = 20;

  private final List<VectorDifference> kept = new ArrayList<>();
  private final SortedMap<String, Long> not_compared = new TreeMap<>();
  private long sequences;
  private long operations;
  private long differences;
  private long ended_by_bug;

  void sequence(long compared, boolean bug) {
    sequences++;
    operations += compared;
    ended_by_bug += bug ? 1 : 0;
  }

  void difference(VectorDifference difference) {
    differences++;
    if (kept.size() < KEPT) {
      kept.add(difference);
    }
  }

  void notCompared(String reason, long times) {
    if (times > 0) {
      not_compared.merge(reason, times, Long::sum);
    }
  }

  void add(VectorReport other) {
    sequences += other.sequences;
    operations += other.operations;
    differences += other.differences;
    ended_by_bug += other.ended_by_bug;
    for (VectorDifference difference : other.kept) {
      if (kept.size() < KEPT) {
        kept.add(difference);
      }
    }
    other.not_compared.forEach((reason, times) -> not_compared.merge(reason, times, Long::sum));
  }

  public long sequences() {
    return sequences;
  }

  /** Operations replayed and compared. */
  public long operations() {
    return operations;
  }

  /** Operations that differ, and sequences whose closing statistics do. */
  public long differences() {
    return differences;
  }

  /** Sequences that end where the kernel stopped, and the model with it. */
  public long ended_by_bug() {
    return ended_by_bug;
  }

  /** The first differences, at most {@link #KEPT}. */
  public List<VectorDifference> kept() {
    return Collections.unmodifiableList(kept);
  }

  /** What was left out: reason, and how often. */
  public SortedMap<String, Long> not_compared() {
    return Collections.unmodifiableSortedMap(not_compared);
  }

  /** {@code N sequences, M operations, D differences}. */
  @Override
  public String toString() {
    return sequences + " sequences, " + operations + " operations, " + differences + " differences";
  }
}
