package datasem.scenarios;

import static datasem.scenarios.Anomaly.STALE_EXTENT;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * An unwritten extent is split in two steps, and a walk between them takes the second half for a hole,
 * if the shrinker has freed what was known of it: i_data_sem does not keep the shrinker out. Fixed by
 * 4b4a6ac831ff, v7.0, which lets no walk cache anything during a split.
 */
final class SplitCaching {
  private static final String LAYOUT =
      "fallocate(f, 0, 0, 8192); pwrite(f, buf, 4096, 12288); writeback(f)";
  private static final String FILE =
      "A file of 16384 bytes: two unwritten blocks, a hole, a written block.";
  private static final String HALF_GONE =
      "the leaf is walked while the second half is in neither extent; with another extent behind it the"
          + " walk caches a hole there, which the shrinker has made room for";
  private static final String NO_CACHE = "4b4a6ac831ff: no walk caches anything while an extent is being split";
  private static final String BACKPORT = "4b4a6ac831ff was carried back";

  private SplitCaching() {}

  private static ScenarioBuilder race(String name) {
    return Scenario.named(name)
        .headline(STALE_EXTENT)
        .blocks(4)
        .expect("v6.7", sometimes(HALF_GONE))
        .expect("6.1-stable", never(BACKPORT))
        .expect("6.12-stable", never(BACKPORT))
        .expect("v7.0", never(NO_CACHE))
        .found("Zhang Yi, linux-ext4, 2025-11, as the messages of his series tell")
        .link("ext4: don't cache extent during splitting extent", "4b4a6ac831ff, v7.0");
  }

  /**
   * A direct write to the first of two unwritten blocks.
   *
   * <pre>
   * Task1                                Task2
   * O_DIRECT pwrite(f, buf, 4096, 0)     es_shrink(f, 4)
   *  ext4_map_blocks()
   *   down_write(&amp;i_data_sem)
   *                                       - frees unwritten 0/2
   *   ext4_split_extent_at()
   *    - cuts the extent to block 0
   *    ext4_find_extent()
   *    - caches block 1 as a hole
   *    - inserts the extent of block 1
   * </pre>
   */
  static Scenario dio_write_vs_shrinker() {
    return race("dio_write_vs_shrinker")
        .start(FILE, LAYOUT)
        .task("task1", "O_DIRECT pwrite(f, buf2, 4096, 0)")
        .task("shrinker", "es_shrink(f, 4); es_shrink(f, 4)")
        .expect("es-drop-before-split", sometimes("what is dropped before the split is cached again during it; "
            + "not even the shrinker is needed"))
        .build();
  }

  /** The same by writeback of a page over the first block; from v6.16 its flags reach the split's walks. */
  static Scenario writeback_vs_shrinker() {
    return race("writeback_vs_shrinker")
        .start(FILE + " The first block's page is dirty.", LAYOUT + "; pwrite(f, buf2, 4096, 0)")
        .task("task1", "writeback(f)")
        .task("shrinker", "es_shrink(f, 4); es_shrink(f, 4)")
        .expect("nocache-only", never("402e38e6b71f: the flag reaches the walks of the split as well"))
        .expect("v6.16", never("402e38e6b71f: the flag reaches the walks of the split as well"))
        .build();
  }
}
