package datasem.conformance.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The blocks of a real file that a race needs, renumbered into a file as small as the model's. Blocks that
 * every call and every extent treat alike become one; their order stays, and with bigalloc their place in
 * the cluster.
 */
final class SmallFile {
  private static final int MOST = 16;

  /** First cluster of each stretch, then the one after the last. */
  private final List<Long> bounds;

  private final int from_ratio;
  private final int ratio;

  private SmallFile(List<Long> bounds, int from_ratio, int ratio) {
    this.bounds = bounds;
    this.from_ratio = from_ratio;
    this.ratio = ratio;
  }

  /** A range of blocks, both ends inclusive. */
  record Range(long first, long last) {}

  /**
   * @param ranges at least one
   * @return null if they need more than 16 blocks
   */
  static SmallFile of(List<Range> ranges, int clusterRatio) {
    TreeSet<Long> bounds = new TreeSet<>();
    for (Range r : ranges) {
      long first = r.first() / clusterRatio;
      long last = r.last() / clusterRatio;
      bounds.add(first);
      bounds.add(last + 1);
      if (clusterRatio > 1) {
        bounds.add(first + 1);
        bounds.add(last);
      }
    }
    int clusters = bounds.size() - 1;
    int ratio = clusterRatio;
    while (ratio > 1 && clusters * ratio > MOST) {
      ratio /= 2;
    }
    return clusters * ratio > MOST ? null : new SmallFile(new ArrayList<>(bounds), clusterRatio, ratio);
  }

  int ratio() {
    return ratio;
  }

  int blocks() {
    return (bounds.size() - 1) * ratio;
  }

  boolean has(long block) {
    long cluster = block / from_ratio;
    return cluster >= bounds.get(0) && cluster < bounds.get(bounds.size() - 1);
  }

  /** Where a block of the real file is now. */
  int block(long block) {
    long cluster = block / from_ratio;
    int stretch = 0;
    while (stretch + 2 < bounds.size() && bounds.get(stretch + 1) <= cluster) {
      stretch++;
    }
    return stretch * ratio + (int) (block % from_ratio * ratio / from_ratio);
  }

  /** The first real block that became {@code block}. */
  long origin(int block) {
    return bounds.get(block / ratio) * from_ratio + (long) (block % ratio) * from_ratio / ratio;
  }
}
