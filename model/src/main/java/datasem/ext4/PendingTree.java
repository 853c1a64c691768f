package datasem.ext4;

import datasem.locking.Fingerprinted;
import java.util.Arrays;

/** struct ext4_pending_tree as an immutable value: a set of logical cluster numbers, ascending. */
public final class PendingTree implements Fingerprinted {
  private static final long[] NONE = {};

  public static final PendingTree EMPTY = new PendingTree(NONE);

  private final long[] lclu;
  private final long fingerprint;

  private PendingTree(long[] lclu) {
    this.lclu = lclu;
    long hash = 0x50656E64696E6754L;
    for (long clu : lclu) {
      hash = Fingerprinted.mix(hash, clu);
    }
    fingerprint = hash;
  }

  public int size() {
    return lclu.length;
  }

  /** The i-th cluster number, 0 to {@code size() - 1}. */
  public long lclu(int i) {
    return lclu[i];
  }

  /** Whether the cluster holds a pending reservation. */
  public boolean contains(long clu) {
    return Arrays.binarySearch(lclu, clu) >= 0;
  }

  /** Index of the first cluster at or after {@code clu}, {@code size()} if there is none. */
  int search(long clu) {
    int i = Arrays.binarySearch(lclu, clu);
    return i >= 0 ? i : -i - 1;
  }

  PendingTree with(long clu) {
    int i = search(clu);
    long[] more = new long[lclu.length + 1];
    System.arraycopy(lclu, 0, more, 0, i);
    more[i] = clu;
    System.arraycopy(lclu, i, more, i + 1, lclu.length - i);
    return new PendingTree(more);
  }

  /** Without the members from index {@code from} to {@code to} - 1. */
  PendingTree without(int from, int to) {
    if (from >= to) {
      return this;
    }
    if (to - from == lclu.length) {
      return EMPTY;
    }
    long[] less = new long[lclu.length - (to - from)];
    System.arraycopy(lclu, 0, less, 0, from);
    System.arraycopy(lclu, to, less, from, lclu.length - to);
    return new PendingTree(less);
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String toString() {
    return Arrays.toString(lclu);
  }
}
