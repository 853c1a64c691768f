package datasem.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import datasem.ext4.ExtentTree.Extent;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * During fast-commit replay the status tree is switched off: every query of it must say that there is nothing,
 * or the search for delayed blocks in a hole never ends, as before 907c3fe53225.
 */
class FastCommitReplayTest {

  @TestFactory
  Stream<DynamicTest> theStatusTreeKnowsNothingAndKeepsNothing() {
    return Kernels.all().stream().map(kernel -> DynamicTest.dynamicTest(kernel.name(), () -> replay(kernel)));
  }

  /** Block 0 is a hole and block 1 written, as the extent tree says. */
  private static void replay(Kernel kernel) {
    Ext4SbInfo.Geometry geometry =
        new Ext4SbInfo.Geometry(1, 16, 15, true, true, Ext4SbInfo.Fault.NEVER, 1L);
    Ext4SbInfo sbi = new Ext4SbInfo(new JvmLocking(), kernel, geometry);
    ExtentTree tree = ExtentTree.of(new Extent(1, 1, 10, false));
    Ext4InodeInfo inode = new Ext4InodeInfo(sbi, 12, 2, tree, 2 * Inode.BLOCK_SIZE);
    Ext4MapBlocks hole = new Ext4MapBlocks(0, 2);
    assertEquals(0, kernel.ext4_map_blocks(inode, hole, 0));
    assertEquals(1, hole.m_len);
    Ext4MapBlocks mapped = new Ext4MapBlocks(1, 1);
    assertEquals(1, kernel.ext4_map_blocks(inode, mapped, 0));
    assertEquals(List.of(10L, 1L), List.of(mapped.m_pblk, mapped.m_len));
    assertNull(ExtentsStatus.ext4_es_lookup_extent(inode, 1));
    assertNull(ExtentsStatus.ext4_es_find_extent_range(inode, EsPredicate.DELAYED, 0, 9));
    assertEquals(0, inode.i_es_tree.peek().i_es_all_nr());
  }
}
