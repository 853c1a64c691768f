package datasem.scenarios;

import static datasem.scenarios.Anomaly.DELAYED_OVER_ALLOCATED;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * A store to a shared mapping against fallocate() of the same block. The store trusts a hole that it has
 * seen without {@code i_data_sem} and inserts a delayed block over what fallocate() has allocated since;
 * nothing that both of them hold excludes it. Fixed by 0ea6560abb3b, v6.11, which looks again under the
 * exclusive lock: in the status tree, and in the extent tree if that does not know.
 */
final class DelayedOverAllocated {
  private static final String SHORTCUT =
      "a cached hole is seen without i_data_sem and trusted when the lock is taken, with no second look;"
          + " 0ea6560abb3b names that look-up as the cause";
  private static final String OWN_QUERY =
      "though the status tree knows nothing at the start, the query with which fallocate() begins, under"
          + " the shared lock, caches the hole; the store then sees it without any lock and trusts it as in"
          + " mkwrite_vs_fallocate, while fallocate() goes on to allocate";
  private static final String UNTOUCHED =
      "changes who finds holes and how far they reach; ext4_da_map_blocks() is that of v6.7";
  private static final String DROPPED =
      "acf795dc161f inserts under the exclusive lock but looks before it; a miss now drops the shared lock"
          + " as well before the insertion, so the window is wider than in v6.7";
  private static final String SECOND_LOOK =
      "0ea6560abb3b: look-up and insertion are in one exclusive section; fallocate() allocates and caches"
          + " under the same lock, so the second look finds what it has done";
  private static final String TESTED =
      "seen on 6.1.192 with the second look-up taken out, 533 of 3960 rounds";

  private static final String SHORTCUT_STAYS =
      "the trust in a hole seen without i_data_sem is that of v6.7; what is mended is how holes are cached";
  private static final String TOO_EARLY =
      "the second look comes before the exclusive lock, so fallocate() still gets in between it and the"
          + " insertion";
  private static final String AS_V6_11 =
      "the second look of v6.11 stays, and what it relies on: fallocate() allocates and caches under the"
          + " exclusive lock; its reservation, if the store came first, is settled there, c543e2429640";
  private static final Expected STATUS_TREE_SUFFICES =
      never(
          "nothing frees status entries here, so what fallocate() has cached under the exclusive lock is"
              + " still there when the store looks again");

  private DelayedOverAllocated() {}

  /**
   * @param v6_7 why the kernel shows it
   * @param v6_8 the same
   * @param v6_11 why it does not
   * @param relookup_es_only what a second look at the status tree alone gives
   */
  private static ScenarioBuilder race(
      String name, String v6_7, String v6_8, String v6_11, Expected relookup_es_only) {
    return Scenario.named(name)
        .headline(DELAYED_OVER_ALLOCATED)
        .expect("v6.7", sometimes(v6_7))
        .expect("no-invalidate-lock", sometimes(UNTOUCHED))
        .expect("recheck-only", sometimes(UNTOUCHED))
        .expect("recheck-in-put-gap", sometimes(UNTOUCHED))
        .expect("hole-trim-only", sometimes(UNTOUCHED))
        .expect("6.1-stable", never("0ea6560abb3b in its single-block form: " + v6_11))
        .expect("6.1-exclusive-only", sometimes("v6.8's insertion: " + v6_8))
        .expect("6.1-unfixed", sometimes("v6.7's insertion: " + v6_7))
        .expect("v6.8", sometimes(v6_8))
        .expect("v6.11", never(v6_11))
        .expect("reader-exclusive", sometimes(SHORTCUT_STAYS))
        .expect("atomic-hole", sometimes(SHORTCUT_STAYS))
        .expect("relookup-es-only", relookup_es_only)
        .expect("relookup-before-lock", sometimes(TOO_EARLY))
        .expect("v6.12", never(AS_V6_11))
        .expect("nocache-only", never(AS_V6_11))
        .expect("fiemap-lock-only", never(AS_V6_11))
        .expect("v6.16", never(AS_V6_11))
        .expect("v7.0", never(AS_V6_11))
        .found("Zhang Yi, linux-ext4, 2024-04, and discussed there until 2024-05")
        .link(
            "[PATCH v4 02/34] ext4: check the extent status again before inserting delalloc block",
            "2024-04")
        .link("the same, as merged", "0ea6560abb3b, v6.11");
  }

  /**
   * The race of the patch. The page has been read, so that the hole is cached.
   *
   * <pre>
   * Task1                                Task2
   * store to page 0                      fallocate(f, 0, 0, 4096)
   *  ext4_page_mkwrite()
   *   ext4_da_map_blocks()
   *    ext4_es_lookup_extent()
   *    - finds a hole
   *                                       ext4_map_blocks()
   *                                        down_write(&amp;i_data_sem)
   *                                        - allocates block 0
   *                                        up_write(&amp;i_data_sem)
   *    down_write(&amp;i_data_sem)
   *    - inserts delalloc extent 0
   * </pre>
   *
   * Found by Zhang Yi, Huawei, while running fstests; posted to linux-ext4 in April 2024.
   */
  static Scenario mkwrite_vs_fallocate() {
    return race(
            "mkwrite_vs_fallocate", SHORTCUT, DROPPED + "; " + TESTED, SECOND_LOOK, STATUS_TREE_SUFFICES)
        .start(
            "A file of 4096 bytes, all hole, mapped and read, so that page and hole are cached.",
            "ftruncate(f, 4096); load from page 0")
        .task("task1", "store to page 0")
        .task("task2", "fallocate(f, 0, 0, 4096)")
        .build();
  }

  /**
   * The same while the hole is not in the status tree. In v6.7 the store's miss path holds the shared lock
   * from its query to its insertion and is safe. But fallocate() queries before it allocates, and that
   * query caches the hole, so the store can still hit one.
   *
   * <pre>
   * Task1                                Task2
   * store to page 0                      fallocate(f, 0, 0, 4096)
   *                                       ext4_map_blocks()
   *                                        down_read(&amp;i_data_sem)
   *                                        - inserts a hole
   *                                        up_read(&amp;i_data_sem)
   *  ext4_da_map_blocks()
   *   ext4_es_lookup_extent()
   *   - finds a hole
   *                                        down_write(&amp;i_data_sem)
   *                                        - allocates block 0
   *                                        up_write(&amp;i_data_sem)
   *   down_read(&amp;i_data_sem)
   *   - inserts delalloc extent 0
   * </pre>
   */
  static Scenario mkwrite_vs_fallocate_uncached() {
    return race(
            "mkwrite_vs_fallocate_uncached", OWN_QUERY, DROPPED, SECOND_LOOK, STATUS_TREE_SUFFICES)
        .start(
            "A file of 4096 bytes, all hole, mapped and read, then the status tree emptied.",
            "ftruncate(f, 4096); load from page 0; ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
        .task("task1", "store to page 0")
        .task("task2", "fallocate(f, 0, 0, 4096)")
        .build();
  }

  /**
   * The shrinker may drop what fallocate() has cached, so a second look at the status tree alone would
   * find nothing and know no better: the extent tree has to be asked too.
   *
   * <pre>
   * Task1                    Task2                    Task3
   * store to page 0          fallocate(f, 0, 0, 4096) es_shrink(f, 1)
   *  - finds a hole
   *                           - allocates block 0
   *                                                    - drops block 0
   *  down_write(&amp;i_data_sem)
   *  - finds nothing cached
   *  - inserts delalloc extent 0
   * </pre>
   */
  static Scenario mkwrite_vs_fallocate_vs_shrinker() {
    return race(
            "mkwrite_vs_fallocate_vs_shrinker",
            SHORTCUT,
            DROPPED,
            SECOND_LOOK + "; if the shrinker has dropped it, the extent tree is asked under that lock",
            sometimes(
                "the shrinker takes neither i_rwsem nor i_data_sem and drops what fallocate() has cached;"
                    + " the second look finds nothing, takes it for a hole, and asks nobody"))
        .start(
            "A file of 4096 bytes, all hole, mapped and read, so that page and hole are cached.",
            "ftruncate(f, 4096); load from page 0")
        .task("task1", "store to page 0")
        .task("task2", "fallocate(f, 0, 0, 4096)")
        .task("shrinker", "es_shrink(f, 1); es_shrink(f, 1)")
        .build();
  }

  /**
   * Clusters of 4 blocks. The delayed block goes over the allocated one all the same, but the store asks
   * under its lock whether the cluster has disk space, finds that it has, and reserves nothing: the state
   * is wrong, the count right. A check of the counters alone would call this green.
   *
   * <pre>
   * Task1                                Task2
   * store to page 0                      fallocate(f, 0, 0, 4096)
   *  - finds a hole
   *                                       - allocates cluster 0
   *  - finds cluster 0 allocated
   *  - inserts delalloc extent 0, pending
   * </pre>
   */
  static Scenario mkwrite_vs_fallocate_bigalloc() {
    return race(
            "mkwrite_vs_fallocate_bigalloc", SHORTCUT, DROPPED, SECOND_LOOK, STATUS_TREE_SUFFICES)
        .start(
            "A file of 4096 bytes in clusters of 16384, all hole, mapped and read, so that page and"
                + " hole are cached.",
            "ftruncate(f, 4096); load from page 0")
        .bigalloc(4)
        .task("task1", "store to page 0")
        .task("task2", "fallocate(f, 0, 0, 4096)")
        .build();
  }
}
