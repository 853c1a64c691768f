package datasem.scenarios;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_DELAYED;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;
import static datasem.scenarios.State.extent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each predicate on states put together by hand: broken, and as close to broken as is allowed. */
class InvariantsTest {
  private static final List<String> NOTHING = List.of();

  private final State plain = new State(1);
  private final State bigalloc = new State(4);

  @Test
  void aDirtyPageHasItsDelayedBlock() {
    assertEquals(NOTHING, plain.delayed(1, false).reserved(1).dirty(1).broken());
  }

  @Test
  void aHoleOverItIsALoss() {
    plain.delayed(1, false).reserved(1).dirty(1).hole(0, 4);
    assertEquals(List.of("LOST_DELALLOC", "RESERVATION_LEAK"), plain.broken());
    assertEquals(
        "page 1 is dirty and delayed, the status tree has [0/4) H, i_reserved_data_blocks 1",
        plain.invariants.check().get(0).detail());
  }

  @Test
  void nothingCachedIsALossUnlessTheBlockIsAllocated() {
    plain.dirty(1);
    assertEquals(List.of("LOST_DELALLOC"), plain.broken());
    plain.extents(extent(1, 1, 2, true));
    assertEquals(NOTHING, plain.broken());
  }

  @Test
  void aCommitLeavesNothingWrittenBeyondTheSizeOnDisk() {
    plain.inode.i_data_sem.down_write();
    plain.inode.i_disksize.set(4096L);
    plain.inode.i_data_sem.up_write();
    plain.extents(extent(1, 1, 2, true));
    assertEquals(NOTHING, plain.broken());
    plain.extents(extent(1, 1, 2, false));
    assertEquals(List.of("WRITTEN_BEYOND_DISKSIZE"), plain.broken());
    plain.extents(extent(1, 1, 2, false), extent(2, 1, 3, true));
    assertEquals(List.of("WRITTEN_BEYOND_DISKSIZE"), plain.broken());
    plain.inode.i_sb.t_updates.add(1);
    assertEquals(NOTHING, plain.broken());
    plain.inode.i_sb.t_updates.add(-1);
    plain.inode.invalidate_lock.down_write();
    assertEquals(NOTHING, plain.broken());
    plain.inode.invalidate_lock.up_write();
  }

  @Test
  void aCommitLeavesNoOldDataInAWrittenBlock() {
    plain.inode.i_sb.used();
    plain.extents(extent(1, 1, 2, true));
    assertEquals(NOTHING, plain.broken());
    plain.extents(extent(1, 1, 2, false));
    assertEquals(List.of("EXPOSED_DATA"), plain.broken());
    plain.inode.i_sb.t_updates.add(1);
    assertEquals(NOTHING, plain.broken());
    plain.inode.i_sb.t_updates.add(-1);
    plain.inode.i_sb.disk.get(2).write_once(0);
    assertEquals(NOTHING, plain.broken());
  }

  @Test
  void aDirtyPageMayLiveOnWhatFallocateHasAllocated() {
    plain.dirty(1).extents(extent(1, 1, 2, true));
    plain.es(1, 1, 2, EXTENT_STATUS_UNWRITTEN | EXTENT_STATUS_DELAYED);
    assertEquals(NOTHING, plain.broken());
  }

  @Test
  void aLockedPageIsLeftAlone() {
    plain.dirty(1);
    plain.inode.i_pages.get(1).lock.lock();
    assertEquals(NOTHING, plain.broken());
    plain.inode.i_pages.get(1).lock.unlock();
    assertEquals(List.of("LOST_DELALLOC"), plain.broken());
  }

  @Test
  void theReservationIsOneForEachDelayedBlock() {
    plain.delayed(0, false).delayed(1, false).delayed(3, false);
    assertEquals(NOTHING, plain.reserved(3).broken());
    assertEquals(List.of("RESERVATION_LEAK"), plain.reserved(4).broken());
    assertEquals(List.of("RESERVATION_UNDERFLOW"), plain.reserved(2).broken());
    assertEquals(
        "i_reserved_data_blocks 2, needed 3: 3 clusters with a delayed block, 0 of them pending",
        plain.invariants.check().get(0).detail());
  }

  /** ext4_es_remove_extent() takes the block out, ext4_da_release_space() then gives its reservation back. */
  @Test
  void aReservationAboutToBeGivenBackIsNoLeakWhileTheHandleIsOpen() {
    plain.reserved(1);
    plain.inode.i_sb.t_updates.add(1);
    assertEquals(NOTHING, plain.broken());
    plain.inode.i_sb.t_updates.add(-1);
    assertEquals(List.of("RESERVATION_LEAK"), plain.broken());
  }

  /** ext4_datasem_ensure_credits() in the middle of a truncation, under no other lock before v4.5. */
  @Test
  void aTruncationThatHasDroppedItsLockInTheMiddleIsLeftAlone() {
    plain.extents(extent(1, 1, 2, false)).hole(0, 4);
    plain.inode.truncating.add(1);
    assertEquals(NOTHING, plain.broken());
    plain.inode.truncating.add(-1);
    assertEquals(List.of("STALE_EXTENT"), plain.broken());
  }

  @Test
  void anUnwrittenAndDelayedBlockOwnsNothing() {
    plain.extents(extent(0, 1, 2, true));
    plain.es(0, 1, 2, EXTENT_STATUS_UNWRITTEN | EXTENT_STATUS_DELAYED);
    assertEquals(NOTHING, plain.reserved(0).broken());
    assertEquals(List.of("RESERVATION_LEAK"), plain.reserved(1).broken());
  }

  @Test
  void withClustersTheReservationIsOneForEachClusterThatIsNotPending() {
    bigalloc.delayed(0, false).delayed(2, false);
    assertEquals(NOTHING, bigalloc.reserved(1).broken());
    assertEquals(List.of("RESERVATION_LEAK"), bigalloc.reserved(2).broken());
    bigalloc.delayed(3, true);
    assertEquals(NOTHING, bigalloc.reserved(0).broken());
    assertEquals(List.of("RESERVATION_LEAK"), bigalloc.reserved(1).broken());
  }

  @Test
  void withClustersAPendingOneThatIsNotDelayedIsOneTooFew() {
    bigalloc.delayed(0, true).hole(0, 4);
    assertEquals(List.of("RESERVATION_LEAK"), bigalloc.broken());
    assertTrue(bigalloc.invariants.check().get(0).detail().contains("needed -1"));
  }

  @Test
  void aCachedMappingIsThatOfTheExtentTree() {
    plain.extents(extent(0, 2, 2, false)).es(0, 2, 2, EXTENT_STATUS_WRITTEN);
    assertEquals(NOTHING, plain.broken());
    plain.es(0, 2, 3, EXTENT_STATUS_WRITTEN);
    assertEquals(List.of("STALE_EXTENT"), plain.broken());
    plain.es(0, 2, 2, EXTENT_STATUS_UNWRITTEN);
    assertEquals(List.of("STALE_EXTENT"), plain.broken());
    plain.es(0, 3, 2, EXTENT_STATUS_WRITTEN);
    assertEquals(List.of("STALE_EXTENT"), plain.broken());
    assertEquals(
        "block 2: status tree [0/3) 2 W, extent tree nothing",
        plain.invariants.check().get(0).detail());
  }

  @Test
  void theStatusTreeMayKnowLess() {
    plain.extents(extent(0, 2, 2, false)).es(1, 1, 3, EXTENT_STATUS_WRITTEN);
    assertEquals(NOTHING, plain.broken());
  }

  @Test
  void aCachedHoleIsOne() {
    plain.extents(extent(2, 1, 2, true)).hole(0, 2);
    assertEquals(NOTHING, plain.broken());
    plain.hole(0, 3);
    assertEquals(List.of("STALE_EXTENT"), plain.broken());
    assertEquals(
        "block 2: status tree [0/3) H, extent tree [2/1) 2 U",
        plain.invariants.check().get(0).detail());
  }

  @Test
  void aDelayedBlockIsNotAllocated() {
    plain.delayed(1, false).reserved(1).extents(extent(0, 1, 2, true));
    assertEquals(NOTHING, plain.broken());
    plain.extents(extent(0, 2, 2, true));
    assertEquals(List.of("DELAYED_OVER_ALLOCATED"), plain.broken());
  }

  @Test
  void whileTheTreesAreLockedTheyAreLeftAlone() {
    plain.delayed(1, false);
    plain.inode.i_data_sem.down_read();
    assertEquals(NOTHING, plain.broken());
    plain.inode.i_data_sem.up_read();
    assertEquals(List.of("RESERVATION_LEAK"), plain.reserved(2).broken());
    plain.inode.i_data_sem.down_write();
    assertEquals(NOTHING, plain.broken());
    plain.inode.i_data_sem.up_write();
    assertEquals(List.of("RESERVATION_LEAK"), plain.broken());
  }

  @Test
  void aStateThatHasNotChangedIsNotJudgedAgain() {
    plain.delayed(1, false);
    List<Finding> first = plain.invariants.check();
    assertSame(first, plain.invariants.check());
    assertEquals(NOTHING, plain.reserved(1).broken());
  }
}
