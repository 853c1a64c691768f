package datasem.ext4;

/** ext4_update_disksize_before_punch(), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface DisksizeBeforePunch {

  /**
   * Delayed pages about to be dropped would have advanced i_disksize when written out; does so in their
   * place. i_rwsem is held exclusively.
   *
   * @param offset of the range in bytes
   * @param len of the range in bytes
   */
  void ext4_update_disksize_before_punch(Ext4InodeInfo inode, long offset, long len);

  /** To v4.4: nothing does. */
  static void v4_4(Ext4InodeInfo inode, long offset, long len) {
  }

  /** 011278485ecc, v4.5: only if the range reaches the end of the file. */
  static void v4_5(Ext4InodeInfo inode, long offset, long len) {
    long size = inode.i_size.get();
    if (offset > size || offset + len < size || inode.i_disksize.read_once() >= size) {
      return;
    }
    inode.i_data_sem.down_write();
    if (size > inode.i_disksize.get()) {
      inode.i_disksize.set(size);
    }
    inode.i_data_sem.up_write();
  }

  /** 9d80eaa1a1d3, v6.18: up to the end of the range wherever it ends. */
  static void v6_18(Ext4InodeInfo inode, long offset, long len) {
    long size = Math.min(inode.i_size.get(), offset + len);
    if (offset > inode.i_size.get() || inode.i_disksize.read_once() >= size) {
      return;
    }
    inode.i_data_sem.down_write();
    if (size > inode.i_disksize.get()) {
      inode.i_disksize.set(size);
    }
    inode.i_data_sem.up_write();
  }
}
