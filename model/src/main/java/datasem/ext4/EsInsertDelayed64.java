package datasem.ext4;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_DELAYED;
import static datasem.ext4.ExtentsStatus.NO_PBLK;

/** {@link EsInsertDelayed} before 2a69c450083d, fs/ext4/extents_status.c. */
final class EsInsertDelayed64 {
  private EsInsertDelayed64() {}

  /**
   * Records one delayed block, up to v6.4: without memory for its entry nothing is recorded.
   *
   * @param allocated whether its cluster has disk space already
   * @return 0 or -ENOMEM
   */
  static int ext4_es_insert_delayed_block(Ext4InodeInfo inode, long lblk, boolean allocated) {
    Ext4SbInfo sbi = inode.i_sb;
    if (sbi.fc_replay) {
      return 0;
    }
    ExtentStatus newes = EsEdit.new_extent(sbi, lblk, 1, NO_PBLK, EXTENT_STATUS_DELAYED);
    Tracepoints.trace_ext4_es_insert_delayed_block(inode, newes, allocated);

    EsEdit edit = new EsEdit(inode);
    inode.i_es_lock.write_lock();
    edit.begin();
    int err = edit.__es_remove_extent(lblk, lblk, false, false);
    if (err == 0) {
      err = edit.__es_insert_extent(newes, false);
    }
    if (err == 0 && allocated) {
      PendingReservations.__insert_pending(edit, lblk);
    }
    edit.end();
    inode.i_es_lock.write_unlock();
    return err;
  }
}
