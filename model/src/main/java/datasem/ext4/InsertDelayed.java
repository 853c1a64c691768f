package datasem.ext4;

/**
 * ext4_insert_delayed_blocks(), fs/ext4/inode.c, from v6.11: reserves what delayed blocks need, then
 * records them. Each step is a critical section of its own. See {@link InsertDelayedBlock} for its forerunner.
 */
public final class InsertDelayed {
  private InsertDelayed() {}

  /** Whether the extent tree maps any block of a cluster: ext4_clu_mapped(), fs/ext4/extents.c. */
  @FunctionalInterface
  public interface CluMapped {

    /**
     * @param lclu logical cluster
     * @return 1, 0, or a negative error
     */
    int ext4_clu_mapped(Ext4InodeInfo inode, long lclu);
  }

  /**
   * A range without any block on disk; from v6.11.
   *
   * @param len blocks, at least 1
   * @return 0, or a negative error with nothing inserted
   */
  public static int ext4_insert_delayed_blocks(
      Ext4InodeInfo inode, long lblk, long len, CluMapped extents) {
    Ext4SbInfo sbi = inode.i_sb;
    long end = lblk + len - 1 & 0xFFFFFFFFL;
    long resv_clu = len;
    boolean lclu_allocated = false;
    boolean end_allocated = false;
    if (sbi.s_cluster_ratio > 1) {
      resv_clu = sbi.EXT4_B2C(end) - sbi.EXT4_B2C(lblk) + 1;
      int ret = ext4_clu_alloc_state(inode, lblk, extents);
      if (ret < 0) {
        return ret;
      }
      if (ret > 0) {
        resv_clu--;
        lclu_allocated = ret == 2;
      }
      if (sbi.EXT4_B2C(lblk) != sbi.EXT4_B2C(end)) {
        ret = ext4_clu_alloc_state(inode, end, extents);
        if (ret < 0) {
          return ret;
        }
        if (ret > 0) {
          resv_clu--;
          end_allocated = ret == 2;
        }
      }
    }
    if (resv_clu != 0) {
      int ret = DaReserve.ext4_da_reserve_space(inode, (int) resv_clu);
      if (ret != 0) {
        return ret;
      }
    }
    ExtentsStatus.ext4_es_insert_delayed_extent(inode, lblk, len, lclu_allocated, end_allocated);
    return 0;
  }

  /** 1 if the cluster of {@code lblk} holds a delayed block, 2 if it has disk space, 0 if neither. */
  static int ext4_clu_alloc_state(Ext4InodeInfo inode, long lblk, CluMapped extents) {
    if (ExtentsStatus.ext4_es_scan_clu(inode, EsPredicate.DELAYED, lblk)) {
      return 1;
    }
    if (ExtentsStatus.ext4_es_scan_clu(inode, EsPredicate.MAPPED, lblk)) {
      return 2;
    }
    int ret = extents.ext4_clu_mapped(inode, inode.i_sb.EXT4_B2C(lblk));
    return ret > 0 ? 2 : ret;
  }
}
