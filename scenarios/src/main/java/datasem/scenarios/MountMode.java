package datasem.scenarios;

import static datasem.scenarios.Anomaly.KERNEL_WARN;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/** A mount option is asked twice within one call, and changed in between. */
final class MountMode {
  private MountMode() {}

  /**
   * Writepages decides at its start whether to reserve credits for the conversion of unwritten extents, and
   * for each extent whether to allocate it unwritten.
   *
   * <pre>
   * Task1                                Task2
   * writeback(f)                         mount -o remount,dioread_nolock
   *  ext4_do_writepages()
   *  - dioread_lock, reserves nothing
   *                                       - sets dioread_nolock
   *  mpage_map_one_extent()
   *  - allocates unwritten blocks
   *  ext4_add_complete_io()
   *  - no handle to convert them with
   * </pre>
   */
  static Scenario writeback_vs_remount() {
    return Scenario.named("writeback_vs_remount")
        .headline(KERNEL_WARN)
        .start(
            "Mounted with dioread_lock. A file of 4096 bytes, its block 0 dirty and delayed.",
            "mount -o remount,dioread_lock; pwrite(f, buf, 4096, 0)")
        .task("task1", "writeback(f)")
        .task("task2", "mount -o remount,dioread_nolock")
        .expect(
            "v6.7",
            never(
                "745f17a4166e: the remount takes s_writepages_rwsem exclusively, writepages holds it shared from"
                    + " before the first look to after the last"))
        .expect("6.1-stable", sometimes("745f17a4166e was not carried back: the remount takes no lock"))
        .found("Baokun Li, linux-ext4, 2023, as merged")
        .link("ext4: fix race between writepages and remount", "745f17a4166e, v6.7")
        .build();
  }
}
