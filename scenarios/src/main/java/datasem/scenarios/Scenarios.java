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
          DelayedOverAllocated.mkwrite_vs_fallocate(),
          DelayedOverAllocated.mkwrite_vs_fallocate_uncached(),
          DelayedOverAllocated.mkwrite_vs_fallocate_vs_shrinker(),
          DelayedOverAllocated.mkwrite_vs_fallocate_bigalloc(),
          SplitReport.fiemap_vs_writeback(),
          StaleExtent.collapse_vs_writeback(),
          StaleExtent.collapse_vs_fiemap(),
          PageOverFreed.punch_vs_read(),
          WritebackError.writeback_error_vs_da_write(),
          WritebackError.fallocate_vs_writeback_error(),
          SizeOnDisk.writeback_vs_truncate(),
          SizeOnDisk.da_write_vs_punch(),
          SizeOnDisk.da_write_vs_punch_and_store(),
          DelayedForGood.fallocate_vs_write_and_writeback(),
          DelayedForGood.da_write_vs_shrinker(),
          MiscountedReservation.da_write_vs_punch_bigalloc(),
          MiscountedReservation.truncate_vs_remount());

  private Scenarios() {}

  /** Every scenario, the seed first. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The scenario of that name. */
  public static Optional<Scenario> byName(String name) {
    return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
