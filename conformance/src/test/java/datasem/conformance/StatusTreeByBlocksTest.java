package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.EsCanBeMerged;
import datasem.ext4.EsPredicate;
import datasem.ext4.EsTree;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.InsertDelayed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Trees of a hundred entries and more, which the recordings do not reach, against an array that has one
 * type and one physical block for each block and knows neither entries nor merging.
 */
class StatusTreeByBlocksTest {
  private static final int BLOCKS = 512;
  private static final long W = ExtentsStatus.EXTENT_STATUS_WRITTEN;
  private static final long U = ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
  private static final long D = ExtentsStatus.EXTENT_STATUS_DELAYED;
  private static final long H = ExtentsStatus.EXTENT_STATUS_HOLE;

  private final Random random = new Random(1);
  private final long[] type = new long[BLOCKS];
  private final long[] pblk = new long[BLOCKS];
  private final SingleTaskLocking locking = new SingleTaskLocking();
  private final Ext4SbInfo sbi =
      new Ext4SbInfo(
          locking,
          VectorKernels.V6_12,
          new Ext4SbInfo.Geometry(
              1, 0, 1 << 20, true, false, Ext4SbInfo.Fault.NEVER, 0L));
  private final Ext4InodeInfo inode = new Ext4InodeInfo(sbi, 1, 0, ExtentTree.EMPTY, 0);

  @Test
  void everyCallAgreesWithTheArray() {
    int most = 0;
    for (int step = 0; step < 20_000; step++) {
      step(random.nextInt(BLOCKS), 1 + random.nextInt(step % 1000 < 20 ? 64 : 3));
      locking.assertNothingHeld();
      locking.takeEvents();
      assertEquals(0, locking.takeMessages().size());
      check();
      most = Math.max(most, inode.i_es_tree.peek().i_es_all_nr());
    }
    assertTrue(most >= 100, "largest tree: " + most);
  }

  private void step(int lblk, int wanted) {
    int len = Math.min(wanted, BLOCKS - lblk);
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> insert(lblk, len, W);
      case 3 -> insert(lblk, len, U);
      case 4, 5 -> insert(lblk, len, H);
      case 6, 7 -> {
        // the caller looks first: only blocks that are not delayed yet are inserted
        for (int i = lblk; i < lblk + len; i++) {
          if (type[i] != D) {
            assertEquals(0, InsertDelayed.ext4_insert_delayed_blocks(inode, i, 1, (n, c) -> 0));
            type[i] = D;
          }
        }
      }
      case 8 -> {
        ExtentsStatus.ext4_es_remove_extent(inode, lblk, len);
        java.util.Arrays.fill(type, lblk, lblk + len, 0);
      }
      case 9 -> {
        boolean known = false;
        for (int i = lblk; i < lblk + len; i++) {
          known |= type[i] != 0;
        }
        ExtentsStatus.ext4_es_cache_extent(inode, lblk, len, lblk + 1000, W);
        if (!known) {
          note(lblk, len, W, lblk + 1000);
        }
      }
      case 10 -> {
        ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, lblk);
        assertEquals(type[lblk], es == null ? 0 : es.type());
      }
      default -> scan(lblk, lblk + len - 1);
    }
  }

  private void insert(int lblk, int len, long status) {
    long p = status == H ? ExtentsStatus.NO_PBLK : lblk + 1000 * random.nextInt(3);
    ExtentsStatus.ext4_es_insert_extent(inode, lblk, len, p, status, 0);
    note(lblk, len, status, p);
  }

  private void note(int lblk, int len, long status, long p) {
    for (int i = 0; i < len; i++) {
      type[lblk + i] = status;
      pblk[lblk + i] = p + i;
    }
  }

  private void scan(int lblk, int end) {
    boolean delayed = false;
    for (int i = lblk; i <= end; i++) {
      delayed |= type[i] == D;
    }
    assertEquals(
        delayed, ExtentsStatus.ext4_es_scan_range(inode, EsPredicate.DELAYED, lblk, end));
  }

  /** Every block, the reservation of every delayed block, and no two neighbours left to merge. */
  private void check() {
    EsTree tree = inode.i_es_tree.peek();
    int next = 0;
    int delayed = 0;
    for (int i = 0; i < tree.i_es_all_nr(); i++) {
      ExtentStatus es = tree.entry(i);
      for (; next < es.es_lblk(); next++) {
        assertEquals(0, type[next], "block " + next);
      }
      for (; next <= es.ext4_es_end(); next++) {
        assertEquals(es.type(), type[next], "block " + next);
        if (es.is_mapped()) {
          assertEquals(es.ext4_es_pblock() + next - es.es_lblk(), pblk[next], "block " + next);
        }
        delayed += es.is_delayed() ? 1 : 0;
      }
      if (i > 0) {
        assertFalse(
            EsCanBeMerged.v6_12(sbi, tree.entry(i - 1), es), tree.entry(i - 1) + " " + es);
      }
    }
    for (; next < BLOCKS; next++) {
      assertEquals(0, type[next], "block " + next);
    }
    assertEquals(delayed, inode.i_reserved_data_blocks.peek());
    assertEquals(delayed, sbi.s_dirtyclusters_counter.peek());
    assertEquals(delayed, sbi.dq_reserved.peek());
  }
}
