package datasem.scenarios;

import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.STALE_DATA;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

import java.util.List;

/**
 * A page comes back between the page cache and the blocks of a range being dropped. Fixed by ea3d7209ca01,
 * v4.5, with the lock that is mapping->invalidate_lock since d4f5258eae7b, v5.15.
 */
final class PageOverFreed {
  private static final List<String> SINCE =
      List.of(
          "v6.7",
          "recheck-only",
          "recheck-in-put-gap",
          "hole-trim-only",
          "reader-exclusive",
          "atomic-hole",
          "v6.8",
          "relookup-es-only",
          "relookup-before-lock",
          "v6.11",
          "v6.12",
          "nocache-only",
          "fiemap-lock-only",
          "v6.16",
          "v7.0");

  private PageOverFreed() {}

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
    Scenario.Builder scenario =
        Scenario.named("punch_vs_read")
            .headline(STALE_DATA)
            .ignoring(NOT_LINEARIZABLE)
            .start(
                "A file of 4096 bytes on disk, nothing cached.",
                "pwrite(f, buf, 4096, 0); writeback(f); posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED);"
                    + " ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
            .task("task1", "fallocate(f, PUNCH_HOLE, 0, 4096)")
            .task("task2", "pread(f, buf, 4096, 0)")
            .expect(
                "no-invalidate-lock",
                sometimes("the read takes no i_rwsem, and nothing else stands between: ea3d7209ca01"))
            .found("Jan Kara, in the message of ea3d7209ca01, v4.5")
            .link("ext4: fix races between page faults and hole punching", "ea3d7209ca01, v4.5");
    for (String kernel : SINCE) {
      scenario.expect(kernel, never("invalidate_lock, held by punch from the page cache to the blocks"));
    }
    return scenario.build();
  }
}
