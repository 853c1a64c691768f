package datasem.scenarios;

import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * Two delayed blocks of one cluster, each of which finds the cluster without any: bigalloc's look for delayed
 * blocks, the reservation and the insertion are three steps, and belong together only under i_data_sem held
 * exclusively, acf795dc161f, v6.8.
 */
final class ReservedTwice {
  private ReservedTwice() {}

  /**
   * Stores to two pages of one cluster.
   *
   * <pre>
   * Task1                                Task2
   * store to page 0                      store 2 to page 1
   *  ext4_insert_delayed_block()
   *   ext4_es_scan_clu()
   *   - finds no delalloc extent
   *                                       ext4_insert_delayed_block()
   *                                        ext4_es_scan_clu()
   *                                        - finds no delalloc extent
   *                                        - reserves 1 cluster
   *   - reserves 1 cluster
   * </pre>
   */
  static Scenario mkwrite_vs_mkwrite_bigalloc() {
    return Scenario.named("mkwrite_vs_mkwrite_bigalloc")
        .headline(RESERVATION_LEAK)
        .blocks(2)
        .bigalloc(2)
        .start("A file of 8192 bytes, all hole, in one cluster of 2 blocks; both pages in the page cache.",
            "ftruncate(f, 8192); pread(f, buf, 8192, 0); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .task("task1", "store to page 0")
        .task("task2", "store 2 to page 1")
        .expect("v6.7", sometimes("ext4_insert_delayed_block() under i_data_sem held shared: "
            + "two of them may look before either has inserted"))
        .expect("6.1-stable", never("carries acf795dc161f"))
        .expect("6.1-unfixed", sometimes("acf795dc161f is taken out, the insertion is that of v6.7"))
        .expect("v6.8", never("acf795dc161f: look, reservation and insertion are "
            + "one section of i_data_sem held exclusively"))
        .found("derived from the text of ext4_insert_delayed_block(); nobody has reported it")
        .link("ext4: convert to exclusive lock while inserting delalloc extents", "acf795dc161f, v6.8")
        .build();
  }
}
