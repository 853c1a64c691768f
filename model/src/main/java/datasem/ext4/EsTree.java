package datasem.ext4;

import datasem.locking.Fingerprinted;

/**
 * struct ext4_es_tree with the counts that i_es_lock guards, as an immutable value: disjoint entries in
 * block order, the entry last used, and where the shrinker goes on.
 *
 * <p>The fingerprint covers the entries with their REFERENCED bits and {@link #i_es_shrink_lblk}. It leaves
 * out the cursor {@link #cache_es}: a search that starts there and one that starts at the root answer the
 * same as long as every entry ends below block 2^32-1, and nothing else reads it. It also leaves out the
 * physical block of hole and delayed entries, which means nothing.
 */
public final class EsTree implements Fingerprinted {
  private static final ExtentStatus[] NONE = {};

  public static final EsTree EMPTY = new EsTree(NONE, 0, -1, 0);

  /** Exactly the entries; never written after construction. */
  final ExtentStatus[] es;

  /** Index of the entry last used, -1 for none. */
  final int cache_es;

  private final long i_es_shrink_lblk;
  private final int i_es_shk_nr;
  private final long fingerprint;

  /** Takes over the first {@code nr} elements; the array itself only if it is exactly full. */
  EsTree(ExtentStatus[] entries, int nr, int cache_es, long i_es_shrink_lblk) {
    ExtentStatus[] exact = entries;
    if (entries.length != nr) {
      exact = new ExtentStatus[nr];
      System.arraycopy(entries, 0, exact, 0, nr);
    }
    this.es = exact;
    this.cache_es = cache_es;
    this.i_es_shrink_lblk = i_es_shrink_lblk;
    long hash = Fingerprinted.mix(0x4573547265654C1FL, i_es_shrink_lblk);
    int shk = 0;
    for (int i = 0; i < nr; i++) {
      hash = Fingerprinted.mix(hash, exact[i].fingerprint());
      if (!exact[i].must_keep()) {
        shk++;
      }
    }
    i_es_shk_nr = shk;
    fingerprint = hash;
  }

  /** The same tree with another cursor. */
  private EsTree(EsTree tree, int cache_es) {
    this.es = tree.es;
    this.cache_es = cache_es;
    this.i_es_shrink_lblk = tree.i_es_shrink_lblk;
    this.i_es_shk_nr = tree.i_es_shk_nr;
    this.fingerprint = tree.fingerprint;
  }

  EsTree with_cache_es(int index) {
    return index == cache_es ? this : new EsTree(this, index);
  }

  /** The same tree with one entry replaced by another of the same extent. */
  EsTree with_entry(int index, ExtentStatus entry) {
    ExtentStatus[] copy = es.clone();
    copy[index] = entry;
    return new EsTree(copy, copy.length, cache_es, i_es_shrink_lblk);
  }

  /** Entries in all. */
  public int i_es_all_nr() {
    return es.length;
  }

  /** Entries that the shrinker may free: all but the delayed ones. */
  public int i_es_shk_nr() {
    return i_es_shk_nr;
  }

  /** The block at which the shrinker's next scan starts. */
  public long i_es_shrink_lblk() {
    return i_es_shrink_lblk;
  }

  /** The i-th entry in block order, 0 to {@code i_es_all_nr() - 1}. */
  public ExtentStatus entry(int i) {
    return es[i];
  }

  /** The entry last used, or null. */
  public ExtentStatus cache_es() {
    return cache_es < 0 ? null : es[cache_es];
  }

  /** The entry that covers {@code lblk}, or null; for predicates, which see the tree from outside. */
  public ExtentStatus at(long lblk) {
    int i = __es_tree_search(es, es.length, lblk);
    return i < es.length && es[i].es_lblk() <= lblk ? es[i] : null;
  }

  /** Index of the last entry that starts at or before {@code lblk}, -1 if there is none. */
  static int last_starting_by(ExtentStatus[] es, int nr, long lblk) {
    int low = 0;
    int high = nr;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (es[mid].es_lblk() <= lblk) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low - 1;
  }

  /** Index of the entry that covers {@code lblk}, or else of the first after it; {@code nr} if none. */
  static int __es_tree_search(ExtentStatus[] es, int nr, long lblk) {
    int i = last_starting_by(es, nr, lblk);
    return i >= 0 && lblk <= es[i].ext4_es_end() ? i : i + 1;
  }

  /**
   * The search of __es_find_extent_range(): the first entry from {@code lblk} on that satisfies
   * {@code pred}. Only the entries after the first candidate are compared with {@code end}, so the
   * first may lie beyond it.
   *
   * @return its index, or -1
   */
  static int find(
      ExtentStatus[] es, int nr, int cache_es, EsPredicate pred, long lblk, long end) {
    int i = cache_es >= 0 && es[cache_es].covers(lblk) ? cache_es : __es_tree_search(es, nr, lblk);
    if (i == nr) {
      return -1;
    }
    while (!pred.matches(es[i])) {
      i++;
      if (i == nr || es[i].es_lblk() > end) {
        return -1;
      }
    }
    return i;
  }

  @Override
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public String toString() {
    return java.util.Arrays.toString(es);
  }
}
