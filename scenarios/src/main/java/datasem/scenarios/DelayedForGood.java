package datasem.scenarios;

import static datasem.scenarios.Anomaly.KERNEL_WARN;
import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/** Delayed in name only: entries or reservations that no page will ever write out. */
final class DelayedForGood {
  private DelayedForGood() {}

  /**
   * fallocate() allocates a range of which one block is delayed, and the whole is recorded as unwritten
   * and delayed. Block 0 is then written out, and to v4.0 stays delayed: no buffer is left to end that.
   *
   * <pre>
   * Task1                                Task2
   * fallocate(f, 0, 0, 8192)
   *  - allocates blocks 0 and 1
   *  - unwritten and delayed extent 0/2
   *                                      pwrite(f, buf2, 4096, 0)
   *                                      writeback(f)
   *                                       ext4_convert_unwritten_extents()
   *                                       - written and delayed extent 0
   * </pre>
   *
   * The data lost in the report is the rest of a block of which a later write covers a part; blocks are
   * written whole here, so it is the entry itself that is looked for, and the warning that d2dc317d564a
   * gave it.
   */
  static Scenario fallocate_vs_write_and_writeback() {
    return Scenario.named("fallocate_vs_write_and_writeback")
        .headline(KERNEL_WARN)
        .start(
            "A file of 8192 bytes, block 0 a hole, block 1 written and delayed; holes are not cached.",
            "pwrite(f, buf, 4096, 4096); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .blocks(2)
        .task("task1", "fallocate(f, 0, 0, 8192)")
        .task("task2", "pwrite(f, buf2, 4096, 0); writeback(f)")
        .expect("v6.7", never("d2dc317d564a: a written extent is never recorded as delayed"))
        .expect(
            "written-and-delayed",
            sometimes("d2dc317d564a: the mark of the unwritten extent stays when it is converted"))
        .found("Lukas Czerner, in the message of d2dc317d564a, v4.1; generic/086")
        .link(
            "ext4: fix data corruption caused by unwritten and delayed extents", "d2dc317d564a, v4.1")
        .link("the mark itself goes", "ce09036ea4f0, v6.12")
        .build();
  }

  /**
   * A write reserves a cluster and then gets no memory for the delayed entry. The shrinker is at work at
   * the same time, as it is when memory is short.
   *
   * <pre>
   * Task1                                Task2
   * pwrite(f, buf, 4096, 0)              es_shrink(f, 1)
   *  ext4_insert_delayed_block()
   *   - reserves 1 cluster
   *                                       - frees the cached hole
   *   ext4_es_insert_delayed_block()
   *   - __es_alloc_extent() fails
   *   - returns -ENOMEM
   * </pre>
   */
  static Scenario da_write_vs_shrinker() {
    return Scenario.named("da_write_vs_shrinker")
        .headline(RESERVATION_LEAK)
        .start("An empty file.", "ftruncate(f, 0)")
        .mayFail(Failure.STATUS_NODE, Failure.QUOTA)
        .task("task1", "pwrite(f, buf, 4096, 0)")
        .task("shrinker", "es_shrink(f, 1)")
        .expect(
            "v6.7",
            never("2a69c450083d, v6.6: a delayed entry that gets no memory is tried again with a node of its own"))
        .expect(
            "no-memory-leaks",
            sometimes("6fed83957f21: the error is returned and the reservation kept"))
        .found("Jeffle Xu, in the message of 6fed83957f21, v5.15")
        .link("ext4: fix reserved space counter leakage", "6fed83957f21, v5.15")
        .link("the insertion cannot fail any more", "2a69c450083d, v6.6")
        .build();
  }
}
