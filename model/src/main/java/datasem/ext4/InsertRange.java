package datasem.ext4;

/** ext4_insert_range(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface InsertRange {

  /**
   * The blocks from {@code off} on move up and leave a hole. The status tree is emptied from there on
   * before the extents move, and not again after.
   *
   * @param off in bytes, a multiple of the block size
   * @param len in bytes, a multiple of the block size
   * @return 0 or -errno
   */
  Long ext4_insert_range(Ext4InodeInfo inode, long off, long len);

  /** To v4.4: pages may come back between the page cache and the blocks being moved. */
  static Long v4_4(Ext4InodeInfo inode, long off, long len) {
    long start = off / Inode.BLOCK_SIZE;
    inode.i_rwsem.down_write();
    if (off >= inode.i_size.get()) {
      inode.i_rwsem.up_write();
      return (long) -Errno.EINVAL;
    }
    Writepages.ext4_writepages(inode, start);
    Inode.truncate_pagecache_range(inode, start, ExtentsStatus.EXT_MAX_BLOCKS);
    Inode.ext4_update_inode_size(inode, inode.i_size.get() + len);
    inode.i_data_sem.down_write();
    Extents.split_at(inode, start);
    ExtentsStatus.ext4_es_remove_extent(inode, start, ExtentsStatus.EXT_MAX_BLOCKS - start);
    Extents.ext4_ext_shift_extents(inode, start, len / Inode.BLOCK_SIZE);
    inode.i_data_sem.up_write();
    inode.i_rwsem.up_write();
    return 0L;
  }

  /** v6.7, since 32ebffd3bbb4 (v4.5): under mapping->invalidate_lock. */
  static Long v6_7(Ext4InodeInfo inode, long off, long len) {
    long start = off / Inode.BLOCK_SIZE;
    inode.i_rwsem.down_write();
    if (off >= inode.i_size.get()) {
      inode.i_rwsem.up_write();
      return (long) -Errno.EINVAL;
    }
    inode.invalidate_lock.down_write();
    Writepages.ext4_writepages(inode, start);
    Inode.truncate_pagecache_range(inode, start, ExtentsStatus.EXT_MAX_BLOCKS);
    Inode.ext4_update_inode_size(inode, inode.i_size.get() + len);
    inode.i_data_sem.down_write();
    Extents.split_at(inode, start);
    ExtentsStatus.ext4_es_remove_extent(inode, start, ExtentsStatus.EXT_MAX_BLOCKS - start);
    Extents.ext4_ext_shift_extents(inode, start, len / Inode.BLOCK_SIZE);
    inode.i_data_sem.up_write();
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return 0L;
  }
}
