package datasem.scenarios;

import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.STALE_EXTENT;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

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

  private static final String WHILE_DROPPED =
      "every walk at depth 0 caches all extents of the inode; those that the other task is about to move"
          + " stay cached with their old blocks: 402e38e6b71f, 151ff9325e5e";

  private static final String NO_CACHE = "402e38e6b71f: writeback caches what it maps and nothing else";
  private static final String LOCKED_OUT = "151ff9325e5e: i_rwsem excludes fiemap until all is done";

  private static final String NOT_FIEMAP = "402e38e6b71f does nothing about fiemap: " + WHILE_DROPPED;

  private StaleExtent() {}

  private static ScenarioBuilder race(String name) {
    return Scenario.named(name)
        .headline(STALE_EXTENT)
        .blocks(4)
        .ignoring(NOT_LINEARIZABLE)
        .expect("v6.7", sometimes(WHILE_DROPPED))
        .found("Zhang Yi, linux-ext4, 2025, as the message of 402e38e6b71f tells")
        .link("ext4: prevent stale extent cache entries caused by concurrent writeback", "402e38e6b71f, v6.16")
        .link("ext4: prevent stale extent cache entries caused by concurrent fiemap", "151ff9325e5e, v6.16");
  }

  /** The other task is writeback of block 0, before all that the first task touches. */
  private static ScenarioBuilder writeback(String name, String call) {
    return race(name)
        .start(FILE + " Block 0 is dirty and delayed.", LAYOUT + "; pwrite(f, buf, 4096, 0)")
        .task("task1", call)
        .task("task2", "writeback(f)")
        .expect("nocache-only", never(NO_CACHE))
        .expect("v6.16", never(NO_CACHE));
  }

  /** The other task is FIEMAP. */
  private static ScenarioBuilder fiemap(String name, String call) {
    return race(name)
        .start(FILE, LAYOUT)
        .task("task1", call)
        .task("task2", "fiemap(f, 0, 16384)")
        .expect("fiemap-lock-only", never(LOCKED_OUT))
        .expect("v6.16", never(LOCKED_OUT));
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
    return writeback("collapse_vs_writeback", "fallocate(f, COLLAPSE_RANGE, 4096, 4096)").build();
  }

  /** The same with FIEMAP, which takes no lock of the VFS up to v6.15. */
  static Scenario collapse_vs_fiemap() {
    return fiemap("collapse_vs_fiemap", "fallocate(f, COLLAPSE_RANGE, 4096, 4096)")
        .expect("nocache-only", sometimes(NOT_FIEMAP))
        .build();
  }

  /** Mirrored: the extents move up, the last one first. */
  static Scenario insert_vs_writeback() {
    return writeback("insert_vs_writeback", "fallocate(f, INSERT_RANGE, 4096, 4096)").blocks(5).build();
  }

  /** The same with FIEMAP. */
  static Scenario insert_vs_fiemap() {
    return fiemap("insert_vs_fiemap", "fallocate(f, INSERT_RANGE, 4096, 4096)").blocks(5)
        .expect("nocache-only", sometimes(NOT_FIEMAP))
        .build();
  }

  /**
   * Truncate removes the last extent first; what is cached of the others stays beyond the new end, and is
   * believed when the file grows again.
   */
  static Scenario truncate_vs_writeback() {
    return writeback("truncate_vs_writeback", "ftruncate(f, 4096)").build();
  }

  /** The same with FIEMAP. */
  static Scenario truncate_vs_fiemap() {
    return fiemap("truncate_vs_fiemap", "ftruncate(f, 4096)")
        .expect("nocache-only", sometimes(NOT_FIEMAP))
        .build();
  }

  /** Punch is safe by accident from v6.8 on: the hole that it caches at its end replaces what was stale. */
  static Scenario punch_vs_fiemap() {
    return fiemap("punch_vs_fiemap", "fallocate(f, PUNCH_HOLE, 4096, 8192)")
        .expect("rfc-v1-4", never("patch 4: the hole is cached over what was stale"))
        .expect("v6.8", never("9f1118223aa0: the hole is cached over what was stale"))
        .build();
  }

  /**
   * What makes punch safe is cached even if nothing has been removed.
   *
   * <pre>
   * Task1                                Task2
   * fallocate(f, PUNCH_HOLE, 0, 8192)
   *  ext4_ext_remove_space()
   *  - ext4_ext_rm_leaf() fails
   *  ext4_es_insert_extent()
   *  - inserts hole 0/2
   *  - returns -EIO
   *                                      pread(f, buf, 4096, 0)
   *                                       - finds hole 0/2, reads zeros
   * </pre>
   */
  static Scenario punch_vs_read_eio() {
    return Scenario.named("punch_vs_read_eio")
        .headline(STALE_EXTENT)
        .start(
            "A file of 8192 bytes, written out; no page and no status is cached.",
            "pwrite(f, buf, 8192, 0); writeback(f); posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED);"
                + " ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .blocks(2)
        .mayFail(Failure.LEAF_REMOVAL)
        .task("task1", "fallocate(f, PUNCH_HOLE, 0, 8192)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .expect("v6.7", never("nothing is known of the range after a punch"))
        .expect("no-invalidate-lock", sometimes("ea3d7209ca01: the read comes in between, see punch_vs_read"))
        .expect("rfc-v1-4", sometimes("patch 4: the hole is cached without a look at the extent tree"))
        .expect("v6.8", sometimes("9f1118223aa0: the hole is cached after a failed removal as well; read in the code"))
        .expect("6.12-stable", never("43d0105e2c75 was carried back: the hole is cached if the removal succeeds"))
        .expect("v6.16", never("43d0105e2c75, v6.15: the hole is cached if the removal succeeds"))
        .found("read in the code")
        .link("ext4: refactor ext4_punch_hole()", "43d0105e2c75, v6.15")
        .build();
  }
}
