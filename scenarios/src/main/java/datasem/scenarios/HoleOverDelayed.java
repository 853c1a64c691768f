package datasem.scenarios;

import static datasem.scenarios.Anomaly.LOST_DELALLOC;
import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * The seed's race and its relatives: somebody who holds {@code i_data_sem} shared has looked for delayed
 * blocks in a hole and is about to cache the hole, while somebody else inserts one there. Fixed by
 * acf795dc161f, v6.8, which inserts delayed blocks with {@code i_data_sem} held exclusively.
 */
final class HoleOverDelayed {
  private static final String THREAD =
      "Re: [RFC PATCH 3/6] ext4: correct the hole length returned by ext4_map_blocks()";
  static final String DERIVED =
      "Derived from Jan Kara's race of 2023-12-14; no report of its own is known";
  private static final String TRIM_IS_NO_LOCK =
      "the search moves into ext4_ext_determine_hole(), still a section of i_es_lock before the one that"
          + " inserts the hole; Kara, 2023-12-14, asks for the exclusive lock besides his trimming";
  private static final String SECOND_SEARCH_IS_NO_LOCK =
      "the second search and the insertion are again two sections of i_es_lock, so the window is smaller,"
          + " not closed; Kara, 2023-12-14: cannot be fixed by rechecking";
  private static final String REQUEST_IS_NOT_HOLE =
      "the request is shortened in sections of i_es_lock before the query, and the hole that is cached"
          + " does not end where the request does; Kara, 2023-12-14: the lock must be exclusive";
  private static final String STILL_EXCLUSIVE =
      "0ea6560abb3b adds a look-up under the exclusive lock and takes nothing away from acf795dc161f";

  private static final String ATOMIC =
      "d494567091ed by itself: test and insertion of the hole are one section of i_es_lock, so it does not"
          + " matter that delayed blocks still go in under the shared lock";
  private static final String ON_V6_8 =
      "inserts under the exclusive lock as v6.8 does; where it looks again is of no consequence here";
  private static final String AS_V6_11 =
      "delayed blocks go in as in v6.11; who settles reservations, what writeback caches and which lock"
          + " FIEMAP holds does not open a window between search and insertion of a hole";
  static final String RECHECK =
      "the recheck sees the type of the first block after the hole has gone in, and mends nothing;"
          + " Kara, 2023-12-14: cannot be fixed by rechecking";
  static final String NO_RECHECK =
      "ext4_da_map_blocks() queries by ext4_ext_map_blocks(), past the recheck in ext4_map_blocks()";

  static final Expected READER_OUT =
      never(
          "the only query that runs beside the insertion is one of ext4_map_blocks(), which now holds"
              + " i_data_sem exclusively and so never while a delayed block goes in");
  static final Expected READER_IS_INSERTER =
      sometimes(
          "the queries here are those of ext4_da_map_blocks(), still under the shared lock; making only"
              + " ext4_map_blocks() exclusive does not reach them");

  private HoleOverDelayed() {}

  /**
   * @param inserter who inserts the delayed block
   * @param reader who caches the hole
   * @param rechecked why a recheck in ext4_map_blocks() does not help
   * @param reader_exclusive what taking the exclusive lock for queries in ext4_map_blocks() gives
   */
  static ScenarioBuilder race(
      String name, String inserter, String reader, String rechecked, Expected reader_exclusive) {
    return Scenario.named(name)
        .headline(LOST_DELALLOC)
        .expect(
            "v6.7",
            sometimes(
                inserter + " inserts its delayed block under i_data_sem held shared, which " + reader
                    + " holds too, between its search and its insertion of the hole"))
        .expect("no-invalidate-lock", sometimes("the lock that punch takes is none of this race"))
        .expect("recheck-only", sometimes(rechecked))
        .expect("recheck-in-put-gap", sometimes(SECOND_SEARCH_IS_NO_LOCK))
        .expect("hole-trim-only", sometimes(TRIM_IS_NO_LOCK))
        .expect("rfc-v1-3", sometimes(REQUEST_IS_NOT_HOLE))
        .expect("6.1-stable", never("acf795dc161f in its single-block form; as v6.8"))
        .expect("6.1-exclusive-only", never(ON_V6_8 + "; 0 of 4000 recorded rounds"))
        .expect("6.1-unfixed", sometimes(TRIM_IS_NO_LOCK + "; 20 of 12,536 recorded rounds of the seed"))
        .expect(
            "v6.8",
            never(
                "acf795dc161f: " + inserter + " inserts under i_data_sem held exclusively; " + reader
                    + " searches and inserts in one shared section, so no delayed block comes between"))
        .expect("v6.11", never(STILL_EXCLUSIVE))
        .expect("reader-exclusive", reader_exclusive)
        .expect("atomic-hole", never(ATOMIC))
        .expect("relookup-es-only", never(ON_V6_8))
        .expect("relookup-before-lock", never(ON_V6_8))
        .expect("v6.12", never(AS_V6_11))
        .expect("nocache-only", never(AS_V6_11))
        .expect("fiemap-lock-only", never(AS_V6_11))
        .expect("v6.16", never(AS_V6_11))
        .expect("v7.0", never("d494567091ed: not even a hole that is stale replaces a delayed block"))
        .link(THREAD, "2023-12-14")
        .link("ext4: convert to exclusive lock while inserting delalloc extents", "acf795dc161f, v6.8");
  }

  /**
   * The race of the mail, as it stands there.
   *
   * <pre>
   * Task1                                Task2
   * pread(f, buf, 4096, 0)               pwrite(f, buf, 4096, 4096)
   *  ext4_map_blocks()
   *   down_read(&amp;i_data_sem)
   *   ext4_ext_put_gap_in_cache()
   *    - finds no delalloc extent
   *                                       ext4_da_map_blocks()
   *                                        down_read(&amp;i_data_sem)
   *                                        - inserts delalloc extent 1
   *    - inserts a hole over it
   * </pre>
   *
   * Found by Jan Kara, SUSE, on linux-ext4, 2023-12-14, reviewing Zhang Yi's series.
   */
  static Scenario read_vs_da_write() {
    return race("read_vs_da_write", "the write", "the read", RECHECK, READER_OUT)
        .start("A file of 8192 bytes, all hole, nothing cached.", "ftruncate(f, 8192)")
        .blocks(2)
        .task("task1", "pread(f, buf, 4096, 0)")
        .task("task2", "pwrite(f, buf, 4096, 4096)")
        .found("Jan Kara, linux-ext4, 2023-12-14")
        .build();
  }

  /**
   * The inserter is a store to a shared mapping, which holds neither i_rwsem nor anything else that the
   * read could wait for.
   *
   * <pre>
   * Task1                                Task2
   * pread(f, buf, 4096, 0)               store to page 1
   *  ext4_map_blocks()
   *   ext4_ext_put_gap_in_cache()
   *    - finds no delalloc extent
   *                                       ext4_page_mkwrite()
   *                                        ext4_da_map_blocks()
   *                                        - inserts delalloc extent 1
   *    - inserts a hole over it
   * </pre>
   */
  static Scenario read_vs_mkwrite() {
    return race("read_vs_mkwrite", "the store", "the read", RECHECK, READER_OUT)
        .start(
            "A file of 8192 bytes, all hole, page 1 mapped and read, the status tree empty.",
            "ftruncate(f, 8192); load from page 1; ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .blocks(2)
        .task("task1", "pread(f, buf, 4096, 0)")
        .task("task2", "store to page 1")
        .found(DERIVED)
        .build();
  }

  /**
   * Both are stores: the query of one caches the hole over the other's block.
   *
   * <pre>
   * Task1                                Task2
   * store to page 0                      store to page 1
   *  ext4_da_map_blocks()
   *   ext4_ext_put_gap_in_cache()
   *    - finds no delalloc extent
   *                                       ext4_da_map_blocks()
   *                                       - inserts delalloc extent 1
   *    - inserts a hole over it
   *   - inserts delalloc extent 0
   * </pre>
   */
  static Scenario mkwrite_vs_mkwrite() {
    return race("mkwrite_vs_mkwrite", "one store", "the other", NO_RECHECK, READER_IS_INSERTER)
        .start(
            "A file of 8192 bytes, all hole, both pages mapped and read, the status tree empty.",
            "ftruncate(f, 8192); load from page 0; load from page 1;"
                + " ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .blocks(2)
        .task("task1", "store to page 0")
        .task("task2", "store to page 1")
        .found(DERIVED)
        .build();
  }

  /**
   * FIEMAP takes no lock of the VFS up to v6.15 and caches what it asks for.
   *
   * <pre>
   * Task1                                Task2
   * fiemap(f, 0, 8192)                   store to page 1
   *  ext4_map_blocks()
   *   ext4_ext_put_gap_in_cache()
   *    - finds no delalloc extent
   *                                       ext4_da_map_blocks()
   *                                       - inserts delalloc extent 1
   *    - inserts a hole over it
   * </pre>
   */
  static Scenario fiemap_vs_mkwrite() {
    return race("fiemap_vs_mkwrite", "the store", "FIEMAP", RECHECK, READER_OUT)
        .start(
            "A file of 8192 bytes, all hole, page 1 mapped and read, the status tree empty.",
            "ftruncate(f, 8192); load from page 1; ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .blocks(2)
        .task("task1", "fiemap(f, 0, 8192)")
        .task("task2", "store to page 1")
        .found(DERIVED)
        .build();
  }

  /**
   * Two readers, so that the hole goes in twice: whoever is second has searched long ago.
   *
   * <pre>
   * Task1                    Task2                    Task3
   * pread(.., 4096, 0)       pread(.., 4096, 4096)    pwrite(.., 4096, 8192)
   *  - finds no delalloc      - finds no delalloc
   *  - inserts a hole
   *                                                    - inserts delalloc 2
   *                           - inserts a hole over it
   * </pre>
   */
  static Scenario two_reads_vs_da_write() {
    return race("two_reads_vs_da_write", "the write", "a read", RECHECK, READER_OUT)
        .start("A file of 12288 bytes, all hole, nothing cached.", "ftruncate(f, 12288)")
        .blocks(3)
        .task("task1", "pread(f, buf, 4096, 0)")
        .task("task2", "pread(f, buf, 4096, 4096)")
        .task("task3", "pwrite(f, buf, 4096, 8192)")
        .found(DERIVED)
        .build();
  }

  /**
   * Clusters of 4 blocks. Block 2 shares the cluster of block 1 and would find its reservation there; with
   * the delayed block lost, the cluster is reserved again. Writeback allocates it once, so unlike in the
   * plain race not even writeback mends the count.
   *
   * <pre>
   * Task1                                Task2
   * pread(f, buf, 4096, 0)               pwrite(f, buf, 4096, 4096)
   *  ext4_ext_put_gap_in_cache()
   *   - finds no delalloc extent
   *                                       - reserves cluster 0
   *                                       - inserts delalloc extent 1
   *   - inserts a hole over it
   *                                      pwrite(f, buf, 4096, 8192)
   *                                       - finds no delalloc in cluster 0
   *                                       - reserves cluster 0 again
   * </pre>
   */
  static Scenario read_vs_da_write_bigalloc() {
    return race(
            "read_vs_da_write_bigalloc", "the write", "the read", RECHECK, READER_OUT)
        .headline(RESERVATION_LEAK)
        .start(
            "A file of 12288 bytes in clusters of 16384, all hole, nothing cached.",
            "ftruncate(f, 12288)")
        .blocks(3)
        .bigalloc(4)
        .task("task1", "pread(f, buf, 4096, 0)")
        .task("task2", "pwrite(f, buf, 4096, 4096); pwrite(f, buf2, 4096, 8192)")
        .found(DERIVED)
        .build();
  }
}
