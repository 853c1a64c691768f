package datasem.ext4;

/** ext4_zero_range(), fs/ext4/extents.c, of whole blocks: every text, oldest first. */
@FunctionalInterface
public interface ZeroRange {

  /**
   * Drops the pages of the range, then gives it blocks that are all unwritten. What was delayed there
   * keeps its reservation until the allocation settles it. i_size stays.
   *
   * @param off in bytes, a multiple of the block size
   * @param len in bytes, a multiple of the block size
   * @return 0 or -errno
   */
  Long ext4_zero_range(Ext4InodeInfo inode, long off, long len);

  /** To v4.4: pages may come back before the blocks are unwritten. */
  static Long v4_4(Ext4InodeInfo inode, long off, long len) {
    long first = off / Inode.BLOCK_SIZE;
    long stop = (off + len) / Inode.BLOCK_SIZE;
    inode.i_rwsem.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, off, len);
    Inode.truncate_pagecache_range(inode, first, stop - 1);
    long ret = ext4_alloc_file_blocks(inode, first, stop);
    inode.i_rwsem.up_write();
    return ret;
  }

  /** v6.7, since ea3d7209ca01 (v4.5): under mapping->invalidate_lock. */
  static Long v6_7(Ext4InodeInfo inode, long off, long len) {
    long first = off / Inode.BLOCK_SIZE;
    long stop = (off + len) / Inode.BLOCK_SIZE;
    inode.i_rwsem.down_write();
    inode.invalidate_lock.down_write();
    inode.i_sb.kernel.ext4_update_disksize_before_punch(inode, off, len);
    Inode.truncate_pagecache_range(inode, first, stop - 1);
    long ret = ext4_alloc_file_blocks(inode, first, stop);
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }

  /** ext4_alloc_file_blocks() as zero range calls it: holes are allocated, written blocks converted. */
  private static long ext4_alloc_file_blocks(Ext4InodeInfo inode, long lblk, long stop) {
    int flags =
        MapFlags.EXT4_GET_BLOCKS_CREATE_UNWRIT_EXT
            | MapFlags.EXT4_GET_BLOCKS_CONVERT_UNWRITTEN
            | MapFlags.EXT4_EX_NOCACHE;
    while (lblk < stop) {
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, new Ext4MapBlocks(lblk, stop - lblk), flags);
      if (ret <= 0) {
        return ret;
      }
      lblk += ret;
    }
    return 0;
  }
}
