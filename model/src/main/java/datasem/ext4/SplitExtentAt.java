package datasem.ext4;

import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_PARTIAL_VALID1;
import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_VALID1;
import static datasem.ext4.SplitFlags.EXT4_EXT_DATA_VALID2;
import static datasem.ext4.SplitFlags.EXT4_EXT_MARK_UNWRIT1;
import static datasem.ext4.SplitFlags.EXT4_EXT_MARK_UNWRIT2;
import static datasem.ext4.SplitFlags.EXT4_EXT_MAY_ZEROOUT;

import datasem.ext4.ExtentTree.Extent;

/** ext4_split_extent_at(), fs/ext4/extents.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface SplitExtentAt {

  /**
   * Cuts the extent that covers {@code split} in two before that block; where one starts there, it is only
   * marked. If the second half finds no room in the tree, zeros are written instead, as far as allowed.
   * i_data_sem is held exclusively; the status tree's shrinker does not care.
   *
   * @param split_flag EXT4_EXT_*
   * @param flags EXT4_GET_BLOCKS_* and EXT4_EX_*, for the walks in between
   * @return 0 or -errno
   */
  int ext4_split_extent_at(Ext4InodeInfo inode, long split, int split_flag, int flags);

  /**
   * v6.7: walks cache what they see, as the caller's flags allow. After a zero-out the whole extent is
   * written, and the status tree is told of what was zeroed. After any other error than lack of space the
   * extent stays cut.
   */
  static int v6_7(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    Extent orig_ex = inode.i_data.get().find(split);
    if (split == orig_ex.ee_block()) {
      mark(inode, orig_ex, (split_flag & EXT4_EXT_MARK_UNWRIT2) != 0, flags);
      return 0;
    }
    Extent ex = orig_ex.cut(orig_ex.ee_block(), split - 1).marked((split_flag & EXT4_EXT_MARK_UNWRIT1) != 0);
    Extent ex2 = orig_ex.cut(split, orig_ex.last()).marked((split_flag & EXT4_EXT_MARK_UNWRIT2) != 0);
    inode.i_data.set(inode.i_data.get().with_in_place(orig_ex, ex));
    int err = Extents.ext4_ext_insert_half(inode, ex2, flags);
    if (err != -Errno.ENOSPC) {
      return err;
    }
    if ((split_flag & EXT4_EXT_MAY_ZEROOUT) != 0) {
      Extent zero_ex = orig_ex;
      if ((split_flag & EXT4_EXT_DATA_VALID1) != 0) {
        zero_ex = ex2;
      } else if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
        zero_ex = ex;
      }
      Extents.ext4_ext_zeroout(inode, zero_ex);
      inode.i_data.set(
          inode.i_data.get().with_in_place(ex, orig_ex.marked(false)).merged(orig_ex.ee_block()));
      Extents.ext4_zeroout_es(inode, zero_ex);
      return 0;
    }
    inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
    return err;
  }

  /** c26ab35702f8, v6.12: the path may be gone after a failed insertion, so it is walked again. */
  static int v6_12(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    Extent orig_ex = inode.i_data.get().find(split);
    if (split == orig_ex.ee_block()) {
      mark(inode, orig_ex, (split_flag & EXT4_EXT_MARK_UNWRIT2) != 0, flags);
      return 0;
    }
    Extent ex = orig_ex.cut(orig_ex.ee_block(), split - 1).marked((split_flag & EXT4_EXT_MARK_UNWRIT1) != 0);
    Extent ex2 = orig_ex.cut(split, orig_ex.last()).marked((split_flag & EXT4_EXT_MARK_UNWRIT2) != 0);
    inode.i_data.set(inode.i_data.get().with_in_place(orig_ex, ex));
    int err = Extents.ext4_ext_insert_half(inode, ex2, flags);
    if (err != -Errno.ENOSPC) {
      return err;
    }
    Extents.ext4_find_extent(inode, orig_ex.ee_block(), flags);
    if ((split_flag & EXT4_EXT_MAY_ZEROOUT) != 0) {
      Extent zero_ex = orig_ex;
      if ((split_flag & EXT4_EXT_DATA_VALID1) != 0) {
        zero_ex = ex2;
      } else if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
        zero_ex = ex;
      }
      Extents.ext4_ext_zeroout(inode, zero_ex);
      inode.i_data.set(
          inode.i_data.get().with_in_place(ex, orig_ex.marked(false)).merged(orig_ex.ee_block()));
      Extents.ext4_zeroout_es(inode, zero_ex);
      return 0;
    }
    inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
    return err;
  }

  /** 4b4a6ac831ff and 889085343ddf in 6.1.192: no walk caches; after an error nothing of the extent is known. */
  static int v6_1_stable(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    Extent orig_ex = inode.i_data.get().find(split);
    if (split == orig_ex.ee_block()) {
      mark(inode, orig_ex, (split_flag & EXT4_EXT_MARK_UNWRIT2) != 0, flags);
      return 0;
    }
    Extent ex = orig_ex.cut(orig_ex.ee_block(), split - 1).marked((split_flag & EXT4_EXT_MARK_UNWRIT1) != 0);
    Extent ex2 = orig_ex.cut(split, orig_ex.last()).marked((split_flag & EXT4_EXT_MARK_UNWRIT2) != 0);
    inode.i_data.set(inode.i_data.get().with_in_place(orig_ex, ex));
    int err = Extents.ext4_ext_insert_half(inode, ex2, flags);
    if (err == -Errno.ENOSPC) {
      Extents.ext4_find_extent(inode, orig_ex.ee_block(), flags);
      if ((split_flag & EXT4_EXT_MAY_ZEROOUT) != 0) {
        Extent zero_ex = orig_ex;
        if ((split_flag & EXT4_EXT_DATA_VALID1) != 0) {
          zero_ex = ex2;
        } else if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
          zero_ex = ex;
        }
        Extents.ext4_ext_zeroout(inode, zero_ex);
        inode.i_data.set(
            inode.i_data.get().with_in_place(ex, orig_ex.marked(false)).merged(orig_ex.ee_block()));
        Extents.ext4_zeroout_es(inode, zero_ex);
        return 0;
      }
      inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
    }
    if (err < 0) {
      ExtentsStatus.ext4_es_remove_extent(inode, orig_ex.ee_block(), orig_ex.ee_len());
    }
    return err;
  }

  /**
   * 1bf6974822d1 and 87d5cb059b8a as well, in 6.12.117: where only a part of the first half will hold data
   * it stays unwritten after the second has been zeroed, to be split again, and the status tree forgets
   * what was zeroed.
   */
  static int v6_12_stable(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    Extent orig_ex = inode.i_data.get().find(split);
    if (split == orig_ex.ee_block()) {
      mark(inode, orig_ex, (split_flag & EXT4_EXT_MARK_UNWRIT2) != 0, flags);
      return 0;
    }
    Extent ex = orig_ex.cut(orig_ex.ee_block(), split - 1).marked((split_flag & EXT4_EXT_MARK_UNWRIT1) != 0);
    Extent ex2 = orig_ex.cut(split, orig_ex.last()).marked((split_flag & EXT4_EXT_MARK_UNWRIT2) != 0);
    inode.i_data.set(inode.i_data.get().with_in_place(orig_ex, ex));
    int err = Extents.ext4_ext_insert_half(inode, ex2, flags);
    if (err == -Errno.ENOSPC) {
      Extents.ext4_find_extent(inode, orig_ex.ee_block(), flags);
      if ((split_flag & EXT4_EXT_MAY_ZEROOUT) != 0) {
        Extent zero_ex = orig_ex;
        if ((split_flag & (EXT4_EXT_DATA_VALID1 | EXT4_EXT_DATA_PARTIAL_VALID1)) != 0) {
          zero_ex = ex2;
        } else if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
          zero_ex = ex;
        }
        Extents.ext4_ext_zeroout(inode, zero_ex);
        if ((split_flag & EXT4_EXT_DATA_PARTIAL_VALID1) != 0) {
          ExtentsStatus.ext4_es_remove_extent(inode, zero_ex.ee_block(), zero_ex.ee_len());
          inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
          return 0;
        }
        inode.i_data.set(
            inode.i_data.get().with_in_place(ex, orig_ex.marked(false)).merged(orig_ex.ee_block()));
        Extents.ext4_zeroout_es(inode, zero_ex);
        return 0;
      }
      inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
    }
    if (err < 0) {
      ExtentsStatus.ext4_es_remove_extent(inode, orig_ex.ee_block(), orig_ex.ee_len());
    }
    return err;
  }

  /** The same without 87d5cb059b8a: the status tree keeps what it knew of the blocks that were zeroed. */
  static int status_kept(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    Extent orig_ex = inode.i_data.get().find(split);
    if (split == orig_ex.ee_block()) {
      mark(inode, orig_ex, (split_flag & EXT4_EXT_MARK_UNWRIT2) != 0, flags);
      return 0;
    }
    Extent ex = orig_ex.cut(orig_ex.ee_block(), split - 1).marked((split_flag & EXT4_EXT_MARK_UNWRIT1) != 0);
    Extent ex2 = orig_ex.cut(split, orig_ex.last()).marked((split_flag & EXT4_EXT_MARK_UNWRIT2) != 0);
    inode.i_data.set(inode.i_data.get().with_in_place(orig_ex, ex));
    int err = Extents.ext4_ext_insert_half(inode, ex2, flags);
    if (err == -Errno.ENOSPC) {
      Extents.ext4_find_extent(inode, orig_ex.ee_block(), flags);
      if ((split_flag & EXT4_EXT_MAY_ZEROOUT) != 0) {
        Extent zero_ex = orig_ex;
        if ((split_flag & (EXT4_EXT_DATA_VALID1 | EXT4_EXT_DATA_PARTIAL_VALID1)) != 0) {
          zero_ex = ex2;
        } else if ((split_flag & EXT4_EXT_DATA_VALID2) != 0) {
          zero_ex = ex;
        }
        Extents.ext4_ext_zeroout(inode, zero_ex);
        if ((split_flag & EXT4_EXT_DATA_PARTIAL_VALID1) != 0) {
          inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
          return 0;
        }
        inode.i_data.set(
            inode.i_data.get().with_in_place(ex, orig_ex.marked(false)).merged(orig_ex.ee_block()));
        Extents.ext4_zeroout_es(inode, zero_ex);
        return 0;
      }
      inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
    }
    if (err < 0) {
      ExtentsStatus.ext4_es_remove_extent(inode, orig_ex.ee_block(), orig_ex.ee_len());
    }
    return err;
  }

  /** a985e07c2645, v7.0: only splits; after any error the extent is whole again and nothing of it is known. */
  static int v7_0(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    flags |= MapFlags.EXT4_EX_NOCACHE;
    Extent orig_ex = inode.i_data.get().find(split);
    if (split == orig_ex.ee_block()) {
      return 0;
    }
    Extent ex = orig_ex.cut(orig_ex.ee_block(), split - 1);
    Extent ex2 = orig_ex.cut(split, orig_ex.last());
    inode.i_data.set(inode.i_data.get().with_in_place(orig_ex, ex));
    int err = Extents.ext4_ext_insert_half(inode, ex2, flags);
    if (err == 0) {
      return 0;
    }
    Extents.ext4_find_extent(inode, orig_ex.ee_block(), flags);
    inode.i_data.set(inode.i_data.get().with_in_place(ex, orig_ex));
    ExtentsStatus.ext4_es_remove_extent(inode, orig_ex.ee_block(), orig_ex.ee_len());
    return err;
  }

  /** The case of all texts but the last where no split is needed. */
  private static void mark(Ext4InodeInfo inode, Extent ex, boolean unwritten, int flags) {
    ExtentTree marked = inode.i_data.get().with_in_place(ex, ex.marked(unwritten));
    boolean apart = (flags & MapFlags.EXT4_GET_BLOCKS_PRE_IO) != 0;
    inode.i_data.set(apart ? marked : marked.merged(ex.ee_block()));
  }
}
