package datasem.scenarios;

import java.util.List;
import java.util.Optional;

/** The list of scenarios; each is told in full where it is made. */
public final class Scenarios {
  private static final List<Scenario> ALL =
      List.of(
          HoleOverDelayed.read_vs_da_write(),
          HoleOverDelayed.read_vs_mkwrite(),
          HoleOverDelayed.mkwrite_vs_mkwrite(),
          HoleOverDelayed.fiemap_vs_mkwrite(),
          HoleOverDelayed.two_reads_vs_da_write(),
          HoleOverDelayed.read_vs_da_write_bigalloc(),
          OtherHoleOverDelayed.seek_hole_vs_mkwrite(),
          OtherHoleOverDelayed.dio_read_vs_mkwrite(),
          OtherHoleOverDelayed.da_write_vs_mkwrite(),
          OtherHoleOverDelayed.readahead_vs_da_write(),
          OtherHoleOverDelayed.read_vs_da_write_nearly_full(),
          DelayedOverAllocated.mkwrite_vs_fallocate(),
          DelayedOverAllocated.mkwrite_vs_fallocate_uncached(),
          DelayedOverAllocated.mkwrite_vs_fallocate_vs_shrinker(),
          DelayedOverAllocated.mkwrite_vs_fallocate_bigalloc(),
          SplitReport.fiemap_vs_writeback(),
          SplitReport.seek_data_vs_writeback(),
          StaleExtent.collapse_vs_writeback(),
          StaleExtent.collapse_vs_fiemap(),
          StaleExtent.insert_vs_writeback(),
          StaleExtent.insert_vs_fiemap(),
          StaleExtent.truncate_vs_writeback(),
          StaleExtent.truncate_vs_fiemap(),
          StaleExtent.punch_vs_fiemap(),
          StaleExtent.punch_vs_read_eio(),
          StaleLeaf.truncate_extend_read_vs_writeback(),
          StaleLeaf.collapse_vs_precache(),
          StaleLeaf.collapse_vs_get_es_cache(),
          PageOverFreed.punch_vs_read(),
          PageOverFreed.punch_vs_mkwrite(),
          PageOverFreed.punch_vs_readahead(),
          PageOverFreed.collapse_vs_read(),
          PageOverFreed.insert_vs_read(),
          PageOverFreed.zero_range_vs_read(),
          StaleMapping.move_extent_vs_writeback(),
          ReservedTwice.mkwrite_vs_mkwrite_bigalloc(),
          SplitCaching.dio_write_vs_shrinker(),
          SplitCaching.writeback_vs_shrinker(),
          SplitZeroout.dio_write_vs_read_nospace(),
          SplitZeroout.writeback_vs_read_nospace(),
          SplitZeroout.dio_write_vs_read_eio(),
          SplitZeroout.dio_write_vs_writeback_nospace(),
          SplitZeroout.dio_write_and_read_vs_writeback(),
          WritebackError.writeback_error_vs_da_write(),
          WritebackError.fallocate_vs_writeback_error(),
          SizeOnDisk.writeback_vs_truncate(),
          SizeOnDisk.da_write_vs_punch(),
          SizeOnDisk.da_write_vs_punch_and_store(),
          DelayedForGood.fallocate_vs_write_and_writeback(),
          DelayedForGood.da_write_vs_shrinker(),
          PartOfAPage.writeback_vs_bitmap_error(),
          PartOfAPage.writeback_vs_no_memory(),
          PartOfAPage.writeback_vs_bitmap_error_in_page(),
          PartOfAPage.writeback_vs_write_error(),
          MiscountedReservation.da_write_vs_punch_bigalloc(),
          MiscountedReservation.truncate_vs_remount(),
          MountMode.writeback_vs_remount());

  private Scenarios() {}

  /** Every scenario, the seed first. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The scenario of that name, or the pair of operations, see {@link Pairs}. */
  public static Optional<Scenario> byName(String name) {
    return ALL.stream().filter(s -> s.name().equals(name)).findFirst().or(() -> Pairs.byName(name));
  }
}
