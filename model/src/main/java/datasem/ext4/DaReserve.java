package datasem.ext4;

/**
 * The reservations of delayed blocks, fs/ext4/inode.c and extents.c: i_reserved_data_blocks,
 * s_dirtyclusters_counter and quota, all in clusters. Quota has no limit here; it fails where a scenario lets it.
 */
public final class DaReserve {
  private static final long UINT_MAX = 0xFFFFFFFFL;

  private DaReserve() {}

  /**
   * Reserves clusters for delayed blocks about to be inserted.
   *
   * @param nr_resv clusters
   * @return 0, or -EDQUOT or -ENOSPC with nothing reserved
   */
  public static int ext4_da_reserve_space(Ext4InodeInfo inode, int nr_resv) {
    Ext4SbInfo sbi = inode.i_sb;
    if (sbi.fault.happens(sbi.locking, "dquot_reserve_block")) {
      return -Errno.EDQUOT;
    }
    sbi.dq_reserved.add(nr_resv);
    inode.i_block_reservation_lock.spin_lock();
    if (!ext4_claim_free_clusters(sbi, nr_resv)) {
      inode.i_block_reservation_lock.spin_unlock();
      sbi.dq_reserved.add(-nr_resv);
      MapTracepoints.note(inode, "finds too few free clusters");
      return -Errno.ENOSPC;
    }
    long reserved = (inode.i_reserved_data_blocks.get() + nr_resv) & UINT_MAX;
    inode.i_reserved_data_blocks.set(reserved);
    Tracepoints.trace_ext4_da_reserve_space(inode, nr_resv, reserved);
    inode.i_block_reservation_lock.spin_unlock();
    return 0;
  }

  /** fs/ext4/balloc.c, without the share kept for root: claims clusters if so many are free and unclaimed. */
  static boolean ext4_claim_free_clusters(Ext4SbInfo sbi, long nclusters) {
    if (sbi.s_freeclusters_counter.read() - sbi.s_dirtyclusters_counter.read() < nclusters) {
      return false;
    }
    sbi.s_dirtyclusters_counter.add(nclusters);
    return true;
  }

  /**
   * Gives back the reservations of delayed blocks that are gone.
   *
   * @param to_free clusters; more than are reserved, and so every negative number, is a warning and
   *     releases what is left
   */
  public static void ext4_da_release_space(Ext4InodeInfo inode, int to_free) {
    if (to_free == 0) {
      return;
    }
    Ext4SbInfo sbi = inode.i_sb;
    inode.i_block_reservation_lock.spin_lock();
    long reserved = inode.i_reserved_data_blocks.get();
    Tracepoints.trace_ext4_da_release_space(inode, to_free, reserved);
    long freed = Integer.toUnsignedLong(to_free);
    if (freed > reserved) {
      sbi.warn("ext4_warning:ext4_da_release_space: more to free than reserved");
      sbi.warn("WARN:ext4_da_release_space");
      freed = reserved;
    }
    inode.i_reserved_data_blocks.set(reserved - freed);
    sbi.s_dirtyclusters_counter.add(-freed);
    inode.i_block_reservation_lock.spin_unlock();
    sbi.dq_reserved.add(-freed);
  }

  /**
   * Takes off the reservations of delayed blocks that have got disk space.
   *
   * @param used clusters; clamped as in {@link #ext4_da_release_space}
   * @param quota_claim whether the reserved quota becomes used quota; otherwise the allocation has been
   *     charged already and the reserved quota is given back
   */
  public static void ext4_da_update_reserve_space(
      Ext4InodeInfo inode, int used, boolean quota_claim) {
    Ext4SbInfo sbi = inode.i_sb;
    inode.i_block_reservation_lock.spin_lock();
    long reserved = inode.i_reserved_data_blocks.get();
    Tracepoints.trace_ext4_da_update_reserve_space(inode, used, reserved, quota_claim);
    long taken = Integer.toUnsignedLong(used);
    if (taken > reserved) {
      sbi.warn("ext4_warning:ext4_da_update_reserve_space: more used than reserved");
      sbi.warn("WARN:ext4_da_update_reserve_space");
      taken = reserved;
    }
    inode.i_reserved_data_blocks.set(reserved - taken);
    sbi.s_dirtyclusters_counter.add(-taken);
    inode.i_block_reservation_lock.spin_unlock();
    sbi.dq_reserved.add(-taken);
    if (quota_claim) {
      sbi.dq_used.add(taken);
    }
  }

  /**
   * The last allocated block of a cluster that still holds delayed blocks has been freed: turns the
   * pending reservation of the cluster of {@code lblk} into a real one, and frees the cluster.
   */
  public static void ext4_rereserve_cluster(Ext4InodeInfo inode, long lblk) {
    Ext4SbInfo sbi = inode.i_sb;
    sbi.dq_used.add(-1);
    sbi.dq_reserved.add(1);
    inode.i_block_reservation_lock.spin_lock();
    inode.i_reserved_data_blocks.set(inode.i_reserved_data_blocks.get() + 1);
    sbi.s_dirtyclusters_counter.add(1);
    inode.i_block_reservation_lock.spin_unlock();
    sbi.s_freeclusters_counter.add(1);
    ExtentsStatus.ext4_remove_pending(inode, lblk);
  }
}
