package datasem.ext4;

import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_PARTIAL_VALID1;
import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_VALID1;
import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_VALID2;
import static datasem.ext4.SplitFlags.EXT4_EXT_MARK_UNWRIT1;
import static datasem.ext4.SplitFlags.EXT4_EXT_MARK_UNWRIT2;
import static datasem.ext4.SplitFlags.EXT4_EXT_MAY_ZEROOUT;

import datasem.ext4.ExtentTree.Extent;

/** ext4_split_extent(), fs/ext4/extents.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface SplitExtent {
  /** Instead of splitting, zeros were written around the range, and the whole extent is written now. */
  int DID_ZEROOUT = 1;

  /**
   * Makes {@code lblk..lblk+len-1} an extent of its own within the one that covers it: behind the range
   * first, then before it; the path is found anew in between. i_data_sem is held exclusively.
   *
   * @param split_flag EXT4_EXT_*
   * @param flags EXT4_GET_BLOCKS_* and EXT4_EX_*
   * @return 0, -errno, or from v7.0 on {@link #DID_ZEROOUT}
   */
  int ext4_split_extent(Ext4InodeInfo inode, long lblk, long len, int split_flag, int flags);

  /** v6.7: if the first split ends in a zero-out, the second finds a written extent. */
  static int v6_7(Ext4InodeInfo inode, long lblk, long len, int split_flag, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    if (lblk + len - 1 < ex.last()) {
      int split_flag1 = split_flag & EXT4_EXT_MAY_ZEROOUT;
      if (ex.unwritten()) {
        split_flag1 |= EXT4_EXT_MARK_UNWRIT1 | EXT4_EXT_MARK_UNWRIT2;
      }
      if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
        split_flag1 |= EXT4_EXT_DATA_VALID1;
      }
      int err =
          inode.i_sb.kernel.ext4_split_extent_at(
              inode, lblk + len, split_flag1, flags | MapFlags.EXT4_GET_BLOCKS_PRE_IO);
      if (err < 0) {
        return err;
      }
    }
    Extents.ext4_find_extent(inode, lblk, flags);
    int split_flag1 = split_flag & EXT4_EXT_DATA_VALID2;
    if (inode.i_data.get().find(lblk).unwritten()) {
      split_flag1 |= EXT4_EXT_MARK_UNWRIT1;
      split_flag1 |= split_flag & (EXT4_EXT_MAY_ZEROOUT | EXT4_EXT_MARK_UNWRIT2);
    }
    return inode.i_sb.kernel.ext4_split_extent_at(inode, lblk, split_flag1, flags);
  }

  /** 4b4a6ac831ff in 6.1.192: no walk caches anything while an extent is being split. */
  static int v6_1_stable(Ext4InodeInfo inode, long lblk, long len, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    Extent ex = inode.i_data.get().find(lblk);
    if (lblk + len - 1 < ex.last()) {
      int split_flag1 = split_flag & EXT4_EXT_MAY_ZEROOUT;
      if (ex.unwritten()) {
        split_flag1 |= EXT4_EXT_MARK_UNWRIT1 | EXT4_EXT_MARK_UNWRIT2;
      }
      if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
        split_flag1 |= EXT4_EXT_DATA_VALID1;
      }
      int err =
          inode.i_sb.kernel.ext4_split_extent_at(
              inode, lblk + len, split_flag1, flags | MapFlags.EXT4_GET_BLOCKS_PRE_IO);
      if (err < 0) {
        return err;
      }
    }
    Extents.ext4_find_extent(inode, lblk, flags);
    int split_flag1 = split_flag & EXT4_EXT_DATA_VALID2;
    if (inode.i_data.get().find(lblk).unwritten()) {
      split_flag1 |= EXT4_EXT_MARK_UNWRIT1;
      split_flag1 |= split_flag & (EXT4_EXT_MAY_ZEROOUT | EXT4_EXT_MARK_UNWRIT2);
    }
    return inode.i_sb.kernel.ext4_split_extent_at(inode, lblk, split_flag1, flags);
  }

  /** 1bf6974822d1 in 6.12.117: says so if only a part of the first half will hold data. */
  static int v6_12_stable(Ext4InodeInfo inode, long lblk, long len, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    Extent ex = inode.i_data.get().find(lblk);
    boolean unwritten = ex.unwritten();
    if (lblk + len - 1 < ex.last()) {
      int split_flag1 = split_flag & EXT4_EXT_MAY_ZEROOUT;
      if (unwritten) {
        split_flag1 |= EXT4_EXT_MARK_UNWRIT1 | EXT4_EXT_MARK_UNWRIT2;
      }
      if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
        split_flag1 |= lblk > ex.ee_block() ? EXT4_EXT_DATA_PARTIAL_VALID1 : EXT4_EXT_DATA_VALID1;
      }
      int err =
          inode.i_sb.kernel.ext4_split_extent_at(
              inode, lblk + len, split_flag1, flags | MapFlags.EXT4_GET_BLOCKS_PRE_IO);
      if (err < 0) {
        return err;
      }
      Extents.ext4_find_extent(inode, lblk, flags);
      unwritten = inode.i_data.get().find(lblk).unwritten();
    }
    int split_flag1 = split_flag & EXT4_EXT_DATA_VALID2;
    if (unwritten) {
      split_flag1 |= EXT4_EXT_MARK_UNWRIT1;
      split_flag1 |= split_flag & (EXT4_EXT_MAY_ZEROOUT | EXT4_EXT_MARK_UNWRIT2);
    }
    return inode.i_sb.kernel.ext4_split_extent_at(inode, lblk, split_flag1, flags);
  }

  /**
   * a985e07c2645, v7.0: whichever split fails, zeros are written here, over all of the extent that covers
   * the range but the range itself.
   */
  static int v7_0(Ext4InodeInfo inode, long lblk, long len, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    int err = 0;
    if (lblk + len - 1 < inode.i_data.get().find(lblk).last()) {
      err = inode.i_sb.kernel.ext4_split_extent_at(inode, lblk + len, 0, flags);
      if (err == 0) {
        Extents.ext4_find_extent(inode, lblk, flags);
      }
    }
    if (err == 0) {
      err = inode.i_sb.kernel.ext4_split_extent_at(inode, lblk, 0, flags);
    }
    if (err != -Errno.ENOSPC || (split_flag & EXT4_EXT_MAY_ZEROOUT) == 0) {
      return err;
    }
    Extents.ext4_find_extent(inode, lblk, flags);
    Extent ex = inode.i_data.get().find(lblk);
    if (lblk > ex.ee_block()) {
      Extents.ext4_ext_zeroout(inode, ex.cut(ex.ee_block(), lblk - 1));
    }
    if (lblk + len - 1 < ex.last()) {
      Extents.ext4_ext_zeroout(inode, ex.cut(lblk + len, ex.last()));
    }
    inode.i_data.set(inode.i_data.get().with_in_place(ex, ex.marked(false)));
    return DID_ZEROOUT;
  }
}
