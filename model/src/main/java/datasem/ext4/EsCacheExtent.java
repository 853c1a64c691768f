package datasem.ext4;

/**
 * How ext4_map_query_blocks() caches the mapping that it found, fs/ext4/inode.c and extents_status.c:
 * every text, oldest first.
 */
@FunctionalInterface
public interface EsCacheExtent {

  /** Records what the extent tree says of a range; i_data_sem is held at least shared. */
  void ext4_es_cache_query(Ext4InodeInfo inode, long lblk, long len, long pblk, long status);

  /** To v6.19: ext4_es_insert_extent(), which replaces whatever is there. */
  static void v6_7(Ext4InodeInfo inode, long lblk, long len, long pblk, long status) {
    ExtentsStatus.ext4_es_insert_extent(inode, lblk, len, pblk, status, 0);
  }

  /**
   * ext4_es_cache_extent() since 41a414d53bfb, v7.0: one section of i_es_lock tests and inserts. What is
   * known already may only be of the same type; delayed blocks in a hole stay silently, any other
   * difference warns. One entry that covers the range is left alone.
   */
  static void v7_0(Ext4InodeInfo inode, long lblk, long len, long pblk, long status) {
    if (inode.i_sb.fc_replay || len == 0) {
      return;
    }
    long end = lblk + len - 1;
    EsEdit.check_end("ext4_es_cache_extent", end);
    ExtentStatus newes = EsEdit.new_extent(inode.i_sb, lblk, len, pblk, status);
    EsEdit edit = new EsEdit(inode);
    inode.i_es_lock.write_lock();
    edit.begin();
    int i = edit.__es_tree_search(lblk);
    boolean covered =
        i < edit.nr()
            && edit.entry(i).es_lblk() <= lblk
            && edit.entry(i).ext4_es_end() >= end;
    ExtentStatus conflict = null;
    for (; i < edit.nr() && edit.entry(i).es_lblk() <= end; i++) {
      if (edit.entry(i).type() != newes.type()) {
        conflict = edit.entry(i);
        break;
      }
    }
    if (!covered) {
      long stop = conflict == null ? end : conflict.es_lblk() - 1;
      if (stop >= lblk) {
        edit.__es_remove_extent(lblk, stop, false, true);
      }
      if (conflict == null) {
        edit.__es_insert_extent(newes, false);
        Tracepoints.trace_ext4_es_cache_extent(inode, newes);
      }
    }
    edit.end();
    inode.i_es_lock.write_unlock();
    if (conflict != null && !(newes.is_hole() && conflict.is_delayed())) {
      inode.i_sb.warn("ext4_es_cache_extent: status tree and extent tree disagree");
    }
  }
}
