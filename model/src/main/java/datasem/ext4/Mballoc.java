package datasem.ext4;

/** fs/ext4/mballoc.c and balloc.c, reduced to one block group that hands out its lowest free clusters. */
final class Mballoc {
  private Mballoc() {}

  /**
   * What {@link #ext4_mb_new_blocks} gave.
   *
   * @param cluster the first physical cluster
   * @param len clusters, 0 after an error
   * @param err 0 or -errno
   */
  record Allocation(long cluster, int len, int err) {}

  /**
   * ext4_mb_new_blocks().
   *
   * @param len clusters wanted, at least 1; fewer may be given
   * @param delalloc_reserved EXT4_MB_DELALLOC_RESERVED: the clusters were claimed and charged when the
   *     blocks were delayed, so neither happens here
   * @return -ENOSPC if nothing is free, -EIO if the bitmap cannot be read
   */
  static Allocation ext4_mb_new_blocks(Ext4InodeInfo inode, int len, boolean delalloc_reserved) {
    Ext4SbInfo sbi = inode.i_sb;
    sbi.bb_lock.spin_lock();
    if (sbi.fault.happens(sbi.locking, "ext4_mb_load_buddy")) {
      sbi.bb_lock.spin_unlock();
      return new Allocation(0, 0, -Errno.EIO);
    }
    if (!delalloc_reserved) {
      long available = sbi.s_freeclusters_counter.read() - sbi.s_dirtyclusters_counter.read();
      len = (int) Math.min(len, available);
    }
    long bitmap = sbi.bb_bitmap.get();
    int clusters = sbi.disk.size() / sbi.s_cluster_ratio;
    int start = Long.numberOfTrailingZeros(~bitmap);
    if (len <= 0 || start >= clusters) {
      sbi.bb_lock.spin_unlock();
      return new Allocation(0, 0, -Errno.ENOSPC);
    }
    int got = 0;
    while (got < len && start + got < clusters && (bitmap & 1L << (start + got)) == 0) {
      bitmap |= 1L << (start + got);
      got++;
    }
    sbi.bb_bitmap.set(bitmap);
    sbi.s_freeclusters_counter.add(-got);
    if (!delalloc_reserved) {
      sbi.dq_used.add(got);
    }
    sbi.bb_lock.spin_unlock();
    return new Allocation(start, got, 0);
  }

  /**
   * ext4_free_blocks() for one physical cluster.
   *
   * @param rereserved EXT4_FREE_BLOCKS_RERESERVE_CLUSTER: delayed blocks have taken the cluster over,
   *     counters and quota are settled by ext4_rereserve_cluster()
   */
  static void ext4_free_blocks(Ext4InodeInfo inode, long cluster, boolean rereserved) {
    Ext4SbInfo sbi = inode.i_sb;
    sbi.bb_lock.spin_lock();
    sbi.bb_bitmap.set(sbi.bb_bitmap.get() & ~(1L << cluster));
    if (!rereserved) {
      sbi.s_freeclusters_counter.add(1);
      sbi.dq_used.add(-1);
    }
    sbi.bb_lock.spin_unlock();
  }
}
