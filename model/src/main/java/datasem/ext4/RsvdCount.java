package datasem.ext4;

/**
 * struct rsvd_count, fs/ext4/extents_status.c: counts, while a range is removed from the status tree, the
 * clusters whose reservation the removal sets free. Without bigalloc these are its delayed blocks.
 */
public final class RsvdCount {
  private final EsEdit edit;
  private final Ext4SbInfo sbi;
  private final EsPredicate delonly;
  private int ndelonly;
  private boolean first_do_lblk_found;
  private long first_do_lblk;
  private long last_do_lblk;

  /** Index of the entry that holds the block left of the range, or lies before it; -1 for none. */
  private final int left_es;

  /** Whether the delayed blocks seen last fill a cluster only in part, and which. */
  private boolean partial;

  private long lclu;

  /**
   * init_rsvd().
   *
   * @param lblk first block of the range removed
   * @param i index of the first entry in it, before it is cut
   */
  RsvdCount(EsEdit edit, long lblk, int i) {
    this.edit = edit;
    this.sbi = edit.sbi;
    this.delonly = sbi.kernel.ext4_es_is_delonly();
    left_es = lblk > edit.entry(i).es_lblk() ? i : i - 1;
  }

  /**
   * Counts part of an entry about to go. Called in block order.
   *
   * @param len blocks
   * @param es the entry as it was before any cut
   */
  void count_rsvd(long lblk, long len, ExtentStatus es) {
    if (!delonly.matches(es)) {
      return;
    }
    if (sbi.s_cluster_ratio == 1) {
      ndelonly += (int) len;
      return;
    }
    long i = Math.max(lblk, es.es_lblk());
    long end = Math.min(lblk + len - 1, es.ext4_es_end());
    if (!first_do_lblk_found) {
      first_do_lblk = i;
      first_do_lblk_found = true;
    }
    last_do_lblk = end;

    if (partial && lclu != sbi.EXT4_B2C(i)) {
      ndelonly++;
      partial = false;
    }
    if (sbi.EXT4_LBLK_COFF(i) != 0 && end >= sbi.EXT4_LBLK_CFILL(i)) {
      ndelonly++;
      partial = false;
      i = sbi.EXT4_LBLK_CFILL(i) + 1;
    }
    if (i + sbi.s_cluster_ratio - 1 <= end) {
      long nclu = sbi.EXT4_B2C(end - i + 1);
      ndelonly += (int) nclu;
      i += nclu * sbi.s_cluster_ratio;
    }
    if (!partial && i <= end) {
      partial = true;
      lclu = sbi.EXT4_B2C(i);
    }
  }

  /**
   * Takes off the end clusters that still hold delayed blocks outside the range, and the pending
   * reservations, which it drops.
   *
   * @param end last block of the range removed
   * @param right_es index of the entry that holds the block right of the range or lies after it, or of
   *     the left part if the range was cut out of one entry; -1 for none
   * @return clusters to release; negative if stale pending reservations outnumber the clusters
   */
  int get_rsvd(long end, int right_es) {
    if (sbi.s_cluster_ratio == 1) {
      return ndelonly;
    }
    if (partial) {
      ndelonly++;
    }
    if (ndelonly == 0) {
      return 0;
    }
    long first_lclu = sbi.EXT4_B2C(first_do_lblk);
    long last_lclu = sbi.EXT4_B2C(last_do_lblk);

    boolean left_delonly = false;
    long cluster_start = sbi.EXT4_LBLK_CMASK(first_do_lblk);
    for (int i = left_es; i >= 0 && edit.entry(i).ext4_es_end() >= cluster_start; i--) {
      if (delonly.matches(edit.entry(i))) {
        ndelonly--;
        left_delonly = true;
        break;
      }
    }
    boolean right_delonly = false;
    if (right_es >= 0 && (!left_delonly || first_lclu != last_lclu)) {
      long cluster_end = sbi.EXT4_LBLK_CFILL(last_do_lblk);
      int i = end < edit.entry(right_es).ext4_es_end() ? right_es : right_es + 1;
      for (; i < edit.nr() && edit.entry(i).es_lblk() <= cluster_end; i++) {
        if (delonly.matches(edit.entry(i))) {
          ndelonly--;
          right_delonly = true;
          break;
        }
      }
    }

    if (left_delonly) {
      first_lclu++;
    }
    if (right_delonly) {
      last_lclu--;
    }
    PendingTree pending = edit.pending();
    int from = pending.search(first_lclu);
    int to = from;
    while (to < pending.size() && pending.lclu(to) <= last_lclu) {
      ndelonly--;
      to++;
    }
    edit.pending(pending.without(from, to));
    return ndelonly;
  }
}
