package datasem.ext4;

/** ext4_remount(), fs/ext4/super.c, asked for mount option nodelalloc: every text, oldest first. */
@FunctionalInterface
public interface Remount {

  /**
   * Takes mount option delalloc away.
   *
   * @return 0 or -errno
   */
  Long ext4_remount(Ext4SbInfo sbi);

  /** To v6.12: writepages is held off, delayed blocks are not asked for. */
  static Long v6_7(Ext4SbInfo sbi) {
    sbi.s_writepages_rwsem.down_write();
    sbi.set_nodelalloc();
    sbi.s_writepages_rwsem.up_write();
    return 0L;
  }

  /** 97f5ec3b166d, v6.13: refused. */
  static Long v6_13(Ext4SbInfo sbi) {
    return (long) -Errno.EINVAL;
  }
}
