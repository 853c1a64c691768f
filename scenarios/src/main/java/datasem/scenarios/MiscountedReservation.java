package datasem.scenarios;

import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/** Delayed blocks are removed from the status tree, but what they had reserved is not counted in full. */
final class MiscountedReservation {
  private MiscountedReservation() {}

  /**
   * Clusters of 4 blocks; the range removed starts before the delayed entry and ends inside it. Counted
   * from the start of the range, the blocks that go seem to end before the entry begins.
   *
   * <pre>
   * Task1                                Task2
   * pwrite(f, buf, 8192, 12288)          fallocate(f, PUNCH_HOLE, 0, 16384)
   *                                       - finds nothing to write out
   *  - delalloc extent 3/2
   * ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)
   *  - forgets the hole before it
   *                                       ext4_es_remove_extent(0/4)
   *                                       - counts 0/1, not 3/1
   * </pre>
   */
  static Scenario da_write_vs_punch_bigalloc() {
    return Scenario.named("da_write_vs_punch_bigalloc")
        .headline(RESERVATION_LEAK)
        .start("An empty file in clusters of 16384.", "ftruncate(f, 0)")
        .blocks(5)
        .bigalloc(4)
        .task("task1", "pwrite(f, buf, 8192, 12288); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .task("task2", "fallocate(f, PUNCH_HOLE, 0, 16384)")
        .expect("v6.7", never("40ea98396a36, v6.6: counted from the first block that goes"))
        .expect(
            "rsvd-count-start",
            sometimes("40ea98396a36: the count starts at the range, so its end lies before the entry"))
        .expect(
            "rsvd-count-unused",
            sometimes("1da18e38cb97: the range ends inside the entry, and what was counted is not released"))
        .found("Zhang Yi, linux-ext4, 2023-08-24")
        .link("ext4: correct the start block of counting reserved clusters", "40ea98396a36, v6.6")
        .link("ext4: fix reserved cluster accounting in __es_remove_extent()", "1da18e38cb97, v6.2")
        .build();
  }

  /**
   * The status tree counts reservations only where delayed allocation is on, and a remount switches that
   * off while delayed blocks are outstanding.
   *
   * <pre>
   * Task1                                Task2
   * ftruncate(f, 0)                      mount -o remount,nodelalloc
   *                                       down_write(&amp;s_writepages_rwsem)
   *                                       - sets nodelalloc
   *                                       up_write(&amp;s_writepages_rwsem)
   *  ext4_es_remove_extent()
   *  - removes delalloc extent 0,
   *    releasing nothing
   * </pre>
   */
  static Scenario truncate_vs_remount() {
    return Scenario.named("truncate_vs_remount")
        .headline(RESERVATION_LEAK)
        .start("A file of 4096 bytes, its block 0 dirty and delayed.", "pwrite(f, buf, 4096, 0)")
        .task("task1", "ftruncate(f, 0)")
        .task("task2", "mount -o remount,nodelalloc")
        .expect(
            "v6.7",
            sometimes(
                "97f5ec3b166d: the remount holds off writepages and nobody else, and no one writes the"
                    + " delayed blocks out first"))
        .expect(
            "v6.16",
            sometimes(
                "97f5ec3b166d, v6.13: the remount is refused, but after the option has been applied, and what"
                    + " goes until it is restored is not counted"))
        .expect("nodelalloc-refused-first", never("26a3ff309c91, v7.3: refused before anything is applied"))
        .found("the message of 97f5ec3b166d, v6.13")
        .link("ext4: prevent delalloc to nodelalloc on remount", "97f5ec3b166d, v6.13")
        .link("ext4: reject delalloc to nodelalloc before applying remount options", "26a3ff309c91, v7.3")
        .build();
  }
}
