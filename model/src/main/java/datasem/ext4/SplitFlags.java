package datasem.ext4;

/** EXT4_EXT_*, fs/ext4/extents.c: what a split may do, and what becomes of its two halves. */
final class SplitFlags {
  /** If the split fails, zeros may be written instead. */
  static final int EXT4_EXT_MAY_ZEROOUT = 0x1;

  static final int EXT4_EXT_MARK_UNWRIT1 = 0x2;
  static final int EXT4_EXT_MARK_UNWRIT2 = 0x4;

  /** The first half holds data, or is about to. */
  static final int EXT4_EXT_DATA_VALID1 = 0x8;

  /** Part of the first half does, from 1bf6974822d1, v7.0. */
  static final int EXT4_EXT_DATA_PARTIAL_VALID1 = 0x10;

  static final int EXT4_EXT_DATA_VALID2 = 0x20;

  private SplitFlags() {}

  /** Whether zeros may be written over an extent: only where all of it lies within the file. */
  static int may_zeroout(Ext4InodeInfo inode, ExtentTree.Extent ex, long lblk, long len) {
    long eof_block = (inode.i_disksize.get() + Inode.BLOCK_SIZE - 1) / Inode.BLOCK_SIZE;
    return ex.last() < Math.max(eof_block, lblk + len) ? EXT4_EXT_MAY_ZEROOUT : 0;
  }
}
