package datasem.scenarios;

import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.STALE_DATA;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * A page comes back while fallocate() is between the page cache and the blocks: it maps blocks that are
 * about to be freed, moved or zeroed. Fixed by ea3d7209ca01 and 32ebffd3bbb4, v4.5, with the lock that is
 * now mapping-&gt;invalidate_lock; d4f5258eae7b, v5.15, made readahead take it too.
 */
final class PageOverFreed {
  private static final String HELD = "invalidate_lock, held by fallocate() from the page cache to the blocks";
  private static final String NOTHING_HELD =
      "the reader takes no i_rwsem, and nothing else stands between: ";
  private static final String BLOCK_ON_DISK =
      "pwrite(f, buf, 4096, 0); writeback(f); posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED);"
          + " ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";

  private PageOverFreed() {}

  private static ScenarioBuilder race(String name, String commit) {
    return Scenario.named(name)
        .headline(STALE_DATA)
        .ignoring(NOT_LINEARIZABLE)
        .start("A file of 4096 bytes on disk, nothing cached.", BLOCK_ON_DISK)
        .expect("v6.7", never(HELD))
        .expect("no-invalidate-lock", sometimes(NOTHING_HELD + commit))
        .found("Jan Kara, in the message of ea3d7209ca01, v4.5")
        .link("ext4: fix races between page faults and hole punching", "ea3d7209ca01, v4.5");
  }

  /**
   * The read maps the page to a block that punch is about to free.
   *
   * <pre>
   * Task1                                Task2
   * fallocate(f, PUNCH_HOLE, 0, 4096)    pread(f, buf, 4096, 0)
   *  - drops page 0
   *                                       - page 0 comes in
   *                                       ext4_map_blocks()
   *                                       - finds written extent 0/1
   *  - frees block 0
   * </pre>
   */
  static Scenario punch_vs_read() {
    return race("punch_vs_read", "ea3d7209ca01")
        .task("task1", "fallocate(f, PUNCH_HOLE, 0, 4096)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .expect(
            "drop-pages-twice",
            sometimes("until the second time the page maps a free block, for writeback or a store to use"))
        .build();
  }

  /** The fault leaves a dirty page over a block that punch frees; writeback would go to somebody else's. */
  static Scenario punch_vs_mkwrite() {
    return race("punch_vs_mkwrite", "ea3d7209ca01")
        .task("task1", "fallocate(f, PUNCH_HOLE, 0, 4096)")
        .task("task2", "load from page 0; store 2 to page 0")
        .expect(
            "drop-pages-twice",
            sometimes("until the second time the page maps a free block, for writeback or a store to use"))
        .build();
  }

  /** Readahead took no lock until v5.15, when faults and reads had had one for ten years. */
  static Scenario punch_vs_readahead() {
    return race("punch_vs_readahead", "ea3d7209ca01")
        .task("task1", "fallocate(f, PUNCH_HOLE, 0, 4096)")
        .task("task2", "posix_fadvise(f, 0, 4096, POSIX_FADV_WILLNEED)")
        .expect("i-mmap-sem", sometimes("readahead does not take the lock that faults take: d4f5258eae7b"))
        .link("ext4: Convert to use mapping->invalidate_lock", "d4f5258eae7b, v5.15")
        .build();
  }

  /** The page holds what was there before the blocks moved. */
  static Scenario collapse_vs_read() {
    return race("collapse_vs_read", "32ebffd3bbb4")
        .start(
            "A file of 8192 bytes on disk, nothing cached.",
            "pwrite(f, buf, 4096, 0); pwrite(f, buf2, 4096, 4096); writeback(f);"
                + " posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .blocks(2)
        .task("task1", "fallocate(f, COLLAPSE_RANGE, 0, 4096)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .link("ext4: fix races between buffered IO and collapse / insert range", "32ebffd3bbb4, v4.5")
        .build();
  }

  /** The same where the blocks move up and leave a hole. */
  static Scenario insert_vs_read() {
    return race("insert_vs_read", "32ebffd3bbb4")
        .blocks(2)
        .task("task1", "fallocate(f, INSERT_RANGE, 0, 4096)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .link("ext4: fix races between buffered IO and collapse / insert range", "32ebffd3bbb4, v4.5")
        .build();
  }

  /** The page holds what the blocks were before they became unwritten. */
  static Scenario zero_range_vs_read() {
    return race("zero_range_vs_read", "ea3d7209ca01")
        .task("task1", "fallocate(f, ZERO_RANGE, 0, 4096)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .build();
  }
}
