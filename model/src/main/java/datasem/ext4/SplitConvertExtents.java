package datasem.ext4;

import datasem.ext4.ExtentTree.Extent;

/** ext4_split_convert_extents(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface SplitConvertExtents {

  /**
   * Makes {@code m_lblk..m_lblk+len-1} an extent of its own within the unwritten one that covers it.
   * i_data_sem is held exclusively; the status tree's shrinker does not care.
   *
   * @param flags EXT4_GET_BLOCKS_*: PRE_IO before the I/O, CONVERT at its end
   */
  void ext4_split_convert_extents(Ext4InodeInfo inode, long lblk, long len, int flags);

  /** v6.7: the walks between the two halves of a split cache what they see, as the caller's flags allow. */
  static void v6_7(Ext4InodeInfo inode, long lblk, long len, int flags) {
    ext4_split_extent(inode, lblk, len, flags);
  }

  /** Version 2 of the series: the range is dropped from the status tree first, and cached again meanwhile. */
  static void es_drop_before_split(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    ExtentsStatus.ext4_es_remove_extent(inode, ex.ee_block(), ex.ee_len());
    ext4_split_extent(inode, lblk, len, flags);
  }

  /** 4b4a6ac831ff as carried back to 6.1 and 6.12: no walk caches anything while an extent is being split. */
  static void stable(Ext4InodeInfo inode, long lblk, long len, int flags) {
    ext4_split_extent(inode, lblk, len, flags | MapFlags.EXT4_EX_NOCACHE);
  }

  /** 4b4a6ac831ff and ea96cb5c4ae3, v7.0: the same, and nothing is split before the I/O has ended. */
  static void v7_0(Ext4InodeInfo inode, long lblk, long len, int flags) {
    if ((flags & MapFlags.EXT4_GET_BLOCKS_PRE_IO) != 0) {
      return;
    }
    ext4_split_extent(inode, lblk, len, flags | MapFlags.EXT4_EX_NOCACHE);
  }

  /** ext4_split_extent(): behind the range first, then before it; the path is found anew after each. */
  private static void ext4_split_extent(Ext4InodeInfo inode, long lblk, long len, int flags) {
    if (lblk + len - 1 < inode.i_data.get().find(lblk).last()) {
      ext4_split_extent_at(inode, lblk + len, flags);
      Extents.ext4_find_extent(inode, lblk, flags);
    }
    if (lblk > inode.i_data.get().find(lblk).ee_block()) {
      ext4_split_extent_at(inode, lblk, flags);
      Extents.ext4_find_extent(inode, lblk, flags);
    }
  }

  /**
   * ext4_split_extent_at(): the extent is cut, then its second half goes in as a new one. If the leaf is
   * full the tree has to grow, and the path is walked again while the second half is in neither place.
   */
  private static void ext4_split_extent_at(Ext4InodeInfo inode, long split, int flags) {
    ExtentTree tree = inode.i_data.get();
    Extent ex = tree.find(split);
    inode.i_data.set(tree.without(split, ex.last()));
    if (inode.i_sb.locking.choose("the leaf is full", 2) != 0) {
      Extents.ext4_find_extent(inode, split, flags);
    }
    Extent second =
        new Extent(split, ex.last() - split + 1, ex.ee_start() + split - ex.ee_block(), ex.unwritten());
    Extents.ext4_ext_insert_extent(inode, second);
  }
}
