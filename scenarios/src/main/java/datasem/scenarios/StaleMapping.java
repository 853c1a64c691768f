package datasem.scenarios;

import static datasem.scenarios.Anomaly.DATA_LOSS;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * A mapping that is remembered while the folio lock is waited for. Up to v6.18 move extent asks again under
 * the locks; since 962e8a01eab9, v6.19, it compares i_es_seq, dd064d5101ea.
 */
final class StaleMapping {
  private static final String TRUSTED =
      "writeback makes the block written while move extent still takes it for unwritten, and so copies"
          + " nothing: what 962e8a01eab9 guards against";

  private StaleMapping() {}

  /**
   * Defragmentation looks the mapping up, then locks the page that writeback has in the meantime written.
   *
   * <pre>
   * Task1                                Task2
   * ioctl(f, EXT4_IOC_MOVE_EXT, ..)      writeback(f)
   *  ext4_map_blocks()
   *  - finds unwritten extent 0/1
   *                                       - block 0 is on disk, and written
   *  folio_lock(folio 0)
   *  ext4_swap_extents()
   *  - swaps without copying the data
   * </pre>
   */
  static Scenario move_extent_vs_writeback() {
    return Scenario.named("move_extent_vs_writeback")
        .headline(DATA_LOSS)
        .start(
            "A file of 4096 bytes, preallocated, its page dirty; a donor of unwritten blocks.",
            "fallocate(f, 0, 0, 4096); pwrite(f, buf, 4096, 0)")
        .task("task1", "ioctl(f, EXT4_IOC_MOVE_EXT, 0, 4096)")
        .task("task2", "writeback(f)")
        .expect("v6.7", never("an unwritten type is looked up again under the folio lock and both i_data_sem"))
        .expect("v6.19", never("962e8a01eab9: the conversion has counted i_es_seq up, the mapping is looked up again"))
        .expect("move-extent-no-seq", sometimes(TRUSTED))
        .expect("seq-not-on-insert", sometimes("the conversion inserts a mapping and counts nothing: " + TRUSTED))
        .found("Zhang Yi, linux-ext4, 2025, as the message of 962e8a01eab9 tells")
        .link("ext4: introduce seq counter for the extent status entry", "dd064d5101ea, v6.19")
        .link("ext4: switch to using the new extent movement method", "962e8a01eab9, v6.19")
        .build();
  }
}
