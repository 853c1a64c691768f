package datasem.ext4;

import datasem.locking.Fingerprinted;
import java.util.Arrays;

/**
 * The extent tree of an inode as an immutable value: extents sorted by logical block, pairwise
 * disjoint. Depth 0 keeps them in the inode; depth 1 in one leaf buffer, which {@code
 * ext4_find_extent} passes to the status tree only when it is read for the first time.
 */
public final class ExtentTree implements Fingerprinted {

  /**
   * struct ext4_extent.
   *
   * @param ee_block first logical block
   * @param ee_len blocks, at least 1
   * @param ee_start first physical block
   * @param unwritten allocated but not written yet
   */
  public record Extent(long ee_block, long ee_len, long ee_start, boolean unwritten) {

    /** The last logical block. */
    public long last() {
      return ee_block + ee_len - 1;
    }

    boolean covers(long lblk) {
      return ee_block <= lblk && lblk <= last();
    }

    /** ext4_can_extents_be_merged(). */
    boolean can_be_merged(Extent right) {
      return unwritten == right.unwritten
          && ee_block + ee_len == right.ee_block
          && ee_start + ee_len == right.ee_start
          && ee_len + right.ee_len <= (unwritten ? Extents.EXT_UNWRITTEN_MAX_LEN : Extents.EXT_INIT_MAX_LEN);
    }

    /** The same blocks, written or unwritten. */
    Extent marked(boolean as_unwritten) {
      return new Extent(ee_block, ee_len, ee_start, as_unwritten);
    }

    /** The blocks {@code first} to {@code last} of it. */
    Extent cut(long first, long last) {
      return new Extent(first, last - first + 1, ee_start + first - ee_block, unwritten);
    }
  }

  private static final Extent[] NONE = {};

  /** A file without any block, its tree in the inode. */
  public static final ExtentTree EMPTY = new ExtentTree(NONE, 0, true);

  private final Extent[] extents;
  private final int depth;
  private final boolean verified;
  private final long fingerprint;

  private ExtentTree(Extent[] extents, int depth, boolean verified) {
    this.extents = extents;
    this.depth = depth;
    this.verified = verified;
    long h = depth * 2L + (verified ? 1 : 0);
    for (Extent e : extents) {
      h = Fingerprinted.mix(h, e.ee_block);
      h = Fingerprinted.mix(h, e.ee_len * 2 + (e.unwritten ? 1 : 0));
      h = Fingerprinted.mix(h, e.ee_start);
    }
    fingerprint = h;
  }

  /** A tree of depth 0 with the given extents, in any order. */
  public static ExtentTree of(Extent... extents) {
    Extent[] sorted = extents.clone();
    Arrays.sort(sorted, (a, b) -> Long.compare(a.ee_block, b.ee_block));
    return new ExtentTree(sorted, 0, true);
  }

  /** The same extents in one leaf buffer that has not been read yet. */
  public ExtentTree in_unread_leaf() {
    return new ExtentTree(extents, 1, false);
  }

  /** The same tree after its leaf buffer has been read and verified. */
  ExtentTree leaf_read() {
    return new ExtentTree(extents, depth, true);
  }

  int depth() {
    return depth;
  }

  boolean verified() {
    return verified;
  }

  public int count() {
    return extents.length;
  }

  public Extent get(int index) {
    return extents[index];
  }

  /** The index of the last extent that starts at or before {@code lblk}, or -1. */
  int search(long lblk) {
    int found = -1;
    for (int i = 0; i < extents.length && extents[i].ee_block <= lblk; i++) {
      found = i;
    }
    return found;
  }

  /** The extent that maps {@code lblk}, or null. */
  public Extent find(long lblk) {
    int i = search(lblk);
    return i >= 0 && extents[i].covers(lblk) ? extents[i] : null;
  }

  /** With the range {@code first..last} unmapped; extents that straddle its ends are cut. */
  ExtentTree without(long first, long last) {
    Extent[] out = new Extent[extents.length + 1];
    int n = 0;
    for (Extent e : extents) {
      if (e.last() < first || e.ee_block > last) {
        out[n++] = e;
        continue;
      }
      if (e.ee_block < first) {
        out[n++] = e.cut(e.ee_block, first - 1);
      }
      if (e.last() > last) {
        out[n++] = e.cut(last + 1, e.last());
      }
    }
    return new ExtentTree(Arrays.copyOf(out, n), depth, verified);
  }

  /** With the extent that covers {@code lblk}, if any, cut in two before it. */
  ExtentTree split_at(long lblk) {
    int i = search(lblk);
    if (i < 0 || !extents[i].covers(lblk) || extents[i].ee_block == lblk) {
      return this;
    }
    Extent[] out = new Extent[extents.length + 1];
    System.arraycopy(extents, 0, out, 0, i + 1);
    System.arraycopy(extents, i, out, i + 1, extents.length - i);
    out[i] = extents[i].cut(extents[i].ee_block, lblk - 1);
    out[i + 1] = extents[i].cut(lblk, extents[i].last());
    return new ExtentTree(out, depth, verified);
  }

  /** With {@code ex} added where nothing is mapped, merged with its neighbours as on disk. */
  ExtentTree with(Extent ex) {
    return with_apart(ex).merged(ex.ee_block);
  }

  /** With {@code ex} added where nothing is mapped, and not merged with anything. */
  ExtentTree with_apart(Extent ex) {
    int at = search(ex.ee_block) + 1;
    Extent[] out = new Extent[extents.length + 1];
    System.arraycopy(extents, 0, out, 0, at);
    System.arraycopy(extents, at, out, at + 1, extents.length - at);
    out[at] = ex;
    return new ExtentTree(out, depth, verified);
  }

  /** With {@code now} in the place of {@code old}, which must start at the same block and be there. */
  ExtentTree with_in_place(Extent old, Extent now) {
    int at = search(old.ee_block);
    if (at < 0 || !extents[at].equals(old) || now.ee_block != old.ee_block) {
      throw new IllegalArgumentException(now + " cannot replace " + old + " in " + this);
    }
    Extent[] out = extents.clone();
    out[at] = now;
    return new ExtentTree(out, depth, verified);
  }

  /** ext4_ext_try_to_merge(): the extent that covers {@code lblk} with its neighbours. */
  ExtentTree merged(long lblk) {
    int at = search(lblk);
    Extent[] out = extents.clone();
    int n = out.length;
    if (at + 1 < n && out[at].can_be_merged(out[at + 1])) {
      n = merge(out, at, n);
    }
    if (at > 0 && out[at - 1].can_be_merged(out[at])) {
      n = merge(out, at - 1, n);
    }
    return n == out.length ? this : new ExtentTree(Arrays.copyOf(out, n), depth, verified);
  }

  private static int merge(Extent[] out, int left, int n) {
    Extent l = out[left];
    out[left] = new Extent(l.ee_block, l.ee_len + out[left + 1].ee_len, l.ee_start, l.unwritten);
    System.arraycopy(out, left + 2, out, left + 1, n - left - 2);
    return n - 1;
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String toString() {
    return Arrays.toString(extents);
  }
}
