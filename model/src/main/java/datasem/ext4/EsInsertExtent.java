package datasem.ext4;

import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_DELALLOC_RESERVE;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_DELAYED;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;

/**
 * ext4_es_insert_extent(), fs/ext4/extents_status.c: every text a patch has given it, oldest first.
 *
 * <p>Replaces whatever the tree knew about a range. Does nothing in fast-commit replay and for no blocks.
 */
@FunctionalInterface
public interface EsInsertExtent {

  /**
   * @param lblk first logical block
   * @param len blocks
   * @param pblk first physical block, or all ones for hole and delayed
   * @param status EXTENT_STATUS_* type
   * @param flags EXT4_GET_BLOCKS_* of the caller; the old texts ignore them
   * @throws KernelBug if the last block exceeds 2^32-1
   */
  void ext4_es_insert_extent(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags);

  /** Up to v6.11: delayed blocks that the range replaces keep their reservation. */
  static void v6_7(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags) {
    Ext4SbInfo sbi = inode.i_sb;
    long end = lblk + len - 1;
    int err1 = 0;
    int err2 = 0;
    int err3 = 0;

    if (sbi.fc_replay || len == 0) {
      return;
    }
    EsEdit.check_end("ext4_es_insert_extent", end);
    if ((status & EXTENT_STATUS_DELAYED) != 0 && (status & EXTENT_STATUS_WRITTEN) != 0) {
      sbi.warn("ext4_warning:ext4_es_insert_extent: an extent both delayed and written may lose data");
      sbi.warn("WARN:ext4_es_insert_extent");
    }
    ExtentStatus newes = EsEdit.new_extent(sbi, lblk, len, pblk, status);
    Tracepoints.trace_ext4_es_insert_extent(inode, newes);

    boolean revise_pending =
        sbi.s_cluster_ratio > 1
            && sbi.delalloc()
            && (status & (EXTENT_STATUS_WRITTEN | EXTENT_STATUS_UNWRITTEN)) != 0;
    EsEdit edit = new EsEdit(inode);
    do {
      // spare nodes for what failed before, allocated outside the lock and so without failing
      boolean es1 = err1 != 0;
      boolean es2 = err1 != 0 || err2 != 0;
      edit.spare_pending = revise_pending && (err1 != 0 || err2 != 0 || err3 < 0);
      inode.i_es_lock.write_lock();
      edit.begin();
      error:
      {
        err1 = edit.__es_remove_extent(lblk, end, false, es1);
        if (err1 != 0) {
          break error;
        }
        err2 = edit.__es_insert_extent(newes, es2);
        if (err2 == -Errno.ENOMEM && !newes.must_keep()) {
          err2 = 0;
        }
        if (err2 != 0) {
          break error;
        }
        if (revise_pending) {
          err3 = PendingReservations.__revise_pending(edit, lblk, len);
        }
      }
      edit.end();
      inode.i_es_lock.write_unlock();
    } while (err1 != 0 || err2 != 0 || err3 < 0);
  }

  /**
   * From v6.12, c543e2429640: the reservations of the delayed blocks that the range replaces are counted
   * and, after the lock is dropped, consumed.
   */
  static void v6_12(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags) {
    Ext4SbInfo sbi = inode.i_sb;
    long end = lblk + len - 1;
    int err1 = 0;
    int err2 = 0;
    int err3 = 0;
    int resv_used = 0;
    int pending = 0;

    if (sbi.fc_replay || len == 0) {
      return;
    }
    EsEdit.check_end("ext4_es_insert_extent", end);
    if ((status & EXTENT_STATUS_DELAYED) != 0) {
      sbi.warn("WARN:ext4_es_insert_extent: a delayed extent by the wrong door");
    }
    ExtentStatus newes = EsEdit.new_extent(sbi, lblk, len, pblk, status);
    Tracepoints.trace_ext4_es_insert_extent(inode, newes);

    boolean revise_pending =
        sbi.s_cluster_ratio > 1
            && sbi.delalloc()
            && (status & (EXTENT_STATUS_WRITTEN | EXTENT_STATUS_UNWRITTEN)) != 0;
    EsEdit edit = new EsEdit(inode);
    do {
      // spare nodes for what failed before, allocated outside the lock and so without failing
      boolean es1 = err1 != 0;
      boolean es2 = err1 != 0 || err2 != 0;
      edit.spare_pending = revise_pending && (err1 != 0 || err2 != 0 || err3 < 0);
      inode.i_es_lock.write_lock();
      edit.begin();
      edit.reserved = resv_used;
      error:
      {
        err1 = edit.__es_remove_extent(lblk, end, true, es1);
        resv_used = edit.reserved;
        if (err1 != 0) {
          break error;
        }
        err2 = edit.__es_insert_extent(newes, es2);
        if (err2 == -Errno.ENOMEM && !newes.must_keep()) {
          err2 = 0;
        }
        if (err2 != 0) {
          break error;
        }
        if (revise_pending) {
          err3 = PendingReservations.__revise_pending(edit, lblk, len);
          if (err3 < 0) {
            break error;
          }
          pending = err3;
        }
      }
      edit.end();
      inode.i_es_lock.write_unlock();
      resv_used += pending;
      if (resv_used != 0) {
        DaReserve.ext4_da_update_reserve_space(
            inode, resv_used, (flags & EXT4_GET_BLOCKS_DELALLOC_RESERVE) != 0);
      }
    } while (err1 != 0 || err2 != 0 || err3 < 0);
  }

  /** dd064d5101ea, v6.19: whoever remembers a mapping can see that the tree has changed. */
  static void v6_19(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags) {
    Ext4SbInfo sbi = inode.i_sb;
    long end = lblk + len - 1;
    int err1 = 0;
    int err2 = 0;
    int err3 = 0;
    int resv_used = 0;
    int pending = 0;

    if (sbi.fc_replay || len == 0) {
      return;
    }
    EsEdit.check_end("ext4_es_insert_extent", end);
    if ((status & EXTENT_STATUS_DELAYED) != 0) {
      sbi.warn("WARN:ext4_es_insert_extent: a delayed extent by the wrong door");
    }
    ExtentStatus newes = EsEdit.new_extent(sbi, lblk, len, pblk, status);
    Tracepoints.trace_ext4_es_insert_extent(inode, newes);

    boolean revise_pending =
        sbi.s_cluster_ratio > 1
            && sbi.delalloc()
            && (status & (EXTENT_STATUS_WRITTEN | EXTENT_STATUS_UNWRITTEN)) != 0;
    EsEdit edit = new EsEdit(inode);
    do {
      // spare nodes for what failed before, allocated outside the lock and so without failing
      boolean es1 = err1 != 0;
      boolean es2 = err1 != 0 || err2 != 0;
      edit.spare_pending = revise_pending && (err1 != 0 || err2 != 0 || err3 < 0);
      inode.i_es_lock.write_lock();
      edit.begin();
      edit.reserved = resv_used;
      error:
      {
        err1 = edit.__es_remove_extent(lblk, end, true, es1);
        resv_used = edit.reserved;
        if (err1 != 0) {
          break error;
        }
        err2 = edit.__es_insert_extent(newes, es2);
        if (err2 == -Errno.ENOMEM && !newes.must_keep()) {
          err2 = 0;
        }
        if (err2 != 0) {
          break error;
        }
        if (revise_pending) {
          err3 = PendingReservations.__revise_pending(edit, lblk, len);
          if (err3 < 0) {
            break error;
          }
          pending = err3;
        }
        edit.i_es_seq_inc();
      }
      edit.end();
      inode.i_es_lock.write_unlock();
      resv_used += pending;
      if (resv_used != 0) {
        DaReserve.ext4_da_update_reserve_space(
            inode, resv_used, (flags & EXT4_GET_BLOCKS_DELALLOC_RESERVE) != 0);
      }
    } while (err1 != 0 || err2 != 0 || err3 < 0);
  }
}
