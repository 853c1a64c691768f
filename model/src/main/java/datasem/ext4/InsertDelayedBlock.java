package datasem.ext4;

import datasem.ext4.InsertDelayed.CluMapped;

/** ext4_insert_delayed_block(), fs/ext4/inode.c, up to v6.10: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface InsertDelayedBlock {

  /**
   * Reserves what one delayed block needs, then records it. Each step is a critical section of its own.
   *
   * @return 0, or a negative error with nothing inserted
   */
  int ext4_insert_delayed_block(Ext4InodeInfo inode, long lblk, CluMapped extents);

  /** To v5.14: the insertion may find no memory, and what was reserved for it stays reserved. */
  static int v5_14(Ext4InodeInfo inode, long lblk, CluMapped extents) {
    Ext4SbInfo sbi = inode.i_sb;
    boolean allocated = false;
    if (sbi.s_cluster_ratio == 1) {
      int ret = DaReserve.ext4_da_reserve_space(inode, 1);
      if (ret != 0) {
        return ret;
      }
    } else if (!ExtentsStatus.ext4_es_scan_clu(inode, EsPredicate.DELONLY, lblk)) {
      if (ExtentsStatus.ext4_es_scan_clu(inode, EsPredicate.MAPPED, lblk)) {
        allocated = true;
      } else {
        int ret = extents.ext4_clu_mapped(inode, sbi.EXT4_B2C(lblk));
        if (ret < 0) {
          return ret;
        }
        if (ret == 0) {
          ret = DaReserve.ext4_da_reserve_space(inode, 1);
          if (ret != 0) {
            return ret;
          }
        } else {
          allocated = true;
        }
      }
    }
    return EsInsertDelayed64.ext4_es_insert_delayed_block(inode, lblk, allocated);
  }

  /** 2a69c450083d, v6.6: the insertion cannot fail. 6fed83957f21, v5.15, had released the reservation. */
  static int v6_6(Ext4InodeInfo inode, long lblk, CluMapped extents) {
    Ext4SbInfo sbi = inode.i_sb;
    boolean allocated = false;
    if (sbi.s_cluster_ratio == 1) {
      int ret = DaReserve.ext4_da_reserve_space(inode, 1);
      if (ret != 0) {
        return ret;
      }
    } else if (!ExtentsStatus.ext4_es_scan_clu(inode, EsPredicate.DELONLY, lblk)) {
      if (ExtentsStatus.ext4_es_scan_clu(inode, EsPredicate.MAPPED, lblk)) {
        allocated = true;
      } else {
        int ret = extents.ext4_clu_mapped(inode, sbi.EXT4_B2C(lblk));
        if (ret < 0) {
          return ret;
        }
        if (ret == 0) {
          ret = DaReserve.ext4_da_reserve_space(inode, 1);
          if (ret != 0) {
            return ret;
          }
        } else {
          allocated = true;
        }
      }
    }
    ExtentsStatus.ext4_es_insert_delayed_block(inode, lblk, allocated);
    return 0;
  }
}
