package datasem.ext4;

import static datasem.ext4.ExtentStatus.ES_MASK;

/**
 * The status tree and the pending reservations while one section of i_es_lock, held exclusively,
 * changes them: the functions of fs/ext4/extents_status.c that are called with the lock held. A
 * private copy, made at the first change and stored once by {@link #end}.
 */
final class EsEdit {
  private static final long U32 = 0xFFFFFFFFL;

  /** What the kernel stores as physical block of a hole's or delayed entry's split remainder. */
  private static final long FILLER_PBLK = 0x7FDEADBEEFL;

  final Ext4InodeInfo inode;
  final Ext4SbInfo sbi;

  /** The {@code reserved} out-parameter of {@link #__es_remove_extent}; some of its ways leave it alone. */
  int reserved;

  /** A pending reservation allocated outside the lock; the first insertion that needs one takes it. */
  boolean spare_pending;

  private EsTree base;
  private ExtentStatus[] es;
  private int nr;
  private int cache_es;
  private long i_es_shrink_lblk;
  private PendingTree base_pending;
  private PendingTree pending;

  EsEdit(Ext4InodeInfo inode) {
    this.inode = inode;
    this.sbi = inode.i_sb;
  }

  /** After i_es_lock is taken exclusively. */
  void begin() {
    base = inode.i_es_tree.get();
    es = base.es;
    nr = es.length;
    cache_es = base.cache_es;
    i_es_shrink_lblk = base.i_es_shrink_lblk();
    base_pending = null;
    pending = null;
  }

  /** Before i_es_lock is dropped: stores what has changed. */
  void end() {
    if (es != base.es || i_es_shrink_lblk != base.i_es_shrink_lblk()) {
      inode.i_es_tree.set(new EsTree(es, nr, cache_es, i_es_shrink_lblk));
    } else if (cache_es != base.cache_es) {
      inode.i_es_tree.set(base.with_cache_es(cache_es));
    }
    if (pending != base_pending) {
      inode.i_pending_tree.set(pending);
    }
  }

  /** BUG_ON(end < lblk): the range does not fit 32 bits. */
  static void check_end(String function, long end) {
    if (end > U32) {
      throw new KernelBug(function);
    }
  }

  static ExtentStatus new_extent(Ext4SbInfo sbi, long lblk, long len, long pblk, long status) {
    return new ExtentStatus(
        lblk,
        len,
        sbi.kernel.ext4_es_store_pblock_status().ext4_es_store_pblock_status(sbi, pblk, status));
  }

  /** WRITE_ONCE(i_es_seq, i_es_seq + 1). */
  void i_es_seq_inc() {
    inode.i_es_seq.set(inode.i_es_seq.get() + 1);
  }

  int nr() {
    return nr;
  }

  ExtentStatus entry(int i) {
    return es[i];
  }

  long i_es_shrink_lblk() {
    return i_es_shrink_lblk;
  }

  void i_es_shrink_lblk(long lblk) {
    i_es_shrink_lblk = lblk & U32;
  }

  /** Whether the tree of {@link #begin} has an entry that the shrinker may free. */
  boolean reclaimable() {
    return base.i_es_shk_nr() > 0;
  }

  void forget_cache_es() {
    cache_es = -1;
  }

  PendingTree pending() {
    if (pending == null) {
      pending = inode.i_pending_tree.get();
      base_pending = pending;
    }
    return pending;
  }

  void pending(PendingTree tree) {
    pending = tree;
  }

  int __es_tree_search(long lblk) {
    return EsTree.__es_tree_search(es, nr, lblk);
  }

  /** Links a new node, or grows a neighbour; at most one merge on each side. */
  int __es_insert_extent(ExtentStatus newes, boolean prealloc) {
    int left = EsTree.last_starting_by(es, nr, newes.es_lblk());
    int right = left + 1;
    if (left >= 0) {
      if (newes.es_lblk() <= es[left].ext4_es_end()) {
        throw new KernelBug("__es_insert_extent");
      }
      if (can_be_merged(es[left], newes)) {
        replace(left, es[left].resized(es[left].es_len() + newes.es_len()));
        merge_right(left);
        cache_es = left;
        return 0;
      }
    }
    if (right < nr && can_be_merged(newes, es[right])) {
      ExtentStatus grown = es[right];
      long pblk = grown.is_mapped() ? newes.es_pblk() : grown.es_pblk();
      replace(right, grown.resized(newes.es_lblk(), newes.es_len() + grown.es_len(), pblk));
      cache_es = left >= 0 && merge_right(left) ? left : right;
      return 0;
    }
    if (!prealloc && sbi.fault.happens(sbi.locking, "__es_alloc_extent")) {
      return -Errno.ENOMEM;
    }
    insert(right, newes);
    cache_es = right;
    return 0;
  }

  /** ext4_es_try_to_merge_right() of entry {@code i}, and _left() of its successor. */
  private boolean merge_right(int i) {
    if (i + 1 == nr || !can_be_merged(es[i], es[i + 1])) {
      return false;
    }
    ExtentStatus merged = es[i].resized(es[i].es_len() + es[i + 1].es_len());
    replace(i, es[i + 1].is_referenced() ? merged.with_referenced(true) : merged);
    remove(i + 1, i + 2);
    return true;
  }

  private boolean can_be_merged(ExtentStatus es1, ExtentStatus es2) {
    return sbi.kernel.ext4_es_can_be_merged().ext4_es_can_be_merged(sbi, es1, es2);
  }

  /**
   * Removes a range.
   *
   * @param count whether the caller wants {@link #reserved}, the clusters whose reservation is to be
   *     released; written only if delalloc is on and something was found to remove
   * @param prealloc whether the split of an entry has a node to use
   * @return 0, or -ENOMEM with the tree unchanged
   */
  int __es_remove_extent(long lblk, long end, boolean count, boolean prealloc) {
    int i = __es_tree_search(lblk);
    if (i == nr || es[i].es_lblk() > end) {
      return 0;
    }
    cache_es = -1;
    RsvdCount rc = count && sbi.delalloc() ? new RsvdCount(this, lblk, i) : null;

    ExtentStatus orig_es = es[i];
    long len1 = lblk > orig_es.es_lblk() ? lblk - orig_es.es_lblk() : 0;
    long len2 = orig_es.ext4_es_end() > end ? orig_es.ext4_es_end() - end : 0;
    if (len1 > 0) {
      replace(i, orig_es.resized(len1));
    }
    if (len2 > 0) {
      if (len1 > 0) {
        long block = FILLER_PBLK;
        if (orig_es.is_mapped()) {
          block = orig_es.ext4_es_pblock() + orig_es.es_len() - len2;
        }
        ExtentStatus newes = new_extent(sbi, end + 1, len2, block, orig_es.status());
        if (__es_insert_extent(newes, prealloc) != 0) {
          if (!newes.must_keep()) {
            return 0;
          }
          replace(i, orig_es);
          return -Errno.ENOMEM;
        }
      } else {
        replace(i, tail(orig_es, end, len2));
      }
      if (rc != null) {
        long from = sbi.kernel.count_rsvd_from(lblk, orig_es, len1);
        rc.count_rsvd(from, orig_es.es_len() - len1 - len2, orig_es);
        reserved = sbi.kernel.reserved_after_cut(rc, end, i);
      }
      return 0;
    }

    int first = i;
    if (len1 > 0) {
      if (rc != null) {
        rc.count_rsvd(lblk, orig_es.es_len() - len1, orig_es);
      }
      first = i + 1;
    }
    int next = first;
    while (next < nr && es[next].ext4_es_end() <= end) {
      if (rc != null) {
        rc.count_rsvd(es[next].es_lblk(), es[next].es_len(), es[next]);
      }
      next++;
    }
    remove(first, next);
    if (first < nr && es[first].es_lblk() < (end + 1 & U32)) {
      ExtentStatus last = es[first];
      len1 = last.ext4_es_end() - end;
      if (rc != null) {
        rc.count_rsvd(last.es_lblk(), last.es_len() - len1, last);
      }
      replace(first, tail(last, end, len1));
    }
    if (rc != null) {
      reserved = rc.get_rsvd(end, first < nr ? first : -1);
    }
    return 0;
  }

  /** What is left of {@code entry} behind {@code end}: its last {@code len} blocks. */
  private static ExtentStatus tail(ExtentStatus entry, long end, long len) {
    long pblk = entry.es_pblk();
    if (entry.is_mapped()) {
      pblk = entry.ext4_es_pblock() + entry.es_len() - len & ~ES_MASK;
    }
    return entry.resized(end + 1, len, pblk);
  }

  boolean __es_scan_range(EsPredicate pred, long lblk, long end) {
    ExtentsStatus.warn_if_inverted(sbi, lblk, end);
    int i = EsTree.find(es, nr, cache_es, pred, lblk, end);
    if (i < 0) {
      return false;
    }
    cache_es = i;
    return ExtentsStatus.intersects(es[i], lblk, end);
  }

  private void own(int capacity) {
    if (es == base.es || capacity > es.length) {
      ExtentStatus[] copy = new ExtentStatus[capacity];
      System.arraycopy(es, 0, copy, 0, nr);
      es = copy;
    }
  }

  void replace(int i, ExtentStatus entry) {
    own(nr);
    es[i] = entry;
  }

  private void insert(int i, ExtentStatus entry) {
    own(nr + 1);
    System.arraycopy(es, i, es, i + 1, nr - i);
    es[i] = entry;
    nr++;
  }

  void remove(int from, int to) {
    if (from < to) {
      own(nr);
      System.arraycopy(es, to, es, from, nr - to);
      nr -= to - from;
    }
  }
}
