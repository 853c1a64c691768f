package datasem.ext4;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_DELAYED;
import static datasem.ext4.ExtentsStatus.NO_PBLK;

/**
 * The insertion of single delayed blocks into the status tree, fs/ext4/extents_status.c; for ranges see
 * {@link EsInsertDelayedExtent}. What the block replaces is not counted; the caller has looked before. A
 * delayed entry must be kept, so a failed allocation always leads to another pass.
 */
final class EsInsertDelayed {
  private EsInsertDelayed() {}

  /**
   * Records one delayed block; up to v6.10.
   *
   * @param allocated whether its cluster has disk space already, so that it gets a pending reservation
   */
  static void ext4_es_insert_delayed_block(
      Ext4InodeInfo inode, long lblk, boolean allocated) {
    Ext4SbInfo sbi = inode.i_sb;
    if (sbi.fc_replay) {
      return;
    }
    ExtentStatus newes = EsEdit.new_extent(sbi, lblk, 1, NO_PBLK, EXTENT_STATUS_DELAYED);
    Tracepoints.trace_ext4_es_insert_delayed_block(inode, newes, allocated);

    EsEdit edit = new EsEdit(inode);
    int err1 = 0;
    int err2 = 0;
    int err3 = 0;
    do {
      // spare nodes for what failed before, allocated outside the lock and so without failing
      boolean es1 = err1 != 0;
      boolean es2 = err1 != 0 || err2 != 0;
      edit.spare_pending = allocated && (err1 != 0 || err2 != 0 || err3 < 0);
      inode.i_es_lock.write_lock();
      edit.begin();
      error:
      {
        err1 = edit.__es_remove_extent(lblk, lblk, false, es1);
        if (err1 != 0) {
          break error;
        }
        err2 = edit.__es_insert_extent(newes, es2);
        if (err2 != 0) {
          break error;
        }
        if (allocated) {
          err3 = PendingReservations.__insert_pending(edit, lblk);
        }
      }
      edit.end();
      inode.i_es_lock.write_unlock();
    } while (err1 != 0 || err2 != 0 || err3 < 0);
  }
}
