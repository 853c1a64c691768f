package datasem.ext4;

/** The end of mpage_map_and_submit_extent(), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface UpdateDisksize {

  /**
   * Pages have been submitted: i_disksize follows them, but not beyond i_size.
   *
   * @param disksize first byte behind the pages
   */
  void mpage_update_disksize(Ext4InodeInfo inode, long disksize);

  /** To v3.11: how far is decided by an i_size read before i_data_sem is taken. */
  static void v3_11(Ext4InodeInfo inode, long disksize) {
    disksize = Math.min(disksize, inode.i_size.read_once());
    if (disksize > inode.i_disksize.read_once()) {
      inode.i_data_sem.down_write();
      if (disksize > inode.i_disksize.get()) {
        inode.i_disksize.set(disksize);
      }
      inode.i_data_sem.up_write();
    }
  }

  /** 90e775b71ac4, v3.12: i_size is read under i_data_sem, under which truncate changes both. */
  static void v3_12(Ext4InodeInfo inode, long disksize) {
    if (disksize > inode.i_disksize.read_once()) {
      inode.i_data_sem.down_write();
      disksize = Math.min(disksize, inode.i_size.read_once());
      if (disksize > inode.i_disksize.get()) {
        inode.i_disksize.set(disksize);
      }
      inode.i_data_sem.up_write();
    }
  }
}
