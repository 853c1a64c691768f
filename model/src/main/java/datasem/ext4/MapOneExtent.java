package datasem.ext4;

/** The flags of mpage_map_one_extent(), fs/ext4/inode.c: every text, oldest first. */
@FunctionalInterface
public interface MapOneExtent {

  /** EXT4_GET_BLOCKS_* beyond those that all texts pass, for pages whose buffers are delayed or not. */
  int mpage_map_one_extent_flags(boolean bh_delay);

  /** To v6.11: a delayed buffer says that its block is reserved. */
  static int v6_7(boolean bh_delay) {
    return bh_delay ? MapFlags.EXT4_GET_BLOCKS_DELALLOC_RESERVE : 0;
  }

  /** 8b8252884f2f, v6.12: what is reserved is for the status tree to say. */
  static int v6_12(boolean bh_delay) {
    return 0;
  }

  /** 402e38e6b71f, v6.16: writeback holds no lock that keeps the neighbours still, so it caches none. */
  static int v6_16(boolean bh_delay) {
    return MapFlags.EXT4_EX_NOCACHE;
  }
}
