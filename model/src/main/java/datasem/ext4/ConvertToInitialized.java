package datasem.ext4;

import datasem.ext4.ExtentTree.Extent;

/** ext4_ext_convert_to_initialized(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface ConvertToInitialized {

  /**
   * Makes {@code lblk..lblk+len-1} of one unwritten extent written before any data is there. A written
   * neighbour takes the blocks if it can; else what is left of a short extent is zeroed out and written too.
   *
   * @return 0 or -errno
   */
  int ext4_ext_convert_to_initialized(Ext4InodeInfo inode, long lblk, long len, int flags);

  /** v6.7. */
  static int v6_7(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    if (transferred(inode, ex, lblk, len)) {
      return 0;
    }
    int split_flag = SplitFlags.EXT4_EXT_DATA_VALID2 | SplitFlags.may_zeroout(inode, ex, lblk, len);
    boolean may_zeroout = (split_flag & SplitFlags.EXT4_EXT_MAY_ZEROOUT) != 0;
    int max_zeroout = may_zeroout ? inode.i_sb.extent_max_zeroout_blocks() : 0;
    Extent zero_ex1 = null;
    Extent zero_ex2 = null;
    long first = lblk;
    long last = lblk + len - 1;
    if (max_zeroout > 0 && last < ex.last()) {
      if (ex.last() - first + 1 <= max_zeroout) {
        zero_ex1 = ex.cut(last + 1, ex.last()).marked(false);
        Extents.ext4_ext_zeroout(inode, zero_ex1);
        last = ex.last();
      }
      if (last - ex.ee_block() + 1 < max_zeroout) {
        if (first > ex.ee_block()) {
          zero_ex2 = ex.cut(ex.ee_block(), first - 1).marked(false);
          Extents.ext4_ext_zeroout(inode, zero_ex2);
        }
        first = ex.ee_block();
      }
    }
    int err = inode.i_sb.kernel.ext4_split_extent(inode, first, last - first + 1, split_flag, flags);
    if (err < 0) {
      return err;
    }
    Extents.ext4_zeroout_es(inode, zero_ex1);
    Extents.ext4_zeroout_es(inode, zero_ex2);
    return 0;
  }

  /** v7.0: converts by ext4_split_convert_extents(). */
  static int v7_0(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    if (transferred(inode, ex, lblk, len)) {
      return 0;
    }
    boolean may_zeroout = SplitFlags.may_zeroout(inode, ex, lblk, len) != 0;
    int max_zeroout = may_zeroout ? inode.i_sb.extent_max_zeroout_blocks() : 0;
    Extent zero_ex1 = null;
    Extent zero_ex2 = null;
    long first = lblk;
    long last = lblk + len - 1;
    if (max_zeroout > 0 && last < ex.last()) {
      if (ex.last() - first + 1 <= max_zeroout) {
        zero_ex1 = ex.cut(last + 1, ex.last()).marked(false);
        Extents.ext4_ext_zeroout(inode, zero_ex1);
        last = ex.last();
      }
      if (last - ex.ee_block() + 1 < max_zeroout) {
        if (first > ex.ee_block()) {
          zero_ex2 = ex.cut(ex.ee_block(), first - 1).marked(false);
          Extents.ext4_ext_zeroout(inode, zero_ex2);
        }
        first = ex.ee_block();
      }
    }
    int err =
        inode.i_sb.kernel.ext4_split_convert_extents(
            inode, first, last - first + 1, flags | MapFlags.EXT4_GET_BLOCKS_CONVERT);
    if (err < 0) {
      return err;
    }
    Extents.ext4_zeroout_es(inode, zero_ex1);
    Extents.ext4_zeroout_es(inode, zero_ex2);
    return 0;
  }

  /** The fast path of both: blocks at one end go to the written extent that adjoins them there. */
  private static boolean transferred(Ext4InodeInfo inode, Extent ex, long lblk, long len) {
    if (len >= ex.ee_len()) {
      return false;
    }
    ExtentTree tree = inode.i_data.get();
    Extent part = ex.cut(lblk, lblk + len - 1).marked(false);
    int at = tree.search(lblk);
    boolean taken;
    if (lblk == ex.ee_block() && at > 0) {
      taken = tree.get(at - 1).can_be_merged(part);
    } else {
      taken = part.last() == ex.last() && at + 1 < tree.count() && part.can_be_merged(tree.get(at + 1));
    }
    if (taken) {
      inode.i_data.set(tree.without(part.ee_block(), part.last()).with(part));
    }
    return taken;
  }
}
