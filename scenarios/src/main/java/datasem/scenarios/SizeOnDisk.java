package datasem.scenarios;

import static datasem.scenarios.Anomaly.STALE_DISKSIZE;
import static datasem.scenarios.Anomaly.WRITTEN_BEYOND_DISKSIZE;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * i_disksize, the size that the inode on disk has, against i_size. With delayed allocation it follows
 * when pages are written out, so whatever drops such pages or shrinks the file has to see to it. What a
 * crash leaves is i_disksize and the extents of the last commit.
 */
final class SizeOnDisk {
  private static final String SAME_SECTION =
      "90e775b71ac4: writeback reads i_size and stores i_disksize in one section of i_data_sem, in which"
          + " truncate changes both";

  private SizeOnDisk() {}

  /**
   * Writeback has seen the old size and stores it after truncate is through.
   *
   * <pre>
   * Task1                                Task2
   * writeback(f)                         ftruncate(f, 4096)
   *  - writes pages 0 and 1
   *  - reads i_size 8192
   *                                       down_write(&amp;i_data_sem)
   *                                       - i_disksize = i_size = 4096
   *                                       up_write(&amp;i_data_sem)
   *                                       - frees block 1
   *  down_write(&amp;i_data_sem)
   *  - i_disksize = 8192
   * </pre>
   */
  static Scenario writeback_vs_truncate() {
    return Scenario.named("writeback_vs_truncate")
        .headline(STALE_DISKSIZE)
        .start("A file of 8192 bytes, its two blocks dirty and delayed.", "pwrite(f, buf, 8192, 0)")
        .blocks(2)
        .task("task1", "writeback(f)")
        .task("task2", "ftruncate(f, 4096)")
        .expect("v6.7", never(SAME_SECTION))
        .expect(
            "disksize-unlocked",
            sometimes("90e775b71ac4: the size is read before i_data_sem is taken, and truncate is lost"))
        .found("Jan Kara, in the message of 90e775b71ac4, v3.12")
        .link("ext4: fix lost truncate due to race with writeback", "90e775b71ac4, v3.12")
        .build();
  }

  /**
   * The write's page goes before it was written out, and nothing else makes i_disksize follow i_size.
   *
   * <pre>
   * Task1                                Task2
   * pwrite(f, buf, 4096, 0)              fallocate(f, PUNCH_HOLE, 0, 4096)
   *                                       - finds nothing to write out
   *  - i_size = 4096
   *                                       - drops page 0
   * </pre>
   */
  static Scenario da_write_vs_punch() {
    return Scenario.named("da_write_vs_punch")
        .headline(STALE_DISKSIZE)
        .start("An empty file.", "ftruncate(f, 0)")
        .task("task1", "pwrite(f, buf, 4096, 0)")
        .task("task2", "fallocate(f, PUNCH_HOLE, 0, 4096)")
        .expect("v6.7", never("011278485ecc: a range that reaches the end of the file takes i_disksize along"))
        .expect(
            "punch-forgets-disksize",
            sometimes("011278485ecc: writeback of the dropped pages would have advanced i_disksize"))
        .found("Jan Kara, in the message of 011278485ecc, v4.5")
        .link("ext4: fix races of writeback with punch hole and zero range", "011278485ecc, v4.5")
        .build();
  }

  /**
   * The range ends before i_size, so i_disksize stays; a store that cannot wait for writeback then gets
   * a written block beyond it, and the transaction commits.
   *
   * <pre>
   * Task1                                Task2
   * pwrite(f, buf, 8192, 0)              fallocate(f, PUNCH_HOLE, 0, 4096)
   *                                       - finds nothing to write out
   *  - i_size = 8192
   *                                       - drops page 0
   *                                      load from page 0
   *                                      store 2 to page 0
   *                                       - allocates written extent 0
   *                                       - i_disksize is 0
   * </pre>
   */
  static Scenario da_write_vs_punch_and_store() {
    return Scenario.named("da_write_vs_punch_and_store")
        .headline(WRITTEN_BEYOND_DISKSIZE)
        .start("An empty file.", "ftruncate(f, 0)")
        .blocks(2)
        .mayFail(Failure.NO_DELALLOC)
        .task("task1", "pwrite(f, buf, 8192, 0)")
        .task("task2", "fallocate(f, PUNCH_HOLE, 0, 4096); load from page 0; store 2 to page 0")
        .expect(
            "v6.7",
            sometimes(
                "9d80eaa1a1d3: 011278485ecc looks at ranges that reach the end of the file only, and a store"
                    + " that allocates at once leaves i_disksize alone"))
        .expect("v6.19", never("9d80eaa1a1d3, v6.18: i_disksize goes up to the end of any range"))
        .found("Yongjian Sun, in the message of 9d80eaa1a1d3, v6.18")
        .link("ext4: increase i_disksize in ext4_update_disksize_before_punch()", "9d80eaa1a1d3, v6.18")
        .build();
  }
}
