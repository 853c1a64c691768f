package datasem.scenarios;

import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.STALE_EXTENT;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * Entries as in {@link StaleExtent}, cached by ioctls that read the extent tree's leaves, fixed by
 * f22a0ef2231a, v6.16; and what a user reads by such an entry.
 */
final class StaleLeaf {
  private static final String WHILE_DROPPED =
      "every walk at depth 0 caches all extents of the inode; those that the other task is about to move"
          + " stay cached with their old blocks: 402e38e6b71f, 151ff9325e5e";

  private static final String NO_NEIGHBOURS = "402e38e6b71f: writeback caches what it maps and nothing else";

  private static final String LEAVES =
      "ext4_ext_precache() caches all that a leaf says; what the other task is about to move stays cached"
          + " with its old blocks: f22a0ef2231a";
  private static final String IOCTL_WAITS = "f22a0ef2231a: i_rwsem excludes the ioctl until all has moved";

  private static final String TWO =
      "A file of 8192 bytes: a hole, then an extent of one block.";
  private static final String TWO_LAYOUT =
      "pwrite(f, buf, 4096, 4096); writeback(f); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";
  private static final String DIRTY = "; pwrite(f, buf2, 4096, 0)";
  private static final String AND_DIRTY = " Block 0 is dirty and delayed.";

  private StaleLeaf() {}

  /**
   * What a user sees of it: the file is extended again, and a read of what ought to be zeros finds the
   * block that was freed.
   *
   * <pre>
   * Task1                                Task2
   * ftruncate(f, 4096)                   writeback(f)
   *  up_write(i_data_sem)
   *                                       - caches the extent of block 1
   *  down_write(i_data_sem)
   *  - frees it
   * ftruncate(f, 8192)
   * pread(f, buf, 4096, 4096)
   *  - finds written extent 1/1 cached
   * </pre>
   */
  static Scenario truncate_extend_read_vs_writeback() {
    return Scenario.named("truncate_extend_read_vs_writeback")
        .headline(NOT_LINEARIZABLE)
        .blocks(2)
        .start(TWO + AND_DIRTY, TWO_LAYOUT + DIRTY)
        .task("task1", "ftruncate(f, 4096); ftruncate(f, 8192); pread(f, buf, 4096, 4096)")
        .task("task2", "writeback(f)")
        .expect("v6.7", sometimes(WHILE_DROPPED + "; a hit in the status tree is final for a read"))
        .expect("nocache-only", never(NO_NEIGHBOURS))
        .expect("v6.16", never(NO_NEIGHBOURS))
        .found("Derived from the message of 402e38e6b71f")
        .link("ext4: prevent stale extent cache entries caused by concurrent writeback", "402e38e6b71f, v6.16")
        .build();
  }

  /** Against an ioctl that reads the leaves, under no lock of the VFS up to v6.15. */
  private static ScenarioBuilder against_ioctl(String name) {
    return Scenario.named(name)
        .headline(STALE_EXTENT)
        .blocks(3)
        .in_unread_leaf()
        .ignoring(NOT_LINEARIZABLE)
        .start(
            "A file of 12288 bytes: a hole, then two extents of one block, in a leaf not read yet.",
            "pwrite(f, buf, 4096, 8192); writeback(f); pwrite(f, buf, 4096, 4096); writeback(f);"
                + " ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .expect("v6.7", sometimes(LEAVES))
        .expect("fiemap-lock-only", sometimes("151ff9325e5e is about FIEMAP alone: " + LEAVES))
        .expect("nocache-only", sometimes("402e38e6b71f is about writeback alone: " + LEAVES))
        .expect("ioctl-lock-only", never(IOCTL_WAITS))
        .expect("v6.16", never(IOCTL_WAITS))
        .found("Zhang Yi, linux-ext4, 2025, as the message of f22a0ef2231a tells")
        .link("ext4: prevent stale extent cache entries caused by concurrent get es_cache", "f22a0ef2231a, v6.16");
  }

  /**
   * <pre>
   * Task1                                Task2
   * fallocate(f, COLLAPSE_RANGE, ..)     ioctl(f, EXT4_IOC_PRECACHE_EXTENTS)
   *  - empties the status tree from 0 on
   *  up_write(i_data_sem)
   *                                       ext4_ext_precache()
   *                                       - caches every extent
   *  down_write(i_data_sem)
   *  - moves the extents
   * </pre>
   */
  static Scenario collapse_vs_precache() {
    return against_ioctl("collapse_vs_precache")
        .task("task1", "fallocate(f, COLLAPSE_RANGE, 0, 4096)")
        .task("task2", "ioctl(f, EXT4_IOC_PRECACHE_EXTENTS)")
        .build();
  }

  /** The same by EXT4_IOC_GET_ES_CACHE with FIEMAP_FLAG_CACHE, which precaches before it tells. */
  static Scenario collapse_vs_get_es_cache() {
    return against_ioctl("collapse_vs_get_es_cache")
        .task("task1", "fallocate(f, COLLAPSE_RANGE, 0, 4096)")
        .task("task2", "ioctl(f, EXT4_IOC_GET_ES_CACHE, 0, 12288)")
        .build();
  }
}
