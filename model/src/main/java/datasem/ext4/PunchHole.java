package datasem.ext4;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_HOLE;
import static datasem.ext4.ExtentsStatus.NO_PBLK;

/** ext4_punch_hole(), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface PunchHole {

  /**
   * Writes dirty pages out, then drops pages, status and mapping of the range.
   *
   * @param offset in bytes, a multiple of the block size
   * @param length in bytes, a multiple of the block size
   * @return 0 or -errno
   */
  Long ext4_punch_hole(Ext4InodeInfo inode, long offset, long length);

  /** To v4.4: nothing keeps pages from coming back between the page cache and the blocks being dropped. */
  static Long v4_4(Ext4InodeInfo inode, long offset, long length) {
    Writepages.ext4_writepages(inode, 0);
    inode.i_rwsem.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, offset, length);
    long first_block = offset / Inode.BLOCK_SIZE;
    long stop_block = (offset + length) / Inode.BLOCK_SIZE;
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    long ret = Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    inode.i_data_sem.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }

  /** The same, and the pages are dropped once more when the blocks have gone. */
  static Long drop_pages_twice(Ext4InodeInfo inode, long offset, long length) {
    Writepages.ext4_writepages(inode, 0);
    inode.i_rwsem.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, offset, length);
    long first_block = offset / Inode.BLOCK_SIZE;
    long stop_block = (offset + length) / Inode.BLOCK_SIZE;
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    long ret = Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    inode.i_data_sem.up_write();
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_rwsem.up_write();
    return ret;
  }

  /** v6.7, since ea3d7209ca01 (v4.5): under mapping->invalidate_lock; nothing is known of the range afterwards. */
  static Long v6_7(Ext4InodeInfo inode, long offset, long length) {
    Writepages.ext4_writepages(inode, 0);
    inode.i_rwsem.down_write();
    inode.invalidate_lock.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, offset, length);
    long first_block = offset / Inode.BLOCK_SIZE;
    long stop_block = (offset + length) / Inode.BLOCK_SIZE;
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    long ret = Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    inode.i_data_sem.up_write();
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }

  /** RFC v1 patch 4: the hole is cached as a query would, within what it finds delayed. */
  static Long rfc_v1_4(Ext4InodeInfo inode, long offset, long length) {
    Writepages.ext4_writepages(inode, 0);
    inode.i_rwsem.down_write();
    inode.invalidate_lock.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, offset, length);
    long first_block = offset / Inode.BLOCK_SIZE;
    long stop_block = (offset + length) / Inode.BLOCK_SIZE;
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    long ret = Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    inode.i_sb.kernel.ext4_ext_put_gap_in_cache(inode, first_block, stop_block - first_block);
    inode.i_data_sem.up_write();
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }

  /** 9f1118223aa0, v6.8: the hole is cached, whether it has been made or not. */
  static Long v6_8(Ext4InodeInfo inode, long offset, long length) {
    Writepages.ext4_writepages(inode, 0);
    inode.i_rwsem.down_write();
    inode.invalidate_lock.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, offset, length);
    long first_block = offset / Inode.BLOCK_SIZE;
    long stop_block = (offset + length) / Inode.BLOCK_SIZE;
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    long ret = Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    ExtentsStatus.ext4_es_insert_extent(
        inode, first_block, stop_block - first_block, NO_PBLK, EXTENT_STATUS_HOLE, 0);
    inode.i_data_sem.up_write();
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }

  /** 43d0105e2c75, v6.15: nothing is written out first, and the hole is cached if there is one. */
  static Long v6_15(Ext4InodeInfo inode, long offset, long length) {
    inode.i_rwsem.down_write();
    inode.invalidate_lock.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, offset, length);
    long first_block = offset / Inode.BLOCK_SIZE;
    long stop_block = (offset + length) / Inode.BLOCK_SIZE;
    Inode.truncate_pagecache_range(inode, first_block, stop_block - 1);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, first_block, stop_block - first_block);
    long ret = Extents.ext4_ext_remove_space(inode, first_block, stop_block - 1);
    if (ret == 0) {
      ExtentsStatus.ext4_es_insert_extent(
          inode, first_block, stop_block - first_block, NO_PBLK, EXTENT_STATUS_HOLE, 0);
    }
    inode.i_data_sem.up_write();
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }
}
