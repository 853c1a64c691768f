package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.Folio;
import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import java.util.List;

/** A state of v6.7 put together by hand, on a file of 4 blocks. */
final class State {
  final JvmLocking locking = new JvmLocking();
  final Ext4InodeInfo inode;
  final Invariants invariants;

  State(int cluster_ratio) {
    this(cluster_ratio, 1);
  }

  State(int cluster_ratio, int blocks_per_page) {
    Scenario scenario =
        Scenario.named("nobody_vs_nobody")
            .start("A file of 16384 bytes, all hole.", "ftruncate(f, 16384)")
            .blocks(4)
            .bigalloc(cluster_ratio)
            .blocksPerPage(blocks_per_page)
            .task("task1", "writeback(f)")
            .found("nobody")
            .build();
    inode = new Cell(Kernels.V6_7, scenario).begin(locking).inode;
    invariants = new Invariants(inode);
  }

  /** Puts an entry into the status tree over whatever is there, without any accounting. */
  State es(long lblk, long len, long pblk, long status) {
    ExtentsStatus.ext4_es_insert_extent(inode, lblk, len, pblk, status, 0);
    return this;
  }

  State hole(long lblk, long len) {
    return es(lblk, len, ExtentsStatus.NO_PBLK, ExtentsStatus.EXTENT_STATUS_HOLE);
  }

  State delayed(long lblk, boolean pending) {
    ExtentsStatus.ext4_es_insert_delayed_block(inode, lblk, pending);
    return this;
  }

  State extents(ExtentTree.Extent... extents) {
    inode.i_data_sem.down_write();
    inode.i_data.set(ExtentTree.of(extents));
    inode.i_data_sem.up_write();
    return this;
  }

  State reserved(long clusters) {
    inode.i_block_reservation_lock.spin_lock();
    inode.i_reserved_data_blocks.set(clusters);
    inode.i_block_reservation_lock.spin_unlock();
    return this;
  }

  State page(int index, Page page) {
    Folio folio = inode.i_pages.get(index);
    folio.lock.lock();
    folio.page.set(page);
    folio.lock.unlock();
    return this;
  }

  /** A page that somebody has written to and that waits for a delayed block. */
  State dirty(int index) {
    return page(index, Page.of(new Buffer(true, true, true, true, false, -1, 1)));
  }

  static ExtentTree.Extent extent(long lblk, long len, long pblk, boolean unwritten) {
    return new ExtentTree.Extent(lblk, len, pblk, unwritten);
  }

  /** The names of what the state breaks, in the order found. */
  List<String> broken() {
    return invariants.check().stream().map(Finding::anomaly).toList();
  }

  /** The names of what the observers find. */
  List<String> seenBy(Observer... observers) {
    return findings(observers).stream().map(Finding::anomaly).toList();
  }

  List<Finding> findings(Observer... observers) {
    return new Aftermath(locking, inode).of(List.of(observers));
  }
}
