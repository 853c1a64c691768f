package datasem.ext4;

/**
 * Where __es_remove_extent(), fs/ext4/extents_status.c, starts to count reservations if the range ends
 * inside the first entry that it meets: every text, oldest first.
 */
@FunctionalInterface
public interface CountRsvdFrom {

  /**
   * @param lblk first block of the range removed
   * @param orig_es the entry, before it is cut
   * @param len1 blocks of the entry that lie before the range
   * @return the first block that is counted
   */
  long count_rsvd_from(long lblk, ExtentStatus orig_es, long len1);

  /** To v6.5: the start of the range, even if the entry starts behind it; the count then ends too early. */
  static long v6_5(long lblk, ExtentStatus orig_es, long len1) {
    return lblk;
  }

  /** 40ea98396a36, v6.6: the first block of the entry that goes. */
  static long v6_6(long lblk, ExtentStatus orig_es, long len1) {
    return orig_es.es_lblk() + len1;
  }
}
