package datasem.ext4;

import static datasem.ext4.MapFlags.EXT4_EX_NOCACHE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CREATE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_DELALLOC_RESERVE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_IO_CREATE_EXT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_IO_SUBMIT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_METADATA_NOFAIL;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_UNWRIT_EXT;

/** The flags of mpage_map_one_extent(), fs/ext4/inode.c: every text, oldest first. */
@FunctionalInterface
public interface MapOneExtent {

  /**
   * EXT4_GET_BLOCKS_* and EXT4_EX_*.
   *
   * @param bh_delay whether the buffers of the pages are delayed
   * @param dioread_nolock whether blocks stay unwritten until their data is
   */
  int mpage_map_one_extent_flags(boolean bh_delay, boolean dioread_nolock);

  /** To v6.11: a delayed buffer says that its block is reserved. */
  static int v6_7(boolean bh_delay, boolean dioread_nolock) {
    int flags = EXT4_GET_BLOCKS_CREATE | EXT4_GET_BLOCKS_METADATA_NOFAIL | EXT4_GET_BLOCKS_IO_SUBMIT;
    if (dioread_nolock) {
      flags |= EXT4_GET_BLOCKS_IO_CREATE_EXT;
    }
    if (bh_delay) {
      flags |= EXT4_GET_BLOCKS_DELALLOC_RESERVE;
    }
    return flags;
  }

  /** 8b8252884f2f, v6.12: what is reserved is for the status tree to say. */
  static int v6_12(boolean bh_delay, boolean dioread_nolock) {
    int flags = EXT4_GET_BLOCKS_CREATE | EXT4_GET_BLOCKS_METADATA_NOFAIL | EXT4_GET_BLOCKS_IO_SUBMIT;
    if (dioread_nolock) {
      flags |= EXT4_GET_BLOCKS_IO_CREATE_EXT;
    }
    return flags;
  }

  /** 402e38e6b71f, v6.16: writeback holds no lock that keeps the neighbours still, so it caches none. */
  static int v6_16(boolean bh_delay, boolean dioread_nolock) {
    int flags = EXT4_GET_BLOCKS_CREATE | EXT4_GET_BLOCKS_METADATA_NOFAIL | EXT4_GET_BLOCKS_IO_SUBMIT;
    if (dioread_nolock) {
      flags |= EXT4_GET_BLOCKS_IO_CREATE_EXT;
    }
    return flags | EXT4_EX_NOCACHE;
  }

  /** ea96cb5c4ae3, v7.0: no split before the I/O. */
  static int v7_0(boolean bh_delay, boolean dioread_nolock) {
    int flags = EXT4_GET_BLOCKS_CREATE | EXT4_GET_BLOCKS_METADATA_NOFAIL | EXT4_GET_BLOCKS_IO_SUBMIT;
    if (dioread_nolock) {
      flags |= EXT4_GET_BLOCKS_UNWRIT_EXT;
    }
    return flags | EXT4_EX_NOCACHE;
  }
}
