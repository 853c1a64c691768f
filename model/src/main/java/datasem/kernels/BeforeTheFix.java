package datasem.kernels;

import static datasem.kernels.Kernels.V6_7;

import datasem.ext4.CollapseRange;
import datasem.ext4.CountRsvdFrom;
import datasem.ext4.DisksizeBeforePunch;
import datasem.ext4.InsertDelayedBlock;
import datasem.ext4.InsertRange;
import datasem.ext4.Kernel;
import datasem.ext4.MapBlocks;
import datasem.ext4.PunchHole;
import datasem.ext4.Readahead;
import datasem.ext4.ReleaseUnusedPages;
import datasem.ext4.RsvdAfterCut;
import datasem.ext4.UpdateDisksize;
import datasem.ext4.ZeroRange;
import java.util.List;

/**
 * Rows that take one old fix out of v6.7: the functions it changed in the text before it. Only {@link Kernels} may
 * touch this class, as part of its own initialisation.
 */
final class BeforeTheFix {
  /** Before v4.5: no lock from the page cache to the blocks, now mapping->invalidate_lock, on v6.7. */
  static final Kernel NO_INVALIDATE_LOCK =
      Kernel.patched("no-invalidate-lock", V6_7)
          .note("before ea3d7209ca01, 32ebffd3bbb4: fallocate without invalidate_lock")
          .ext4_punch_hole(PunchHole::v4_4)
          .ext4_collapse_range(CollapseRange::v4_4)
          .ext4_insert_range(InsertRange::v4_4)
          .ext4_zero_range(ZeroRange::v4_4);

  /** The insufficient idea before ea3d7209ca01: the page cache of the range is dropped once more at the end. */
  static final Kernel DROP_PAGES_TWICE =
      Kernel.patched("drop-pages-twice", NO_INVALIDATE_LOCK)
          .note("instead of the lock, punch drops the pages once more afterwards")
          .ext4_punch_hole(PunchHole::drop_pages_twice);

  /** v4.5 to v5.14: i_mmap_sem in faults and reads, but not in readahead, on v6.7. */
  static final Kernel I_MMAP_SEM =
      Kernel.patched("i-mmap-sem", V6_7)
          .note("before d4f5258eae7b: readahead without the lock")
          .page_cache_ra_unbounded(Readahead::v5_14);

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
        NO_INVALIDATE_LOCK,
        DROP_PAGES_TWICE,
        I_MMAP_SEM,
        WRITEBACK_ERROR_UNLOCKED,
        DISKSIZE_UNLOCKED,
        PUNCH_FORGETS_DISKSIZE,
        WRITTEN_AND_DELAYED,
        NO_MEMORY_LEAKS,
        RSVD_COUNT_START,
        RSVD_COUNT_UNUSED);
  }
}
