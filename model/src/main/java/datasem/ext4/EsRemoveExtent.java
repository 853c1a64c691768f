package datasem.ext4;

/**
 * ext4_es_remove_extent(), fs/ext4/extents_status.c: every text, oldest first. Forgets a range, and releases
 * the reservations of its delayed blocks after the lock is dropped.
 */
@FunctionalInterface
public interface EsRemoveExtent {

  /**
   * @param lblk first logical block
   * @param len blocks
   * @throws KernelBug if the last block exceeds 2^32-1
   */
  void ext4_es_remove_extent(Ext4InodeInfo inode, long lblk, long len);

  /** Up to v6.18. */
  static void v6_7(Ext4InodeInfo inode, long lblk, long len) {
    if (inode.i_sb.fc_replay) {
      return;
    }
    Tracepoints.trace_ext4_es_remove_extent(inode, lblk, len);
    if (len == 0) {
      return;
    }
    long end = lblk + len - 1;
    EsEdit.check_end("ext4_es_remove_extent", end);

    EsEdit edit = new EsEdit(inode);
    int err = 0;
    do {
      boolean es = err != 0;
      inode.i_es_lock.write_lock();
      edit.begin();
      err = edit.__es_remove_extent(lblk, end, true, es);
      edit.end();
      inode.i_es_lock.write_unlock();
    } while (err != 0);
    DaReserve.ext4_da_release_space(inode, edit.reserved);
  }

  /** dd064d5101ea, v6.19: whoever remembers a mapping can see that the tree has changed. */
  static void v6_19(Ext4InodeInfo inode, long lblk, long len) {
    if (inode.i_sb.fc_replay) {
      return;
    }
    Tracepoints.trace_ext4_es_remove_extent(inode, lblk, len);
    if (len == 0) {
      return;
    }
    long end = lblk + len - 1;
    EsEdit.check_end("ext4_es_remove_extent", end);

    EsEdit edit = new EsEdit(inode);
    int err = 0;
    do {
      boolean es = err != 0;
      inode.i_es_lock.write_lock();
      edit.begin();
      err = edit.__es_remove_extent(lblk, end, true, es);
      if (err == 0) {
        edit.i_es_seq_inc();
      }
      edit.end();
      inode.i_es_lock.write_unlock();
    } while (err != 0);
    DaReserve.ext4_da_release_space(inode, edit.reserved);
  }
}
