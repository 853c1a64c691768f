package datasem.kernels;

import static datasem.kernels.Kernels.V6_7;

import datasem.ext4.CountRsvdFrom;
import datasem.ext4.DisksizeBeforePunch;
import datasem.ext4.InsertDelayedBlock;
import datasem.ext4.Kernel;
import datasem.ext4.MapBlocks;
import datasem.ext4.ReleaseUnusedPages;
import datasem.ext4.RsvdAfterCut;
import datasem.ext4.UpdateDisksize;
import java.util.List;

/**
 * Rows that take one old fix of the accounts or of i_disksize out of v6.7: one function each, in the text
 * before the fix. Only {@link Kernels} may touch this class, as part of its own initialisation.
 */
final class BeforeTheFix {
  static final Kernel WRITEBACK_ERROR_UNLOCKED =
      Kernel.patched("writeback-error-unlocked", V6_7)
          .note("a writeback error as before 7f0d8e1d607c, v6.0: without i_data_sem")
          .mpage_release_unused_pages(ReleaseUnusedPages::v5_19);

  static final Kernel DISKSIZE_UNLOCKED =
      Kernel.patched("disksize-unlocked", V6_7)
          .note("writeback as before 90e775b71ac4, v3.12: i_size read before the lock")
          .mpage_update_disksize(UpdateDisksize::v3_11);

  static final Kernel PUNCH_FORGETS_DISKSIZE =
      Kernel.patched("punch-forgets-disksize", V6_7)
          .note("punch as before 011278485ecc, v4.5: i_disksize stays behind")
          .ext4_update_disksize_before_punch(DisksizeBeforePunch::v4_4);

  static final Kernel WRITTEN_AND_DELAYED =
      Kernel.patched("written-and-delayed", V6_7)
          .note("as before d2dc317d564a, v4.1: written extents may be marked delayed")
          .ext4_map_blocks(MapBlocks::v4_0);

  static final Kernel NO_MEMORY_LEAKS =
      Kernel.patched("no-memory-leaks", V6_7)
          .note("as before 6fed83957f21, v5.15: without memory the reservation stays")
          .ext4_insert_delayed_block(InsertDelayedBlock::v5_14);

  static final Kernel RSVD_COUNT_START =
      Kernel.patched("rsvd-count-start", V6_7)
          .note("as before 40ea98396a36, v6.6: counts reservations from before the entry")
          .count_rsvd_from(CountRsvdFrom::v6_5);

  static final Kernel RSVD_COUNT_UNUSED =
      Kernel.patched("rsvd-count-unused", V6_7)
          .note("as before 1da18e38cb97, v6.2: an entry cut at its head releases nothing")
          .reserved_after_cut(RsvdAfterCut::v6_1);

  private BeforeTheFix() {}

  /** All of them, in no order of time. */
  static List<Kernel> rows() {
    return List.of(
        WRITEBACK_ERROR_UNLOCKED,
        DISKSIZE_UNLOCKED,
        PUNCH_FORGETS_DISKSIZE,
        WRITTEN_AND_DELAYED,
        NO_MEMORY_LEAKS,
        RSVD_COUNT_START,
        RSVD_COUNT_UNUSED);
  }
}
