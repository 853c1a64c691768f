package datasem.ext4;

/**
 * fs/ext4/extents_status.c: the calls that the rest of ext4 makes to the status tree, which remembers
 * what is known about logical blocks and alone knows the delayed ones. Each takes i_es_lock itself, once
 * for each pass. All do nothing, and find nothing, in fast-commit replay.
 *
 * <p>Blocks are unsigned 32-bit numbers in a long; the last usable one is 2^32-2. A range whose end does
 * not fit stops the kernel, {@link KernelBug}. The insertion of mappings is contested, see {@link
 * EsInsertExtent}.
 */
public final class ExtentsStatus {
  public static final long EXTENT_STATUS_WRITTEN = 1;
  public static final long EXTENT_STATUS_UNWRITTEN = 1 << 1;
  public static final long EXTENT_STATUS_DELAYED = 1 << 2;
  public static final long EXTENT_STATUS_HOLE = 1 << 3;
  public static final long EXTENT_STATUS_REFERENCED = 1 << 4;

  /** EXT_MAX_BLOCKS: one more than the last usable block. */
  public static final long EXT_MAX_BLOCKS = 0xFFFFFFFFL;

  /** The physical block that callers pass for holes and delayed ranges. */
  public static final long NO_PBLK = -1L;

  private ExtentsStatus() {}

  /** WARN_ON(end < lblk) of __es_find_extent_range(). */
  static void warn_if_inverted(Ext4SbInfo sbi, long lblk, long end) {
    if (end < lblk) {
      sbi.warn("WARN:__es_find_extent_range: the range ends before it starts");
    }
  }

  /** The test of __es_scan_range() on the entry it has found, in 32-bit arithmetic. */
  static boolean intersects(ExtentStatus es, long lblk, long end) {
    if (es.es_lblk() <= lblk && lblk < (es.es_lblk() + es.es_len() & 0xFFFFFFFFL)) {
      return true;
    }
    return lblk <= es.es_lblk() && es.es_lblk() <= end;
  }

  /**
   * The first entry at or after {@code lblk} that satisfies {@code pred}, whole. If no entry covers
   * {@code lblk}, the next one is returned even where it starts beyond {@code end}; callers must look.
   *
   * @param end last block of the range, inclusive
   * @return a copy, or null
   */
  public static ExtentStatus ext4_es_find_extent_range(
      Ext4InodeInfo inode, EsPredicate pred, long lblk, long end) {
    if (inode.i_sb.fc_replay) {
      return null;
    }
    Tracepoints.trace_ext4_es_find_extent_range_enter(inode, lblk);
    inode.i_es_lock.read_lock();
    ExtentStatus es = __es_find_extent_range(inode, pred, lblk, end);
    inode.i_es_lock.read_unlock();
    Tracepoints.trace_ext4_es_find_extent_range_exit(inode, es);
    return es;
  }

  private static ExtentStatus __es_find_extent_range(
      Ext4InodeInfo inode, EsPredicate pred, long lblk, long end) {
    warn_if_inverted(inode.i_sb, lblk, end);
    EsTree tree = inode.i_es_tree.get();
    int i = EsTree.find(tree.es, tree.es.length, tree.cache_es, pred, lblk, end);
    if (i < 0) {
      return null;
    }
    if (i != tree.cache_es) {
      inode.i_es_tree.write_once(tree.with_cache_es(i));
    }
    return tree.es[i];
  }

  private static boolean __es_scan_range(
      Ext4InodeInfo inode, EsPredicate pred, long lblk, long end) {
    ExtentStatus es = __es_find_extent_range(inode, pred, lblk, end);
    return es != null && intersects(es, lblk, end);
  }

  /** Whether any block from {@code lblk} to {@code end}, inclusive, satisfies {@code pred}. */
  public static boolean ext4_es_scan_range(
      Ext4InodeInfo inode, EsPredicate pred, long lblk, long end) {
    if (inode.i_sb.fc_replay) {
      return false;
    }
    inode.i_es_lock.read_lock();
    boolean ret = __es_scan_range(inode, pred, lblk, end);
    inode.i_es_lock.read_unlock();
    return ret;
  }

  /** Whether any block of the cluster that holds {@code lblk} satisfies {@code pred}. */
  public static boolean ext4_es_scan_clu(Ext4InodeInfo inode, EsPredicate pred, long lblk) {
    if (inode.i_sb.fc_replay) {
      return false;
    }
    inode.i_es_lock.read_lock();
    boolean ret =
        __es_scan_range(
            inode, pred, inode.i_sb.EXT4_LBLK_CMASK(lblk), inode.i_sb.EXT4_LBLK_CFILL(lblk));
    inode.i_es_lock.read_unlock();
    MapTracepoints.note_scan_clu(inode, pred, ret);
    return ret;
  }

  /**
   * Replaces whatever the tree knew about a range by one mapping, in the text of this kernel.
   *
   * @param pblk first physical block, or {@link #NO_PBLK}
   * @param flags EXT4_GET_BLOCKS_*
   */
  public static void ext4_es_insert_extent(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags) {
    inode.i_sb.kernel.ext4_es_insert_extent()
        .ext4_es_insert_extent(inode, lblk, len, pblk, status, flags);
  }

  /** Records a range read from the extent tree, unless any block of it is known already. */
  public static void ext4_es_cache_extent(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status) {
    if (inode.i_sb.fc_replay) {
      return;
    }
    ExtentStatus newes = EsEdit.new_extent(inode.i_sb, lblk, len, pblk, status);
    Tracepoints.trace_ext4_es_cache_extent(inode, newes);
    if (len == 0) {
      return;
    }
    long end = lblk + len - 1;
    EsEdit.check_end("ext4_es_cache_extent", end);

    EsEdit edit = new EsEdit(inode);
    inode.i_es_lock.write_lock();
    edit.begin();
    int i = edit.__es_tree_search(lblk);
    if (i == edit.nr() || edit.entry(i).es_lblk() > end) {
      edit.__es_insert_extent(newes, false);
    }
    edit.end();
    inode.i_es_lock.write_unlock();
  }

  /**
   * Looks {@code lblk} up and marks the entry as referenced.
   *
   * @return the entry that covers it, with the REFERENCED bit as it was before; null for a miss
   */
  public static ExtentStatus ext4_es_lookup_extent(Ext4InodeInfo inode, long lblk) {
    if (inode.i_sb.fc_replay) {
      return null;
    }
    Tracepoints.trace_ext4_es_lookup_extent_enter(inode, lblk);
    inode.i_es_lock.read_lock();
    EsTree tree = inode.i_es_tree.get();
    int i = lookup(tree, lblk);
    ExtentStatus es = i < 0 ? null : hit(inode, tree, i);
    inode.i_es_lock.read_unlock();
    Tracepoints.trace_ext4_es_lookup_extent_exit(inode, es);
    return es;
  }

  /**
   * dd064d5101ea, v6.19: as {@link #ext4_es_lookup_extent}, and a hit tells {@code map} the sequence number
   * that it is good for.
   */
  static ExtentStatus ext4_es_lookup_extent(Ext4InodeInfo inode, Ext4MapBlocks map) {
    if (inode.i_sb.fc_replay) {
      return null;
    }
    Tracepoints.trace_ext4_es_lookup_extent_enter(inode, map.m_lblk);
    inode.i_es_lock.read_lock();
    EsTree tree = inode.i_es_tree.get();
    int i = lookup(tree, map.m_lblk);
    ExtentStatus es = i < 0 ? null : hit(inode, tree, i);
    if (es != null) {
      map.m_seq = inode.i_es_seq.get();
    }
    inode.i_es_lock.read_unlock();
    Tracepoints.trace_ext4_es_lookup_extent_exit(inode, es);
    return es;
  }

  /**
   * As {@link #ext4_es_lookup_extent}, asking too where the following entry starts.
   *
   * @return null for a miss
   */
  public static EsLookup ext4_es_lookup_extent_next(Ext4InodeInfo inode, long lblk) {
    if (inode.i_sb.fc_replay) {
      return null;
    }
    Tracepoints.trace_ext4_es_lookup_extent_enter(inode, lblk);
    inode.i_es_lock.read_lock();
    EsTree tree = inode.i_es_tree.get();
    int i = lookup(tree, lblk);
    EsLookup found = null;
    if (i >= 0) {
      long next_lblk = i + 1 < tree.es.length ? tree.es[i + 1].es_lblk() : 0;
      found = new EsLookup(hit(inode, tree, i), next_lblk);
    }
    inode.i_es_lock.read_unlock();
    Tracepoints.trace_ext4_es_lookup_extent_exit(inode, found == null ? null : found.es());
    return found;
  }

  /**
   * A hit.
   *
   * @param next_lblk first block of the following entry, 0 if there is none
   */
  public record EsLookup(ExtentStatus es, long next_lblk) {}

  /** The cursor is asked first, but not moved. */
  private static int lookup(EsTree tree, long lblk) {
    if (tree.cache_es >= 0 && tree.es[tree.cache_es].covers(lblk)) {
      return tree.cache_es;
    }
    int i = EsTree.last_starting_by(tree.es, tree.es.length, lblk);
    return i >= 0 && lblk <= tree.es[i].ext4_es_end() ? i : -1;
  }

  private static ExtentStatus hit(Ext4InodeInfo inode, EsTree tree, int i) {
    ExtentStatus es = tree.es[i];
    if (!es.is_referenced()) {
      inode.i_es_tree.write_once(tree.with_entry(i, es.with_referenced(true)));
    }
    return es;
  }

  /** Forgets a range, in the text of this kernel; see {@link EsRemoveExtent}. */
  public static void ext4_es_remove_extent(Ext4InodeInfo inode, long lblk, long len) {
    inode.i_sb.kernel.ext4_es_remove_extent().ext4_es_remove_extent(inode, lblk, len);
  }

  /**
   * Records one delayed block; up to v6.10. See {@link EsInsertDelayed}.
   *
   * @param allocated whether its cluster has disk space already, so that it gets a pending reservation
   */
  public static void ext4_es_insert_delayed_block(
      Ext4InodeInfo inode, long lblk, boolean allocated) {
    EsInsertDelayed.ext4_es_insert_delayed_block(inode, lblk, allocated);
  }

  /**
   * Records a delayed range; from v6.11. See {@link EsInsertDelayedExtent}.
   *
   * @param lclu_allocated whether the first cluster has disk space already
   * @param end_allocated the same for the last cluster, if it is another one
   */
  public static void ext4_es_insert_delayed_extent(
      Ext4InodeInfo inode, long lblk, long len, boolean lclu_allocated, boolean end_allocated) {
    inode.i_sb.kernel.ext4_es_insert_delayed_extent()
        .ext4_es_insert_delayed_extent(inode, lblk, len, lclu_allocated, end_allocated);
  }

  /** The number of clusters that have a delayed and not unwritten block in the range; up to v6.11. */
  public static long ext4_es_delayed_clu(Ext4InodeInfo inode, long lblk, long len) {
    if (len == 0) {
      return 0;
    }
    Ext4SbInfo sbi = inode.i_sb;
    long end = lblk + len - 1 & 0xFFFFFFFFL;
    if (end < lblk) {
      sbi.warn("WARN:ext4_es_delayed_clu: the range ends before it starts");
    }
    inode.i_es_lock.read_lock();
    EsTree tree = inode.i_es_tree.get();
    long n = 0;
    long last_lclu = -1;
    int i = EsTree.__es_tree_search(tree.es, tree.es.length, lblk);
    for (; i < tree.es.length && tree.es[i].es_lblk() <= end; i++) {
      ExtentStatus es = tree.es[i];
      if (es.is_delonly()) {
        long first = sbi.EXT4_B2C(Math.max(es.es_lblk(), lblk));
        long last = sbi.EXT4_B2C(Math.min(es.ext4_es_end(), end));
        n += last - first + (first == last_lclu ? 0 : 1);
        last_lclu = last;
      }
    }
    inode.i_es_lock.read_unlock();
    if (n > 0) {
      MapTracepoints.note(inode, "counts " + n + (n == 1 ? " delalloc cluster" : " delalloc clusters"));
    }
    return n;
  }

  /** Whether the cluster of {@code lblk} holds a pending reservation. */
  public static boolean ext4_is_pending(Ext4InodeInfo inode, long lblk) {
    inode.i_es_lock.read_lock();
    boolean ret = inode.i_pending_tree.get().contains(inode.i_sb.EXT4_B2C(lblk));
    inode.i_es_lock.read_unlock();
    return ret;
  }

  /** Drops the pending reservation of the cluster of {@code lblk}, if it holds one. */
  public static void ext4_remove_pending(Ext4InodeInfo inode, long lblk) {
    EsEdit edit = new EsEdit(inode);
    inode.i_es_lock.write_lock();
    edit.begin();
    PendingReservations.__remove_pending(edit, lblk);
    edit.end();
    inode.i_es_lock.write_unlock();
  }

  /** Forgets every entry but the delayed ones; ioctl EXT4_IOC_CLEAR_ES_CACHE. */
  public static void ext4_clear_inode_es(Ext4InodeInfo inode) {
    EsShrinker.ext4_clear_inode_es(inode);
  }

  /** The shrinker's scan over {@code inodes}, see {@link EsShrinker}. */
  public static int ext4_es_shrink(java.util.List<Ext4InodeInfo> inodes, int nr_to_scan) {
    return EsShrinker.__es_shrink(inodes, nr_to_scan);
  }
}
