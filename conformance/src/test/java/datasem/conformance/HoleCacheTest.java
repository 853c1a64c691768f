package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.PutGapInCache;
import datasem.ext4.ExtentsStatus;
import org.junit.jupiter.api.Test;

/** ext4_ext_put_gap_in_cache(), which the recordings do not have. A hole of blocks 0 to 7 throughout. */
class HoleCacheTest {
  private final Ext4InodeInfo inode =
      new Ext4InodeInfo(
          new Ext4SbInfo(
              new SingleTaskLocking(),
              VectorKernels.V6_1,
              new Ext4SbInfo.Geometry(1, 0, 8, true, false, Ext4SbInfo.Fault.NEVER, 0L)),
          1,
          0,
          ExtentTree.EMPTY,
          0);

  private String after() {
    PutGapInCache.v6_7(inode, 0, 8);
    return inode.i_es_tree.peek().toString();
  }

  @Test
  void aGapWithoutDelayedBlocksIsRecordedWhole() {
    assertEquals("[[0/8) H]", after());
  }

  @Test
  void theGapEndsAtTheFirstDelayedBlock() {
    ExtentsStatus.ext4_es_insert_delayed_block(inode, 5, false);
    assertEquals("[[0/5) H, [5/1) D]", after());
  }

  @Test
  void aGapThatStartsDelayedIsNotRecorded() {
    ExtentsStatus.ext4_es_insert_delayed_block(inode, 0, false);
    assertEquals("[[0/1) D]", after());
  }

  /** The search returns the next delayed entry even beyond the gap; it must not shorten or stretch it. */
  @Test
  void aDelayedBlockBehindTheGapDoesNotMatter() {
    ExtentsStatus.ext4_es_insert_delayed_block(inode, 9, false);
    assertEquals("[[0/8) H, [9/1) D]", after());
  }
}
