package datasem.scenarios;

import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.STALE_EXTENT;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

import java.util.List;

/**
 * Entries cached while a shrinking or shifting operation has dropped {@code i_data_sem} for a transaction
 * restart: the status tree was emptied before, and is not again after. Fixed by 402e38e6b71f (writeback
 * caches no neighbours) and 151ff9325e5e (fiemap holds i_rwsem), v6.16; each alone leaves the other door.
 */
final class StaleExtent {
  private static final String FILE =
      "A file of 16384 bytes: a hole, then three extents of one block each.";
  private static final String LAYOUT =
      "pwrite(f, buf, 4096, 4096); writeback(f); pwrite(f, buf, 4096, 12288); writeback(f);"
          + " pwrite(f, buf, 4096, 8192); writeback(f); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";

  /** Everything before v6.16 that does not touch either door. */
  private static final List<String> BEFORE =
      List.of(
          "v6.7",
          "no-invalidate-lock",
          "recheck-only",
          "recheck-in-put-gap",
          "hole-trim-only",
          "reader-exclusive",
          "atomic-hole",
          "v6.8",
          "relookup-es-only",
          "relookup-before-lock",
          "v6.11",
          "v6.12");

  private static final String WHILE_DROPPED =
      "every walk at depth 0 caches all extents of the inode; those that the other task is about to move"
          + " stay cached with their old blocks: 402e38e6b71f, 151ff9325e5e";

  private StaleExtent() {}

  private static Scenario.Builder race(String name) {
    Scenario.Builder scenario =
        Scenario.named(name)
            .headline(STALE_EXTENT)
            .blocks(4)
            .ignoring(NOT_LINEARIZABLE)
            .found("Zhang Yi, linux-ext4, 2025, as the message of 402e38e6b71f tells")
            .link("ext4: prevent stale extent cache entries caused by concurrent writeback", "402e38e6b71f, v6.16")
            .link("ext4: prevent stale extent cache entries caused by concurrent fiemap", "151ff9325e5e, v6.16");
    for (String kernel : BEFORE) {
      scenario.expect(kernel, sometimes(WHILE_DROPPED));
    }
    return scenario;
  }

  /**
   * Writeback of a page before the range holds neither i_rwsem nor invalidate_lock.
   *
   * <pre>
   * Task1                                Task2
   * fallocate(f, COLLAPSE_RANGE, ..)     writeback(f)
   *  - empties the status tree from 1 on
   *  - removes the blocks of the range
   *  up_write(i_data_sem)
   *                                       ext4_map_blocks() of block 0
   *                                        ext4_find_extent()
   *                                        - caches the extents behind
   *  down_write(i_data_sem)
   *  - moves the extents
   * </pre>
   */
  static Scenario collapse_vs_writeback() {
    return race("collapse_vs_writeback")
        .start(FILE + " Block 0 is written and delayed.", LAYOUT + "; pwrite(f, buf, 4096, 0)")
        .task("task1", "fallocate(f, COLLAPSE_RANGE, 4096, 4096)")
        .task("task2", "writeback(f)")
        .expect("nocache-only", never("402e38e6b71f: writeback caches what it maps and nothing else"))
        .expect("fiemap-lock-only", sometimes(WHILE_DROPPED))
        .expect("v6.16", never("402e38e6b71f: writeback caches what it maps and nothing else"))
        .expect("v7.0", never("as v6.16"))
        .build();
  }

  /** The same with FIEMAP, which takes no lock of the VFS up to v6.15. */
  static Scenario collapse_vs_fiemap() {
    return race("collapse_vs_fiemap")
        .start(FILE, LAYOUT)
        .task("task1", "fallocate(f, COLLAPSE_RANGE, 4096, 4096)")
        .task("task2", "fiemap(f, 0, 16384)")
        .expect("nocache-only", sometimes("402e38e6b71f does nothing about fiemap: " + WHILE_DROPPED))
        .expect("fiemap-lock-only", never("151ff9325e5e: i_rwsem excludes fiemap until all has moved"))
        .expect("v6.16", never("151ff9325e5e: i_rwsem excludes fiemap until all has moved"))
        .expect("v7.0", never("as v6.16"))
        .build();
  }
}
