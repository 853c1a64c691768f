package datasem.ext4;

import static datasem.ext4.ExtentsStatus.NO_PBLK;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_HOLE;

/** The part of ext4_punch_hole() under i_data_sem, fs/ext4/inode.c: every text, oldest first. */
@FunctionalInterface
public interface PunchBlocks {

  /** Unmaps and forgets the blocks {@code first_block} to {@code stop_block} - 1. */
  void ext4_punch_blocks(Ext4InodeInfo inode, long first_block, long stop_block);

  /** v6.7: nothing is known of the range afterwards. */
  static void v6_7(Ext4InodeInfo inode, long first_block, long stop_block) {
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
  }

  /** 9f1118223aa0, v6.8: the hole is cached. */
  static void v6_8(Ext4InodeInfo inode, long first_block, long stop_block) {
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    ExtentsStatus.ext4_es_insert_extent(
        inode, first_block, stop_block - first_block, NO_PBLK, EXTENT_STATUS_HOLE, 0);
  }
}
