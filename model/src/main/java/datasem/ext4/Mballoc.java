package datasem.ext4;

/** fs/ext4/mballoc.c and balloc.c, reduced to one block group that hands out its lowest free clusters. */
final class Mballoc {
  private Mballoc() {}

  /** What {@link #ext4_mb_new_blocks} gave: the first physical cluster and how many. */
  record Allocation(long cluster, int len) {}

  /**
   * ext4_mb_new_blocks().
   *
   * @param len clusters wanted, at least 1; fewer may be given
   * @param delalloc_reserved EXT4_MB_DELALLOC_RESERVED: the clusters were claimed and charged when the
   *     blocks were delayed, so neither happens here
   * @return null for -ENOSPC
   */
  static Allocation ext4_mb_new_blocks(Ext4InodeInfo inode, int len, boolean delalloc_reserved) {
    Ext4SbInfo sbi = inode.i_sb;
    sbi.bb_lock.spin_lock();
    if (!delalloc_reserved) {
      long available = sbi.s_freeclusters_counter.read() - sbi.s_dirtyclusters_counter.read();
      len = (int) Math.min(len, available);
    }
    long bitmap = sbi.bb_bitmap.get();
    int clusters = sbi.disk.size() / sbi.s_cluster_ratio;
    int start = Long.numberOfTrailingZeros(~bitmap);
    if (len <= 0 || start >= clusters) {
      sbi.bb_lock.spin_unlock();
      return null;
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
    return new Allocation(start, got);
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
