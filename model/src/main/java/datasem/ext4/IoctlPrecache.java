package datasem.ext4;

/** EXT4_IOC_PRECACHE_EXTENTS, fs/ext4/ioctl.c: every text, oldest first. */
@FunctionalInterface
public interface IoctlPrecache {

  /** Puts all that the extent tree's leaves say into the status tree; 0. */
  Long ext4_ioctl_precache(Ext4InodeInfo inode);

  /** To v6.15: under no lock. */
  static Long v6_7(Ext4InodeInfo inode) {
    Extents.ext4_ext_precache(inode);
    return 0L;
  }

  /** f22a0ef2231a, v6.16: under i_rwsem held shared. */
  static Long v6_16(Ext4InodeInfo inode) {
    inode.i_rwsem.down_read();
    Extents.ext4_ext_precache(inode);
    inode.i_rwsem.up_read();
    return 0L;
  }
}
