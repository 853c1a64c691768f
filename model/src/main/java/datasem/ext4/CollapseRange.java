package datasem.ext4;

/** ext4_collapse_range(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface CollapseRange {

  /**
   * The blocks behind the range move down over it. The status tree is emptied from the range on before
   * the extents move, and not again after.
   *
   * @param off in bytes, a multiple of the block size
   * @param len in bytes, a multiple of the block size
   * @return 0 or -errno
   */
  Long ext4_collapse_range(Ext4InodeInfo inode, long off, long len);

  /** To v4.4: pages may come back between the page cache and the blocks being moved. */
  static Long v4_4(Ext4InodeInfo inode, long off, long len) {
    long punch_start = off / Inode.BLOCK_SIZE;
    long punch_stop = (off + len) / Inode.BLOCK_SIZE;
    inode.i_rwsem.down_write();
    if (off + len >= inode.i_size.get()) {
      inode.i_rwsem.up_write();
      return (long) -Errno.EINVAL;
    }
    Writepages.ext4_writepages(inode, punch_stop);
    Inode.truncate_pagecache_range(inode, punch_start, ExtentsStatus.EXT_MAX_BLOCKS);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(
        inode, punch_start, ExtentsStatus.EXT_MAX_BLOCKS - punch_start);
    long ret = Extents.ext4_ext_remove_space(inode, punch_start, punch_stop - 1);
    if (ret == 0) {
      Extents.ext4_ext_shift_extents(inode, punch_stop, punch_start - punch_stop);
      inode.i_size.set(inode.i_size.get() - len);
      inode.i_disksize.set(inode.i_size.get());
    }
    inode.i_data_sem.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }

  /** v6.7, since 32ebffd3bbb4 (v4.5): under mapping->invalidate_lock. */
  static Long v6_7(Ext4InodeInfo inode, long off, long len) {
    long punch_start = off / Inode.BLOCK_SIZE;
    long punch_stop = (off + len) / Inode.BLOCK_SIZE;
    inode.i_rwsem.down_write();
    if (off + len >= inode.i_size.get()) {
      inode.i_rwsem.up_write();
      return (long) -Errno.EINVAL;
    }
    inode.invalidate_lock.down_write();
    Writepages.ext4_writepages(inode, punch_stop);
    Inode.truncate_pagecache_range(inode, punch_start, ExtentsStatus.EXT_MAX_BLOCKS);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(
        inode, punch_start, ExtentsStatus.EXT_MAX_BLOCKS - punch_start);
    long ret = Extents.ext4_ext_remove_space(inode, punch_start, punch_stop - 1);
    if (ret == 0) {
      Extents.ext4_ext_shift_extents(inode, punch_stop, punch_start - punch_stop);
      inode.i_size.set(inode.i_size.get() - len);
      inode.i_disksize.set(inode.i_size.get());
    }
    inode.i_data_sem.up_write();
    inode.invalidate_lock.up_write();
    inode.i_rwsem.up_write();
    return ret;
  }
}
