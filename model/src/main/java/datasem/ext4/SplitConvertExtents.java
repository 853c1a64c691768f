package datasem.ext4;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_PRE_IO;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_UNWRIT_EXT;
import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_VALID2;
import static datasem.ext4.SplitFlags.EXT4_EXT_MARK_UNWRIT2;

import datasem.ext4.ExtentTree.Extent;

/** ext4_split_convert_extents(), fs/ext4/extents.c, for unwritten extents: every text, oldest first. */
@FunctionalInterface
public interface SplitConvertExtents {

  /**
   * Makes {@code lblk..lblk+len-1} an extent of its own within the unwritten one that covers it, or all of
   * that written if this fails. i_data_sem is held exclusively; the status tree's shrinker does not care.
   *
   * @param flags EXT4_GET_BLOCKS_* and EXT4_EX_*
   * @return 0 or -errno
   */
  int ext4_split_convert_extents(Ext4InodeInfo inode, long lblk, long len, int flags);

  /** v6.7: only who converts gets here, or claims to. */
  static int v6_7(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    int split_flag = 0;
    if ((flags & EXT4_GET_BLOCKS_CONVERT) != 0) {
      split_flag |= SplitFlags.may_zeroout(inode, ex, lblk, len);
      split_flag |= EXT4_EXT_MARK_UNWRIT2 | EXT4_EXT_DATA_VALID2;
    }
    return inode.i_sb.kernel.ext4_split_extent(inode, lblk, len, split_flag, flags | EXT4_GET_BLOCKS_PRE_IO);
  }

  /** Version 2 of the series: the range is dropped from the status tree first, and cached again meanwhile. */
  static int es_drop_before_split(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    int split_flag = 0;
    if ((flags & EXT4_GET_BLOCKS_CONVERT) != 0) {
      split_flag |= SplitFlags.may_zeroout(inode, ex, lblk, len);
      split_flag |= EXT4_EXT_MARK_UNWRIT2 | EXT4_EXT_DATA_VALID2;
    }
    ExtentsStatus.ext4_es_remove_extent(inode, ex.ee_block(), ex.ee_len());
    return inode.i_sb.kernel.ext4_split_extent(inode, lblk, len, split_flag, flags | EXT4_GET_BLOCKS_PRE_IO);
  }

  /** feaf2a80e78f in 6.1.192 and 6.12.117: a split before the I/O converts nothing, so none of it is valid. */
  static int stable(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    int split_flag = 0;
    if ((flags & (EXT4_GET_BLOCKS_UNWRIT_EXT | EXT4_GET_BLOCKS_CONVERT)) != 0) {
      split_flag |= SplitFlags.may_zeroout(inode, ex, lblk, len);
      split_flag |= EXT4_EXT_MARK_UNWRIT2;
      if ((flags & EXT4_GET_BLOCKS_CONVERT) != 0) {
        split_flag |= EXT4_EXT_DATA_VALID2;
      }
    }
    return inode.i_sb.kernel.ext4_split_extent(inode, lblk, len, split_flag, flags | EXT4_GET_BLOCKS_PRE_IO);
  }

  /** v7.0, version 3 of "ext4: Refactor split and convert extents": splits, then converts, then caches. */
  static int v7_0(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    int ret = 0;
    if (ex.ee_block() != lblk || ex.ee_len() != len) {
      int split_flag = SplitFlags.may_zeroout(inode, ex, lblk, len);
      ret = inode.i_sb.kernel.ext4_split_extent(inode, lblk, len, split_flag, flags | EXT4_GET_BLOCKS_PRE_IO);
      if (ret < 0) {
        return ret;
      }
    }
    Extents.ext4_find_extent(inode, lblk, flags);
    ex = inode.i_data.get().find(lblk);
    if (ret != SplitExtent.DID_ZEROOUT) {
      if ((flags & EXT4_GET_BLOCKS_CONVERT) != 0) {
        ExtentTree tree = inode.i_data.get().with_in_place(ex, ex.marked(false));
        ex = ex.marked(false);
        inode.i_data.set((flags & EXT4_GET_BLOCKS_PRE_IO) != 0 ? tree : tree.merged(lblk));
      }
    }
    if ((flags & MapFlags.EXT4_EX_NOCACHE) == 0) {
      long status = ex.unwritten() ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
      ExtentsStatus.ext4_es_insert_extent(inode, ex.ee_block(), ex.ee_len(), ex.ee_start(), status, 0);
    }
    return 0;
  }
}
