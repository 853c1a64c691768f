package datasem.ext4;

import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT;

import datasem.ext4.ExtentTree.Extent;

/** ext4_convert_unwritten_extents_endio(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface ConvertUnwrittenEndio {

  /**
   * After the I/O: {@code lblk..lblk+len-1} of one unwritten extent is written from now on.
   *
   * @return 0 or -errno
   */
  int ext4_convert_unwritten_extents_endio(Ext4InodeInfo inode, long lblk, long len, int flags);

  /** v6.7: what the caller says about caching does not reach the split. */
  static int v6_7(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    if (ex.ee_block() != lblk || ex.ee_len() > len) {
      int err = inode.i_sb.kernel.ext4_split_convert_extents(inode, lblk, len, EXT4_GET_BLOCKS_CONVERT);
      if (err < 0) {
        return err;
      }
      Extents.ext4_find_extent(inode, lblk, 0);
    }
    ex = inode.i_data.get().find(lblk);
    inode.i_data.set(inode.i_data.get().with_in_place(ex, ex.marked(false)).merged(lblk));
    return 0;
  }

  /** v6.16: it does. */
  static int v6_16(Ext4InodeInfo inode, long lblk, long len, int flags) {
    Extent ex = inode.i_data.get().find(lblk);
    if (ex.ee_block() != lblk || ex.ee_len() > len) {
      int err = inode.i_sb.kernel.ext4_split_convert_extents(inode, lblk, len, flags);
      if (err < 0) {
        return err;
      }
      Extents.ext4_find_extent(inode, lblk, flags);
    }
    ex = inode.i_data.get().find(lblk);
    inode.i_data.set(inode.i_data.get().with_in_place(ex, ex.marked(false)).merged(lblk));
    return 0;
  }

  /** v7.0: the split converts by itself. */
  static int v7_0(Ext4InodeInfo inode, long lblk, long len, int flags) {
    return inode.i_sb.kernel.ext4_split_convert_extents(inode, lblk, len, flags);
  }
}
