package datasem.scenarios;

import static datasem.scenarios.Anomaly.KERNEL_WARN;
import static datasem.scenarios.Anomaly.LOST_DELALLOC;
import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.HoleOverDelayed.DERIVED;
import static datasem.scenarios.HoleOverDelayed.NO_RECHECK;
import static datasem.scenarios.HoleOverDelayed.READER_IS_INSERTER;
import static datasem.scenarios.HoleOverDelayed.READER_OUT;
import static datasem.scenarios.HoleOverDelayed.RECHECK;
import static datasem.scenarios.HoleOverDelayed.race;

/**
 * The seed's race with the other callers that query a hole: each caches it far beyond what it asked for,
 * and none holds a lock that a store to a shared mapping takes as well, but for i_data_sem.
 */
final class OtherHoleOverDelayed {
  private static final String MAPPED =
      "ftruncate(f, 8192); load from page 1; ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";
  private static final String PROLOGUE =
      "A file of 8192 bytes, all hole, page 1 mapped and read, the status tree empty.";

  private OtherHoleOverDelayed() {}

  /** lseek() holds i_rwsem shared, which page faults do not take. */
  static Scenario seek_hole_vs_mkwrite() {
    return race("seek_hole_vs_mkwrite", "the store", "SEEK_HOLE", RECHECK, READER_OUT)
        .start(PROLOGUE, MAPPED)
        .blocks(2)
        .task("task1", "lseek(f, 0, SEEK_HOLE)")
        .task("task2", "store to page 1")
        .found(DERIVED)
        .build();
  }

  /** So does a direct read. */
  static Scenario dio_read_vs_mkwrite() {
    return race("dio_read_vs_mkwrite", "the store", "the direct read", RECHECK, READER_OUT)
        .start(PROLOGUE, MAPPED)
        .blocks(2)
        .task("task1", "O_DIRECT pread(f, buf, 4096, 0)")
        .task("task2", "store to page 1")
        .found(DERIVED)
        .build();
  }

  /** A store against a write to another page: either one's query caches the hole over the other's block. */
  static Scenario da_write_vs_mkwrite() {
    return race("da_write_vs_mkwrite", "the store", "the write", NO_RECHECK, READER_IS_INSERTER)
        .start(PROLOGUE, MAPPED)
        .blocks(2)
        .task("task1", "pwrite(f, buf, 4096, 0)")
        .task("task2", "store to page 1")
        .found(DERIVED)
        .build();
  }

  /** Readahead holds the locks of the pages that it brings in, and no other page's. */
  static Scenario readahead_vs_da_write() {
    return race("readahead_vs_da_write", "the write", "readahead", RECHECK, READER_OUT)
        .start("A file of 12288 bytes, all hole, nothing cached.", "ftruncate(f, 12288)")
        .blocks(3)
        .task("task1", "posix_fadvise(f, 0, 8192, POSIX_FADV_WILLNEED)")
        .task("task2", "pwrite(f, buf, 4096, 8192)")
        .found(DERIVED)
        .build();
  }

  /**
   * What a leaked reservation is to a user: on a device with one free block, the block is delayed, its
   * entry lost, the file truncated; nothing is in use then, and yet the next write finds no space.
   */
  static Scenario read_vs_da_write_nearly_full() {
    return race("read_vs_da_write_nearly_full", "the write", "the read", RECHECK, READER_OUT)
        .headline(NOT_LINEARIZABLE)
        .ignoring(LOST_DELALLOC)
        .ignoring(KERNEL_WARN)
        .ignoring(RESERVATION_LEAK)
        .observers()
        .start("A file of 8192 bytes, all hole, nothing cached; one block is free on the device.", "ftruncate(f, 8192)")
        .blocks(2)
        .freeClusters(1)
        .task("task1", "pread(f, buf, 4096, 0)")
        .task("task2", "pwrite(f, buf, 4096, 4096); ftruncate(f, 4096); pwrite(f, buf2, 4096, 0)")
        .found(DERIVED)
        .build();
  }
}
