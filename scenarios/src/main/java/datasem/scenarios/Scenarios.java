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
          SplitCaching.dio_write_vs_shrinker(),
          SplitCaching.writeback_vs_shrinker());

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
