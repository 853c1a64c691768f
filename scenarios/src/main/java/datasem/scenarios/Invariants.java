package datasem.scenarios;

import datasem.ext4.EsTree;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentTree;
import datasem.ext4.Folio;
import datasem.ext4.PendingTree;
import datasem.locking.Fingerprinted;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicates on the state of an inode between two steps. Each looks only while nobody holds the lock
 * under which the kernel itself may break it: the folio lock of a page, {@code i_data_sem}, {@code
 * invalidate_lock}, and not while a truncation has dropped {@code i_data_sem} in its middle. A reservation
 * is given back in a step of its own, so it is judged while no handle is open. Nothing is allocated as long
 * as nothing is wrong.
 */
final class Invariants {
  private final Ext4InodeInfo inode;
  private final Ext4SbInfo sbi;

  /** The trees and the counter that {@link #trees} has judged last, and its judgement. */
  private EsTree es_tree;

  private ExtentTree data;
  private PendingTree pending;
  private long reserved;

  /** Whether no handle was open, so that the reservation was judged too. */
  private boolean counted;
  private List<Finding> judgement;

  private Finding last_lost;
  private long last_lost_key;

  Invariants(Ext4InodeInfo inode) {
    this.inode = inode;
    this.sbi = inode.i_sb;
  }

  /** What is wrong now. */
  List<Finding> check() {
    List<Finding> pages = commit(pages());
    List<Finding> trees = busy() ? List.of() : trees();
    if (pages.isEmpty()) {
      return trees;
    }
    if (trees.isEmpty()) {
      return pages;
    }
    List<Finding> both = new ArrayList<>(pages);
    both.addAll(trees);
    return both;
  }

  /**
   * With no handle open the running transaction may commit, and what a crash leaves is this: no written
   * extent may lie beyond i_disksize. A truncation under way is on the orphan list.
   */
  private List<Finding> commit(List<Finding> found) {
    ExtentTree tree = inode.i_data.peek();
    if (tree.count() == 0 || sbi.t_updates.peek() != 0 || busy()) {
      return found;
    }
    long disksize = inode.i_disksize.peek();
    found = exposed(tree, disksize, found);
    for (int i = tree.count() - 1; i >= 0; i--) {
      ExtentTree.Extent ex = tree.get(i);
      if (!ex.unwritten() && ex.ee_block() * Arguments.BLOCK_SIZE >= disksize) {
        return plus(
            found,
            Anomaly.WRITTEN_BEYOND_DISKSIZE.finding("extent " + text(ex) + ", i_disksize " + disksize));
      }
    }
    return found;
  }

  /** On a device that was in use before, what has not been written shows. */
  private List<Finding> exposed(ExtentTree tree, long disksize, List<Finding> found) {
    for (int i = 0; i < tree.count(); i++) {
      ExtentTree.Extent ex = tree.get(i);
      for (long l = ex.ee_block(); l <= ex.last() && l * Arguments.BLOCK_SIZE < disksize; l++) {
        long pblk = ex.ee_start() + l - ex.ee_block();
        if (!ex.unwritten() && sbi.disk.get((int) pblk).peek() == Ext4SbInfo.OLD_DATA) {
          return plus(
              found,
              Anomaly.EXPOSED_DATA.finding(
                  "block " + l + " is written, on disk is old data, i_disksize " + disksize));
        }
      }
    }
    return found;
  }

  private boolean busy() {
    return inode.i_data_sem.is_locked()
        || inode.invalidate_lock.is_locked()
        || inode.truncating.peek() != 0;
  }

  /**
   * A page whose buffer is mapped must be mapped to the block that the extent tree has for it, or it shows,
   * and writes to, a block that may be another file's by now.
   */
  private List<Finding> strays(Folio folio, long lblk, Folio.Buffer buffer, List<Finding> found) {
    if (buffer.blocknr() < 0 || folio.writeback.is_locked() || busy()) {
      return found;
    }
    ExtentTree.Extent ex = inode.i_data.peek().find(lblk);
    if (ex != null && ex.ee_start() + lblk - ex.ee_block() == buffer.blocknr()) {
      return found;
    }
    return plus(
        found,
        Anomaly.STALE_DATA.finding(
            place(lblk) + " is mapped to physical block " + buffer.blocknr()
                + ", extent tree " + text(ex)));
  }

  /** A page of one block is named as such. */
  private String place(long lblk) {
    return (sbi.blocks_per_page == 1 ? "page " : "block " + lblk + " of page ") + lblk / sbi.blocks_per_page;
  }

  /**
   * A dirty page whose buffer is delayed must have its block delayed, or mapped if somebody has
   * allocated it since. While the folio is locked its writer may be about to provide for that; while
   * i_data_sem is held an extent may be in two halves, one of them not in the tree.
   */
  private List<Finding> pages() {
    List<Finding> found = List.of();
    for (int i = 0; i < inode.i_pages.size(); i++) {
      Folio folio = inode.i_pages.get(i);
      Folio.Page page = folio.page.peek();
      if (folio.lock.is_locked()) {
        continue;
      }
      for (int b = 0; b < page.buffers().size(); b++) {
        found = buffer(folio, folio.lblk(b), page.buffer(b), found);
      }
    }
    return found;
  }

  private List<Finding> buffer(Folio folio, long lblk, Folio.Buffer buffer, List<Finding> found) {
    found = strays(folio, lblk, buffer, found);
    if (!buffer.dirty() || !buffer.delay()) {
      return found;
    }
    ExtentStatus es = inode.i_es_tree.peek().at(lblk);
    boolean lost = es != null ? es.is_hole() : !busy() && inode.i_data.peek().find(lblk) == null;
    return lost ? plus(found, lost(lblk, es)) : found;
  }

  /** Put in words once for all the states that follow one after another with the same loss. */
  private Finding lost(long lblk, ExtentStatus es) {
    long count = inode.i_reserved_data_blocks.peek();
    long key = Fingerprinted.mix(Fingerprinted.mix(lblk, count), Fingerprinted.of(es));
    if (last_lost == null || key != last_lost_key) {
      last_lost_key = key;
      last_lost =
          Anomaly.LOST_DELALLOC.finding(
              place(lblk) + " is dirty and delayed, the status tree has "
                  + (es == null ? "nothing there" : es) + ", i_reserved_data_blocks " + count);
    }
    return last_lost;
  }

  /** The status tree against the extent tree, and the reservation against the delayed blocks. */
  private List<Finding> trees() {
    EsTree es = inode.i_es_tree.peek();
    ExtentTree tree = inode.i_data.peek();
    PendingTree pt = inode.i_pending_tree.peek();
    long count = inode.i_reserved_data_blocks.peek();
    boolean settled = sbi.t_updates.peek() == 0;
    if (judgement != null
        && settled == counted
        && es.fingerprint() == es_tree.fingerprint()
        && tree.fingerprint() == data.fingerprint()
        && pt == pending
        && count == reserved) {
      return judgement;
    }
    es_tree = es;
    data = tree;
    pending = pt;
    reserved = count;
    counted = settled;
    List<Finding> found = List.of();
    for (int i = 0; i < es.i_es_all_nr(); i++) {
      found = against(es.entry(i), tree, found);
    }
    judgement = settled ? reservation(es, pt, count, found) : found;
    return judgement;
  }

  private static List<Finding> against(ExtentStatus es, ExtentTree tree, List<Finding> found) {
    if (es.is_mapped()) {
      for (long l = es.es_lblk(); l < es.es_lblk() + es.es_len(); l++) {
        ExtentTree.Extent ex = tree.find(l);
        if (ex == null
            || ex.unwritten() != es.is_unwritten()
            || ex.ee_start() + l - ex.ee_block() != es.ext4_es_pblock() + l - es.es_lblk()) {
          return plus(found, Anomaly.STALE_EXTENT.finding(contradiction(l, es, ex)));
        }
      }
      return found;
    }
    for (int i = 0; i < tree.count(); i++) {
      ExtentTree.Extent ex = tree.get(i);
      long l = Math.max(ex.ee_block(), es.es_lblk());
      if (l <= ex.last() && l < es.es_lblk() + es.es_len()) {
        Anomaly anomaly =
            es.is_hole() ? Anomaly.STALE_EXTENT : Anomaly.DELAYED_OVER_ALLOCATED;
        return plus(found, anomaly.finding(contradiction(l, es, ex)));
      }
    }
    return found;
  }

  private static String contradiction(long lblk, ExtentStatus es, ExtentTree.Extent ex) {
    return "block " + lblk + ": status tree " + es + ", extent tree " + text(ex);
  }

  private static String text(ExtentTree.Extent ex) {
    if (ex == null) {
      return "nothing";
    }
    return "[" + ex.ee_block() + "/" + ex.ee_len() + ") " + ex.ee_start() + (ex.unwritten() ? " U" : " W");
  }

  /**
   * i_reserved_data_blocks counts the clusters that hold a delayed block, but for the pending ones, whose
   * space is there already. A block that is unwritten and delayed owns nothing.
   */
  private List<Finding> reservation(EsTree es, PendingTree pt, long count, List<Finding> found) {
    long clusters = 0;
    long last = -1;
    for (int i = 0; i < es.i_es_all_nr(); i++) {
      ExtentStatus e = es.entry(i);
      if (e.is_delonly()) {
        long from = Math.max(last + 1, sbi.EXT4_B2C(e.es_lblk()));
        last = sbi.EXT4_B2C(e.es_lblk() + e.es_len() - 1);
        clusters += last - from + 1;
      }
    }
    long needed = clusters - pt.size();
    if (count == needed) {
      return found;
    }
    Anomaly anomaly = count > needed ? Anomaly.RESERVATION_LEAK : Anomaly.RESERVATION_UNDERFLOW;
    return plus(
        found,
        anomaly.finding(
            "i_reserved_data_blocks " + count + ", needed " + needed + ": " + clusters
                + " clusters with a delayed block, " + pt.size() + " of them pending"));
  }

  private static List<Finding> plus(List<Finding> found, Finding one) {
    List<Finding> more = found.isEmpty() ? new ArrayList<>() : found;
    more.add(one);
    return more;
  }
}
