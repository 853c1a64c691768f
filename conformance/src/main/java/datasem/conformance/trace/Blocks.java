package datasem.conformance.trace;

import datasem.locking.Fingerprinted;
import java.util.Arrays;

/** An immutable set of logical blocks, as disjoint ranges in order. */
final class Blocks {
  static final Blocks NONE = new Blocks(new long[0]);

  /** Every block a file can have: 0 to 2^32-2. */
  static final Blocks ALL = new Blocks(new long[] {0, 0xFFFFFFFEL});

  /** First and last block of each range, inclusive. */
  private final long[] ends;

  private Blocks(long[] ends) {
    this.ends = ends;
  }

  boolean isEmpty() {
    return ends.length == 0;
  }

  int ranges() {
    return ends.length / 2;
  }

  boolean contains(long block) {
    return intersects(block, block);
  }

  /** Whether any block from {@code first} to {@code last}, inclusive, is in the set. */
  boolean intersects(long first, long last) {
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i] <= last && first <= ends[i + 1]) {
        return true;
      }
    }
    return false;
  }

  boolean containsAll(long first, long last) {
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i] <= first && last <= ends[i + 1]) {
        return true;
      }
    }
    return false;
  }

  Blocks without(long first, long last) {
    if (first > last || !intersects(first, last)) {
      return this;
    }
    long[] left = new long[ends.length + 2];
    int n = 0;
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i] > last || ends[i + 1] < first) {
        left[n++] = ends[i];
        left[n++] = ends[i + 1];
        continue;
      }
      if (ends[i] < first) {
        left[n++] = ends[i];
        left[n++] = first - 1;
      }
      if (ends[i + 1] > last) {
        left[n++] = last + 1;
        left[n++] = ends[i + 1];
      }
    }
    return n == 0 ? NONE : new Blocks(Arrays.copyOf(left, n));
  }

  Blocks with(long first, long last) {
    if (first > last || containsAll(first, last)) {
      return this;
    }
    long from = first;
    long to = last;
    long[] more = new long[ends.length + 2];
    int n = 0;
    int at = 0;
    for (int i = 0; i < ends.length; i += 2) {
      if (ends[i + 1] + 1 < first || last + 1 < ends[i]) {
        more[n++] = ends[i];
        more[n++] = ends[i + 1];
        if (ends[i] < first) {
          at = n;
        }
      } else {
        from = Math.min(from, ends[i]);
        to = Math.max(to, ends[i + 1]);
      }
    }
    System.arraycopy(more, at, more, at + 2, n - at);
    more[at] = from;
    more[at + 1] = to;
    return new Blocks(Arrays.copyOf(more, n + 2));
  }

  long fingerprint() {
    long hash = 0x426C6F636B73L;
    for (long end : ends) {
      hash = Fingerprinted.mix(hash, end);
    }
    return hash;
  }
}
