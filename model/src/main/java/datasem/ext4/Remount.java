package datasem.ext4;

/** ext4_remount(), fs/ext4/super.c, of one option: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface Remount {

  /**
   * Changes a mount option.
   *
   * @return 0 or -errno
   */
  Long ext4_remount(Ext4SbInfo sbi, MountOption option);

  /** To v6.6, 6.1.192 too: nobody is held off. */
  static Long v6_6(Ext4SbInfo sbi, MountOption option) {
    sbi.ext4_apply_option(option);
    return 0L;
  }

  /** 745f17a4166e, v6.7: writepages is held off; delayed blocks are not asked for. */
  static Long v6_7(Ext4SbInfo sbi, MountOption option) {
    sbi.s_writepages_rwsem.down_write();
    sbi.ext4_apply_option(option);
    sbi.s_writepages_rwsem.up_write();
    return 0L;
  }

  /** 97f5ec3b166d, v6.13: nodelalloc is refused, after it has been applied. */
  static Long v6_13(Ext4SbInfo sbi, MountOption option) {
    sbi.s_writepages_rwsem.down_write();
    sbi.ext4_apply_option(option);
    sbi.s_writepages_rwsem.up_write();
    if (option == MountOption.NODELALLOC) {
      sbi.s_writepages_rwsem.down_write();
      sbi.restore_delalloc();
      sbi.s_writepages_rwsem.up_write();
      return (long) -Errno.EINVAL;
    }
    return 0L;
  }

  /** 26a3ff309c91, v7.3, by its title: nodelalloc is refused before anything is applied. */
  static Long v7_3(Ext4SbInfo sbi, MountOption option) {
    if (option == MountOption.NODELALLOC) {
      return (long) -Errno.EINVAL;
    }
    sbi.s_writepages_rwsem.down_write();
    sbi.ext4_apply_option(option);
    sbi.s_writepages_rwsem.up_write();
    return 0L;
  }
}
