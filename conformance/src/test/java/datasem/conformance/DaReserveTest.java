package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.ext4.DaReserve;
import datasem.ext4.Errno;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The counters around a reservation, which the recordings leave out: quota and the free clusters. */
class DaReserveTest {
  private final SingleTaskLocking locking = new SingleTaskLocking();
  private final Ext4SbInfo sbi =
      new Ext4SbInfo(
          locking,
          VectorKernels.V6_12,
          new Ext4SbInfo.Geometry(1, 0, 3, true, false, Ext4SbInfo.Fault.NEVER, 0L));
  private final Ext4InodeInfo inode = new Ext4InodeInfo(sbi, 1, 0, ExtentTree.EMPTY, 0);

  private void reserve(int clusters) {
    assertEquals(0, DaReserve.ext4_da_reserve_space(inode, clusters));
  }

  private void expect(long reserved, long dirty, long free, long quotaReserved, long quotaUsed) {
    assertEquals(
        List.of(reserved, dirty, free, quotaReserved, quotaUsed),
        List.of(
            inode.i_reserved_data_blocks.peek(),
            sbi.s_dirtyclusters_counter.peek(),
            sbi.s_freeclusters_counter.peek(),
            sbi.dq_reserved.peek(),
            sbi.dq_used.peek()));
    locking.assertNothingHeld();
  }

  @Test
  void aReservationClaimsButDoesNotTakeFreeClusters() {
    reserve(2);
    expect(2, 2, 3, 2, 0);
  }

  @Test
  void whatIsClaimedCannotBeReservedAgain() {
    reserve(2);
    assertEquals(-Errno.ENOSPC, DaReserve.ext4_da_reserve_space(inode, 2));
    expect(2, 2, 3, 2, 0);
    reserve(1);
    expect(3, 3, 3, 3, 0);
  }

  @Test
  void releaseGivesBackQuota() {
    reserve(3);
    DaReserve.ext4_da_release_space(inode, 2);
    expect(1, 1, 3, 1, 0);
  }

  @Test
  void aClaimTurnsReservedQuotaIntoUsed() {
    reserve(3);
    DaReserve.ext4_da_update_reserve_space(inode, 2, true);
    expect(1, 1, 3, 1, 2);
  }

  /** The allocator has charged quota already: the reserved share goes. */
  @Test
  void withoutAClaimReservedQuotaGoes() {
    reserve(3);
    DaReserve.ext4_da_update_reserve_space(inode, 2, false);
    expect(1, 1, 3, 1, 0);
  }

  @Test
  void moreThanIsReservedTakesAllAndWarns() {
    reserve(1);
    DaReserve.ext4_da_update_reserve_space(inode, 2, true);
    expect(0, 0, 3, 0, 1);
    assertEquals(2, locking.takeMessages().size());
  }

  /** Compared as unsigned: -1 is more than anything reserved, and all of it goes. */
  @Test
  void aNegativeReleaseTakesAllAndWarns() {
    reserve(2);
    DaReserve.ext4_da_release_space(inode, -1);
    expect(0, 0, 3, 0, 0);
    assertEquals(2, locking.takeMessages().size());
  }

  /** One cluster was allocated to the file and is freed while it still holds delayed blocks. */
  @Test
  void rereservingTurnsUsedQuotaBackIntoReserved() {
    sbi.dq_used.add(1);
    DaReserve.ext4_rereserve_cluster(inode, 0);
    expect(1, 1, 4, 1, 0);
  }
}
