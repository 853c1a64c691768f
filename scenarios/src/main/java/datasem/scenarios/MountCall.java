package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Syscalls;

/** Calls that change the file system's mount options. */
public sealed interface MountCall extends Syscall {

  @Override
  default long end() {
    return 0;
  }

  /** mount(2), MS_REMOUNT with option nodelalloc: 0 or -errno. */
  record RemountNodelalloc() implements MountCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.remount_nodelalloc(inode);
    }

    @Override
    public String toString() {
      return "mount -o remount,nodelalloc";
    }
  }
}
