package datasem.scenarios;

import datasem.ext4.Errno;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.Folio;
import datasem.ext4.KernelBug;
import datasem.locking.Locking;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What the observers of a scenario find in one final state. Each runs its calls from that state and puts
 * it back; the answers, the accounts and the contents are judged by what the state was before.
 */
final class Aftermath {
  /** After these calls every block must read as it did before. */
  private static final List<Syscall> WRITTEN_OUT =
      List.of(new DataCall.Writeback(), new CacheCall.Evict());

  private final Locking locking;
  private final Ext4InodeInfo inode;
  private final Ext4SbInfo sbi;
  private final List<Finding> found = new ArrayList<>();

  Aftermath(Locking locking, Ext4InodeInfo inode) {
    this.locking = locking;
    this.inode = inode;
    this.sbi = inode.i_sb;
  }

  /** All that is wrong with the final state and comes out of the observers, in their order. */
  List<Finding> of(List<Observer> observers) {
    for (String message : sbi.dmesg.peek()) {
      found.add(Anomaly.KERNEL_WARN.finding(message));
    }
    cleanPages();
    if (inode.i_disksize.peek() > inode.i_size.peek()) {
      found.add(Anomaly.STALE_DISKSIZE.finding(sizes()));
    }
    Object before = locking.save();
    for (Observer observer : observers) {
      try {
        observe(observer);
      } catch (KernelBug bug) {
        found.add(Anomaly.KERNEL_WARN.finding(after(observer) + bug.getMessage()));
        return found;
      }
      locking.restore(before);
    }
    return found;
  }

  private String sizes() {
    return "i_disksize " + inode.i_disksize.peek() + ", i_size " + inode.i_size.peek();
  }

  private static String after(Observer observer) {
    return "after \"" + observer.name() + "\": ";
  }

  private void observe(Observer observer) {
    Set<String> said = Set.copyOf(sbi.dmesg.peek());
    List<Long> contents = contents();
    for (Syscall call : observer.calls()) {
      answer(observer, call, call.run(inode));
    }
    for (String message : sbi.dmesg.peek()) {
      if (!said.contains(message)) {
        found.add(Anomaly.KERNEL_WARN.finding(after(observer) + message));
      }
    }
    Syscall last = observer.calls().get(observer.calls().size() - 1);
    if (last instanceof CacheCall.Evict || last instanceof DataCall.Writeback) {
      accounts(observer);
      if (WRITTEN_OUT.equals(observer.calls())) {
        compare(observer, contents);
        if (inode.i_disksize.peek() < inode.i_size.peek()) {
          found.add(Anomaly.STALE_DISKSIZE.finding(after(observer) + sizes()));
        }
      }
    }
  }

  /** FIEMAP and SEEK_DATA must not deny what the page cache or the disk holds. */
  private void answer(Observer observer, Syscall call, Object result) {
    if (call instanceof LayoutCall.Fiemap fiemap) {
      List<?> blocks = (List<?>) fiemap.visible(result);
      for (long l = fiemap.off() / Arguments.BLOCK_SIZE; l < fiemap.end() / Arguments.BLOCK_SIZE; l++) {
        if (holdsData(l) && !blocks.contains(l)) {
          found.add(
              Anomaly.NOT_LINEARIZABLE.finding(
                  after(observer) + call + " reports " + result + ", block " + l + " holds data"));
        }
      }
    } else if (call instanceof LayoutCall.SeekData seek) {
      long offset = (Long) result;
      long stop = offset < 0 ? Long.MAX_VALUE : offset / Arguments.BLOCK_SIZE;
      for (long l = seek.off() / Arguments.BLOCK_SIZE; l < Math.min(stop, blocks()); l++) {
        if (holdsData(l) && l * Arguments.BLOCK_SIZE < inode.i_size.peek()) {
          found.add(
              Anomaly.NOT_LINEARIZABLE.finding(
                  after(observer) + call + " = " + Errno.text(offset) + ", block " + l + " holds data"));
        }
      }
    }
  }

  /** Blocks that the page cache can hold. */
  private long blocks() {
    return (long) inode.i_pages.size() * sbi.blocks_per_page;
  }

  private boolean holdsData(long lblk) {
    ExtentTree.Extent ex = inode.i_data.peek().find(lblk);
    return ex != null && !ex.unwritten() || inode.peek_buffer(lblk).dirty();
  }

  /** Once nothing is delayed any more, nothing is reserved, and what is charged is what is allocated. */
  private void accounts(Observer observer) {
    account(observer, "i_reserved_data_blocks", inode.i_reserved_data_blocks.peek(), 0);
    account(observer, "s_dirtyclusters_counter", sbi.s_dirtyclusters_counter.peek(), 0);
    account(observer, "dq_rsvspace", sbi.dq_reserved.peek(), 0);
    account(observer, "dq_curspace", sbi.dq_used.peek(), allocated());
  }

  private void account(Observer observer, String what, long is, long ought) {
    if (is != ought) {
      Anomaly anomaly =
          is > ought ? Anomaly.RESERVATION_LEAK : Anomaly.RESERVATION_UNDERFLOW;
      found.add(anomaly.finding(after(observer) + what + " " + is + ", ought to be " + ought));
    }
  }

  /** Clusters that the extents of the inode and of its donor use. */
  private long allocated() {
    BitSet clusters = new BitSet();
    allocated(inode.i_data.peek(), clusters);
    if (sbi.donor != null) {
      allocated(sbi.donor.i_data.peek(), clusters);
    }
    return clusters.cardinality();
  }

  private void allocated(ExtentTree tree, BitSet clusters) {
    for (int i = 0; i < tree.count(); i++) {
      ExtentTree.Extent ex = tree.get(i);
      clusters.set(
          (int) sbi.EXT4_B2C(ex.ee_start()),
          (int) sbi.EXT4_B2C(ex.ee_start() + ex.ee_len() - 1) + 1);
    }
  }

  /** What a read of each block inside i_size finds now. */
  private List<Long> contents() {
    List<Long> tokens = new ArrayList<>();
    for (long l = 0; l < blocks() && l * Arguments.BLOCK_SIZE < inode.i_size.peek(); l++) {
      Folio.Buffer buffer = inode.peek_buffer(l);
      tokens.add(buffer.uptodate() ? buffer.data() : onDisk(l));
    }
    return tokens;
  }

  private long onDisk(long lblk) {
    ExtentTree.Extent ex = inode.i_data.peek().find(lblk);
    return ex == null || ex.unwritten()
        ? 0
        : sbi.disk.get((int) (ex.ee_start() + lblk - ex.ee_block())).peek();
  }

  /** A page that is up to date and clean says what the disk says. */
  private void cleanPages() {
    for (long l = 0; l < blocks(); l++) {
      Folio.Buffer buffer = inode.peek_buffer(l);
      if (buffer.uptodate() && !buffer.dirty() && buffer.data() != onDisk(l)) {
        String place = sbi.blocks_per_page == 1 ? "page " : "the page of block ";
        found.add(
            Anomaly.STALE_DATA.finding(
                place + l + " is clean and holds " + buffer.data() + ", the disk " + onDisk(l)));
      }
    }
  }

  /** After writeback and eviction only the disk and i_disksize are left to tell. */
  private void compare(Observer observer, List<Long> before) {
    for (int l = 0; l < before.size(); l++) {
      long is = l * Arguments.BLOCK_SIZE < inode.i_disksize.peek() ? onDisk(l) : 0;
      if (is != before.get(l)) {
        Anomaly anomaly = is == 0 ? Anomaly.DATA_LOSS : Anomaly.STALE_DATA;
        found.add(
            anomaly.finding(
                after(observer) + "block " + l + " reads as " + is + ", it held " + before.get(l)));
      }
    }
  }
}
