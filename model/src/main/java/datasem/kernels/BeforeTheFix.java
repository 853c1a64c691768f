package datasem.kernels;

import datasem.ext4.CountRsvdFrom;
import datasem.ext4.DisksizeBeforePunch;
import datasem.ext4.InsertDelayedBlock;
import datasem.ext4.Kernel;
import datasem.ext4.MapBlocks;
import datasem.ext4.ReleaseUnusedPages;
import datasem.ext4.UpdateDisksize;
import java.util.List;

/** Rows that take one old fix out of a newer kernel: one function each, in the text before the fix. */
final class BeforeTheFix {
  private BeforeTheFix() {}

  static List<Kernel> rows(Kernel v6_7) {
    return List.of(
        Kernel.patched("writeback-error-unlocked", v6_7)
            .note("a writeback error as before 7f0d8e1d607c, v6.0: without i_data_sem")
            .mpage_release_unused_pages(ReleaseUnusedPages::v5_19),
        Kernel.patched("disksize-unlocked", v6_7)
            .note("writeback as before 90e775b71ac4, v3.12: i_size read before the lock")
            .mpage_update_disksize(UpdateDisksize::v3_11),
        Kernel.patched("punch-forgets-disksize", v6_7)
            .note("punch as before 011278485ecc, v4.5: i_disksize stays behind")
            .ext4_update_disksize_before_punch(DisksizeBeforePunch::v4_4),
        Kernel.patched("written-and-delayed", v6_7)
            .note("as before d2dc317d564a, v4.1: written extents may be marked delayed")
            .ext4_map_blocks(MapBlocks::v4_0),
        Kernel.patched("no-memory-leaks", v6_7)
            .note("as before 6fed83957f21, v5.15: without memory the reservation stays")
            .ext4_insert_delayed_block(InsertDelayedBlock::v5_14),
        Kernel.patched("rsvd-count-start", v6_7)
            .note("as before 40ea98396a36, v6.6: counts reservations from before the entry")
            .count_rsvd_from(CountRsvdFrom::v6_5));
  }
}
