package datasem.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.ext4.ExtentTree.Extent;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An unwritten extent in part written to, with and without room for its second half. The results are derived
 * by hand from fs/ext4/extents.c of v6.7, 6.1.192, 6.12.117 and the mails of the series of v7.0.
 */
class SplitExtentTest {
  private static final int PRE_IO = MapFlags.EXT4_GET_BLOCKS_IO_CREATE_EXT;
  private static final int END_IO = MapFlags.EXT4_GET_BLOCKS_IO_CONVERT_EXT;
  private static final int CREATE = MapFlags.EXT4_GET_BLOCKS_CREATE;

  private int failures;

  /** Blocks 0 to 2 are unwritten, on disk and in the status tree; the insertion numbered {@code fails} fails. */
  @ParameterizedTest
  @CsvSource({
    // before the I/O: three extents, or zeros around the block as far as the text thinks it may
    "v6.7, PRE_IO, 0, 0/1U 1/1U 2/1U, UUU",
    "v6.7, PRE_IO, 1, 0/1W 1/2W, UUW",
    "v6.7, PRE_IO, 2, 0/2W 2/1U, WUU",
    "v6.12, PRE_IO, 1, 0/1W 1/2W, UUW",
    "6.1-stable, PRE_IO, 1, 0/1W 1/2W, WWW",
    "6.1-stable, PRE_IO, 2, 0/2W 2/1U, WWU",
    "6.12-stable, PRE_IO, 1, 0/1W 1/2W, WWW",
    "6.12-stable, PRE_IO, 2, 0/2W 2/1U, WWU",
    "v7.0, PRE_IO, 0, 0/3U, UUU",
    // after it; what the caller then records of block 1 is not part of this
    "v6.7, END_IO, 0, 0/1U 1/1W 2/1U, UUU",
    "v6.7, END_IO, 1, 0/3W, UUW",
    "v6.7, END_IO, 2, 0/2W 2/1U, WUU",
    "6.1-stable, END_IO, 1, 0/3W, UUW",
    "6.12-stable, END_IO, 1, 0/1U 1/2W, UU-",
    "6.12-stable, END_IO, 2, 0/2W 2/1U, WUU",
    "zeroout-status-kept, END_IO, 1, 0/1U 1/2W, UUU",
    "v7.0, END_IO, 0, 0/1U 1/1W 2/1U, UWU",
    "v7.0, END_IO, 1, 0/3W, WWW",
    "v7.0, END_IO, 2, 0/2W 2/1U, WWU",
  })
  void aSplitThatFailsIsMadeUpForByZeros(String kernel, String when, int fails, String extents, String status) {
    Ext4InodeInfo inode = inode(kernel, "ext4_ext_new_meta_block", fails, 3, 3);
    unwritten(inode, 3);
    assertEquals(1, map(inode, 1, when.equals("PRE_IO") ? PRE_IO : END_IO));
    assertEquals(extents + " | " + status, extents(inode) + " | " + status(inode, 3));
  }

  /** With NOCACHE, as writeback passes it, v7.0 leaves unknown what was zeroed. */
  @ParameterizedTest
  @CsvSource({"1, 0/3W, ---", "2, 0/2W 2/1U, --U"})
  void writebackLeavesItUnknown(int fails, String extents, String status) {
    Ext4InodeInfo inode = inode("v7.0", "ext4_ext_new_meta_block", fails, 3, 3);
    unwritten(inode, 3);
    assertEquals(1, map(inode, 1, END_IO | MapFlags.EXT4_EX_NOCACHE));
    assertEquals(extents + " | " + status, extents(inode) + " | " + status(inode, 3));
  }

  /** Any other error is returned: to v6.19 the extent stays cut; 889085343ddf drops its status. */
  @ParameterizedTest
  @CsvSource({
    "v6.7, 0/2U, UUU",
    "v6.12, 0/2U, UUU",
    "6.1-stable, 0/2U, ---",
    "6.12-stable, 0/2U, ---",
    "v7.0, 0/3U, ---"
  })
  void anErrorIsReturned(String kernel, String extents, String status) {
    Ext4InodeInfo inode = inode(kernel, "ext4_ext_grow_indepth", 1, 3, 3);
    unwritten(inode, 3);
    assertEquals(-Errno.EIO, map(inode, 1, END_IO));
    assertEquals(extents + " | " + status, extents(inode) + " | " + status(inode, 3));
  }

  /** Beyond the end of the file no zeros may be written, so lack of space is returned, and the extent is whole. */
  @ParameterizedTest
  @CsvSource({"v6.7, UUU", "6.1-stable, ---", "6.12-stable, ---", "v7.0, ---"})
  void nothingIsZeroedBeyondTheEndOfTheFile(String kernel, String status) {
    Ext4InodeInfo inode = inode(kernel, "ext4_ext_new_meta_block", 1, 3, 2);
    unwritten(inode, 3);
    assertEquals(-Errno.ENOSPC, map(inode, 1, END_IO));
    assertEquals("0/3U | " + status, extents(inode) + " | " + status(inode, 3));
  }

  /**
   * A block becomes written: short neighbours are zeroed rather than split off, 32 KiB being 8 blocks. From the
   * block to the end of the extent there may be 8, up to the block from its start 7; a block at the end leaves all
   * before it alone.
   */
  @ParameterizedTest
  @CsvSource({
    "32, 3, 3, 1, 0/3W",
    "0, 3, 3, 1, 0/1U 1/1W 2/1U",
    "32, 3, 2, 1, 0/1U 1/1W 2/1U",
    "32, 3, 3, 2, 0/2U 2/1W",
    "32, 16, 16, 6, 0/7W 7/9U",
    "32, 16, 16, 7, 0/7U 7/1W 8/8U",
    "32, 16, 16, 8, 0/8U 8/8W",
  })
  void shortNeighboursAreZeroed(int kb, int blocks, int size, int lblk, String extents) {
    for (String kernel : new String[] {"v6.7", "v7.0"}) {
      Ext4InodeInfo inode = inode(kernel, "", 0, blocks, size);
      inode.i_sb.s_extent_max_zeroout_kb = kb;
      unwritten(inode, blocks);
      assertEquals(1, map(inode, lblk, CREATE), kernel);
      assertEquals(extents, extents(inode), kernel);
    }
  }

  /** What was zeroed is written in the status tree too; v7.0 records the whole extent. */
  @ParameterizedTest
  @CsvSource({"v6.7, WUW", "v7.0, WWW"})
  void whatIsZeroedIsRecorded(String kernel, String status) {
    Ext4InodeInfo inode = inode(kernel, "", 0, 3, 3);
    unwritten(inode, 3);
    inode.i_sb.disk.get(12).write_once(7);
    map(inode, 1, CREATE);
    assertEquals(status, status(inode, 3));
    assertEquals(0, inode.i_sb.disk.get(12).peek());
  }

  /** A written neighbour takes blocks at its end, without any zeros. */
  @ParameterizedTest
  @CsvSource({"0, 1, 0/2W 2/1U", "2, 1, 0/1U 1/2W"})
  void aNeighbourTakesTheBlocks(int written, int lblk, String extents) {
    Ext4InodeInfo inode = inode("v6.7", "", 0, 3, 3);
    inode.i_data_sem.down_write();
    inode.i_data.set(
        written == 0
            ? ExtentTree.of(new Extent(0, 1, 10, false), new Extent(1, 2, 11, true))
            : ExtentTree.of(new Extent(0, 2, 10, true), new Extent(2, 1, 12, false)));
    inode.i_data_sem.up_write();
    map(inode, lblk, CREATE);
    assertEquals(extents, extents(inode));
  }

  /** The leaf is always full, so that each split asks for a block. */
  private Ext4InodeInfo inode(String kernel, String where, int fails, int blocks, int size) {
    Ext4SbInfo.Fault fault = (locking, asked) -> asked.equals(where) && ++failures == fails;
    Ext4SbInfo sbi =
        new Ext4SbInfo(
            new JvmLocking((what, ways) -> ways - 1, null),
            Kernels.byName(kernel).orElseThrow(),
            Ext4SbInfo.Geometry.of(1, 32, fault));
    return new Ext4InodeInfo(sbi, 12, blocks, ExtentTree.EMPTY, size * Inode.BLOCK_SIZE);
  }

  private static void unwritten(Ext4InodeInfo inode, int blocks) {
    inode.i_data_sem.down_write();
    inode.i_data.set(ExtentTree.of(new Extent(0, blocks, 10, true)));
    ExtentsStatus.ext4_es_insert_extent(inode, 0, blocks, 10, ExtentsStatus.EXTENT_STATUS_UNWRITTEN, 0);
    inode.i_data_sem.up_write();
  }

  private static long map(Ext4InodeInfo inode, long lblk, int flags) {
    inode.i_data_sem.down_write();
    long ret = inode.i_sb.kernel.ext4_ext_map_blocks(inode, new Ext4MapBlocks(lblk, 1), flags);
    inode.i_data_sem.up_write();
    return ret;
  }

  private static String extents(Ext4InodeInfo inode) {
    ExtentTree tree = inode.i_data.peek();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tree.count(); i++) {
      Extent ex = tree.get(i);
      text.append(i == 0 ? "" : " ").append(ex.ee_block()).append('/').append(ex.ee_len());
      text.append(ex.unwritten() ? 'U' : 'W');
    }
    return text.toString();
  }

  private static String status(Ext4InodeInfo inode, int blocks) {
    StringBuilder text = new StringBuilder();
    for (int l = 0; l < blocks; l++) {
      ExtentStatus es = inode.i_es_tree.peek().at(l);
      text.append(es == null ? '-' : es.is_written() ? 'W' : es.is_unwritten() ? 'U' : 'H');
    }
    return text.toString();
  }
}
