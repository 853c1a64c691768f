package datasem.ext4;

/**
 * The pending reservations of fs/ext4/extents_status.c, bigalloc only: clusters that have disk space and
 * still hold delayed blocks, which therefore own no reservation. Called with i_es_lock held exclusively.
 */
final class PendingReservations {
  private PendingReservations() {}

  /** @return 1 if one was made for the cluster of {@code lblk}, 0 if it had one, or -ENOMEM */
  static int __insert_pending(EsEdit edit, long lblk) {
    Ext4SbInfo sbi = edit.sbi;
    long lclu = sbi.EXT4_B2C(lblk);
    if (edit.pending().contains(lclu)) {
      return 0;
    }
    if (edit.spare_pending) {
      edit.spare_pending = false;
    } else if (sbi.fault.happens(sbi.locking, "__alloc_pending")) {
      return -Errno.ENOMEM;
    }
    edit.pending(edit.pending().with(lclu));
    return 1;
  }

  static void __remove_pending(EsEdit edit, long lblk) {
    long lclu = edit.sbi.EXT4_B2C(lblk);
    PendingTree pending = edit.pending();
    if (pending.contains(lclu)) {
      int i = pending.search(lclu);
      edit.pending(pending.without(i, i + 1));
    }
  }

  /**
   * Makes the pending reservations of the first and the last cluster of a range that has just become
   * allocated agree with the delayed blocks that those clusters hold outside it.
   *
   * @param len blocks, at least 1
   * @return pending reservations made, or -ENOMEM
   */
  static int __revise_pending(EsEdit edit, long lblk, long len) {
    Ext4SbInfo sbi = edit.sbi;
    EsPredicate delonly = sbi.kernel.ext4_es_is_delonly();
    long end = lblk + len - 1;
    long first = sbi.EXT4_LBLK_CMASK(lblk);
    long last = sbi.EXT4_LBLK_CFILL(end);
    boolean one_cluster = sbi.EXT4_B2C(lblk) == sbi.EXT4_B2C(end);
    int pendings = 0;

    boolean f_del = first != lblk && edit.__es_scan_range(delonly, first, lblk - 1);
    if (f_del) {
      int ret = __insert_pending(edit, first);
      if (ret < 0 || one_cluster) {
        return ret;
      }
      pendings += ret;
    } else if (!one_cluster) {
      __remove_pending(edit, first);
    }
    boolean l_del = last != end && edit.__es_scan_range(delonly, end + 1, last);
    if (l_del) {
      int ret = __insert_pending(edit, last);
      if (ret < 0) {
        return ret;
      }
      pendings += ret;
    } else {
      __remove_pending(edit, last);
    }
    return pendings;
  }
}
