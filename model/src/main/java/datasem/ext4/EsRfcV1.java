package datasem.ext4;

/**
 * What RFC v1 of 2023-11-21 added to fs/ext4/extents_status.c: patch 1, ext4_es_skip_hole_extent(), and
 * patch 2, a look-up that returns the next entry when it misses.
 */
final class EsRfcV1 {
  private EsRfcV1() {}

  /**
   * The answer of a look-up.
   *
   * @param es the entry that covers the block; for a miss the next one, or null
   */
  record Lookup(boolean found, ExtentStatus es) {}

  /** ext4_es_lookup_extent() with patch 2. */
  static Lookup ext4_es_lookup_extent(Ext4InodeInfo inode, long lblk) {
    Tracepoints.trace_ext4_es_lookup_extent_enter(inode, lblk);
    inode.i_es_lock.read_lock();
    EsTree tree = inode.i_es_tree.get();
    int i = EsTree.__es_tree_search(tree.es, tree.es.length, lblk);
    ExtentStatus es = i < tree.es.length ? tree.es[i] : null;
    boolean found = es != null && es.es_lblk() <= lblk;
    if (found && !es.is_referenced()) {
      inode.i_es_tree.write_once(tree.with_entry(i, es.with_referenced(true)));
    }
    inode.i_es_lock.read_unlock();
    Tracepoints.trace_ext4_es_lookup_extent_exit(inode, found ? es : null);
    return new Lookup(found, es);
  }

  /**
   * Patch 1: the first block from {@code lblk} on that an entry other than a hole starts at, gaps
   * counting as holes, or the end of the range.
   */
  static long ext4_es_skip_hole_extent(Ext4InodeInfo inode, long lblk, long len) {
    inode.i_es_lock.read_lock();
    EsTree tree = inode.i_es_tree.get();
    int i = EsTree.__es_tree_search(tree.es, tree.es.length, lblk);
    long next = lblk + len;
    while (i < tree.es.length && tree.es[i].es_lblk() < lblk + len) {
      if (!tree.es[i].is_hole()) {
        next = tree.es[i].es_lblk();
        break;
      }
      i++;
    }
    inode.i_es_lock.read_unlock();
    return next;
  }
}
