package datasem.ext4;

import java.util.List;

/**
 * The shrinker of the status tree, fs/ext4/extents_status.c: under memory pressure it frees entries that
 * are not delayed, those not looked up since its last visit first. It takes neither i_rwsem nor i_data_sem.
 */
final class EsShrinker {
  private EsShrinker() {}

  /**
   * Scans the inodes in the order given; s_es_list, whose rotation is left out. The kernel only tries
   * i_es_lock and skips an inode that is locked, which here is the same as running a little later.
   *
   * @param nr_to_scan entries to visit at most
   * @return entries freed
   */
  static int __es_shrink(List<Ext4InodeInfo> inodes, int nr_to_scan) {
    Ext4SbInfo sbi = inodes.get(0).i_sb;
    int nr_shrunk = 0;
    int nr_skipped = 0;
    int retried = 0;
    EsScan scan = new EsScan(nr_to_scan);
    out:
    while (true) {
      for (int i = 0; i < inodes.size(); i++) {
        Ext4InodeInfo ei = inodes.get(i);
        if (retried == 0 && ei.ext_precached.read_once()) {
          nr_skipped++;
          continue;
        }
        ei.i_es_lock.write_lock();
        nr_shrunk += es_reclaim_extents(ei, scan);
        ei.i_es_lock.write_unlock();
        if (scan.nr_to_scan <= 0) {
          break out;
        }
      }
      if (nr_shrunk != 0 || nr_skipped == 0 || retried != 0) {
        break;
      }
      retried++;
    }
    Tracepoints.trace_ext4_es_shrink(sbi, nr_shrunk, nr_skipped, retried);
    return nr_shrunk;
  }

  /** The two counts that the kernel hands down by pointer. */
  private static final class EsScan {
    int nr_to_scan;
    int nr_shrunk;

    EsScan(int nr_to_scan) {
      this.nr_to_scan = nr_to_scan;
    }
  }

  private static int es_reclaim_extents(Ext4InodeInfo ei, EsScan scan) {
    EsEdit edit = new EsEdit(ei);
    edit.begin();
    if (!edit.reclaimable()) {
      return 0;
    }
    if (ei.ext_precached.read_once()) {
      ei.i_sb.warn("ext4_warning:es_reclaim_extents: forced shrink of precached extents");
    }
    long start = edit.i_es_shrink_lblk();
    scan.nr_shrunk = 0;
    if (!es_do_reclaim_extents(edit, ExtentsStatus.EXT_MAX_BLOCKS, scan) && start != 0) {
      es_do_reclaim_extents(edit, start - 1, scan);
    }
    edit.forget_cache_es();
    edit.end();
    return scan.nr_shrunk;
  }

  /** @return whether the scan stopped because it had visited enough */
  private static boolean es_do_reclaim_extents(EsEdit edit, long end, EsScan scan) {
    int i = edit.__es_tree_search(edit.i_es_shrink_lblk());
    if (i == edit.nr()) {
      edit.i_es_shrink_lblk(0);
      return false;
    }
    while (scan.nr_to_scan > 0) {
      ExtentStatus es = edit.entry(i);
      if (es.es_lblk() > end) {
        edit.i_es_shrink_lblk(end + 1);
        return false;
      }
      scan.nr_to_scan--;
      if (es.must_keep()) {
        i++;
      } else if (es.is_referenced()) {
        edit.replace(i, es.with_referenced(false));
        i++;
      } else {
        edit.remove(i, i + 1);
        scan.nr_shrunk++;
      }
      if (i == edit.nr()) {
        edit.i_es_shrink_lblk(0);
        return false;
      }
    }
    edit.i_es_shrink_lblk(edit.entry(i).es_lblk());
    return true;
  }

  static void ext4_clear_inode_es(Ext4InodeInfo inode) {
    EsEdit edit = new EsEdit(inode);
    inode.i_es_lock.write_lock();
    edit.begin();
    edit.forget_cache_es();
    for (int i = edit.nr() - 1; i >= 0; i--) {
      if (!edit.entry(i).must_keep()) {
        edit.remove(i, i + 1);
      }
    }
    edit.end();
    inode.ext_precached.write_once(false);
    inode.i_es_lock.write_unlock();
  }
}
