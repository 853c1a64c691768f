package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.MountOption;
import datasem.ext4.Syscalls;
import java.util.Locale;

/** Calls that change how the file system is mounted. */
public sealed interface MountCall extends Syscall {

  @Override
  default long end() {
    return 0;
  }

  /** mount(2), MS_REMOUNT with one option: 0 or -errno. */
  record Remount(MountOption option) implements MountCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.remount(inode, option);
    }

    @Override
    public String toString() {
      return "mount -o remount," + option.name().toLowerCase(Locale.ROOT);
    }
  }

  /** A limit in sysfs; 0 stops ext4 from writing zeros instead of splitting an extent where it need not. */
  record ExtentMaxZerooutKb(int kb) implements MountCall {
    public ExtentMaxZerooutKb {
      if (kb < 0) {
        throw new IllegalArgumentException("extent_max_zeroout_kb must not be negative");
      }
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.extent_max_zeroout_kb(inode, kb);
    }

    @Override
    public String toString() {
      return "echo " + kb + " > extent_max_zeroout_kb";
    }
  }
}
