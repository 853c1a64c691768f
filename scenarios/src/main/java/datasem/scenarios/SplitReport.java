package datasem.scenarios;

import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * A report made of two look-ups, between which the state moves on. Fixed by 874eaba96d39 and
 * ec9d669eba4c, v6.8: one look-up tells delayed from hole.
 */
final class SplitReport {
  private static final String TWO_STEPS =
      "ext4_map_blocks() answers 0 for a delayed block, and whether it is delayed is asked in a second"
          + " section of i_es_lock; writeback may have allocated the block by then, and it is called a hole."
          + " Derived from 91dd8c114499, which fixed the same shape in v3.9";
  private static final String SAME =
      "changes nothing on the way of a hit in the status tree, nor in ext4_iomap_begin_report()";

  private static final String ON_V6_8 = "reports as v6.8 does; only the delayed write differs";
  private static final String ONE_LOOK_UP =
      "reports from one look-up as v6.8 does; writeback still replaces the delayed block by the mapped one"
          + " in one section of i_es_lock, now with its reservation, c543e2429640";

  private SplitReport() {}

  /**
   * Data that is delayed before and on disk afterwards is reported as a hole in between.
   *
   * <pre>
   * Task1                                Task2
   * fiemap(f, 0, 4096)                   writeback(f)
   *  ext4_iomap_begin_report()
   *   ext4_map_blocks()
   *   - finds the delalloc extent: 0
   *                                       ext4_map_blocks()
   *                                       - allocates block 0
   *   ext4_es_find_extent_range()
   *   - finds no delalloc extent
   *  - reports a hole
   * </pre>
   */
  static Scenario fiemap_vs_writeback() {
    return race("fiemap_vs_writeback").task("task1", "fiemap(f, 0, 4096)").task("task2", "writeback(f)").build();
  }

  /**
   * The same by lseek(2), which holds i_rwsem shared: writeback does not take it.
   *
   * <pre>
   * Task1                                Task2
   * lseek(f, 0, SEEK_DATA)               writeback(f)
   *  ext4_iomap_begin_report()
   *   ext4_map_blocks()
   *   - finds the delalloc extent: 0
   *                                       ext4_map_blocks()
   *                                       - allocates block 0
   *   ext4_es_find_extent_range()
   *   - finds no delalloc extent
   *  - finds no data: ENXIO
   * </pre>
   */
  static Scenario seek_data_vs_writeback() {
    return race("seek_data_vs_writeback")
        .task("task1", "lseek(f, 0, SEEK_DATA)")
        .task("task2", "writeback(f)")
        .build();
  }

  private static ScenarioBuilder race(String name) {
    return Scenario.named(name)
        .headline(NOT_LINEARIZABLE)
        .start("A file of 4096 bytes, written and not yet allocated.", "pwrite(f, buf, 4096, 0)")
        .expect("v6.7", sometimes(TWO_STEPS))
        .expect("no-invalidate-lock", sometimes(SAME))
        .expect("recheck-only", sometimes(SAME))
        .expect("recheck-in-put-gap", sometimes(SAME))
        .expect("hole-trim-only", sometimes(SAME))
        .expect(
            "rfc-v1-5",
            sometimes("EXT4_MAP_DELAYED is set, and nobody looks at it before patch 6; the search stays"))
        .expect("rfc-v1", never("patch 6: the separate search is gone, one look-up decides, as in v6.8"))
        .expect("6.1-stable", sometimes("no EXT4_MAP_DELAYED; the separate search is that of v6.7"))
        .expect(
            "v6.8",
            never("874eaba96d39, ec9d669eba4c: type and mapping come from one look-up; a delayed block"
                + " becomes a mapped one in one section of i_es_lock"))
        .expect("v6.11", never("as v6.8: neither the report nor writeback has changed"))
        .expect("reader-exclusive", sometimes(SAME))
        .expect("atomic-hole", sometimes(SAME))
        .expect("relookup-es-only", never(ON_V6_8))
        .expect("relookup-before-lock", never(ON_V6_8))
        .expect("v6.12", never(ONE_LOOK_UP))
        .expect("nocache-only", never(ONE_LOOK_UP))
        .expect("fiemap-lock-only", never(ONE_LOOK_UP))
        .expect("v6.16", never(ONE_LOOK_UP))
        .expect("v7.0", never(ONE_LOOK_UP))
        .found("Derived from reading v6.6; no report of its own is known")
        .link(
            "[RFC PATCH 6/6] ext4: make ext4_set_iomap() recognize IOMAP_DELALLOC mapping type",
            "2023-11-21")
        .link("the same, as merged", "ec9d669eba4c, v6.8");
  }
}
