package datasem.scenarios;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.scenarios.State.extent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each predicate on final states and observers, on states put together by hand. */
class AftermathTest {
  private static final List<String> NOTHING = List.of();
  private static final Observer FIEMAP = Observer.of("fiemap", "fiemap(f, 0, 16384)");
  private static final Observer SEEK =
      Observer.of("seek", "lseek(f, 0, SEEK_DATA); lseek(f, 8192, SEEK_DATA)");
  private static final Observer TRUNCATE = Observer.of("truncate", "ftruncate(f, 0); evict(f)");
  private static final Observer WRITEBACK = Observer.of("writeback", "writeback(f); evict(f)");
  private static final Observer[] ALL = {FIEMAP, SEEK, TRUNCATE, WRITEBACK};

  private final State state = new State(1);

  /** A write as the model does it: everything in order. */
  private State written(int block) {
    new DataCall.Pwrite(block * 4096L, 4096, 1).run(state.inode);
    return state;
  }

  @Test
  void nothingIsWrongWithAFileInOrder() {
    assertEquals(NOTHING, state.seenBy(ALL));
    assertEquals(NOTHING, written(1).seenBy(ALL));
    new DataCall.Writeback().run(state.inode);
    assertEquals(NOTHING, state.seenBy(ALL));
  }

  @Test
  void eachObserverStartsFromTheSameState() {
    Page before = written(1).inode.i_pages.get(1).page.peek();
    assertEquals(NOTHING, state.seenBy(TRUNCATE, WRITEBACK, TRUNCATE));
    assertEquals(before, state.inode.i_pages.get(1).page.peek());
    assertEquals(1L, state.inode.i_reserved_data_blocks.peek());
  }

  @Test
  void fiemapAndSeekDenyDataUnderAHole() {
    written(1).hole(0, 4);
    assertEquals(List.of("NOT_LINEARIZABLE"), state.seenBy(FIEMAP));
    assertEquals(List.of("NOT_LINEARIZABLE"), state.seenBy(SEEK));
    assertEquals(
        "after \"seek\": lseek(f, 0, SEEK_DATA) = -ENXIO, block 1 holds data",
        state.findings(SEEK).get(0).detail());
  }

  @Test
  void seekMayPassOverUnwrittenBlocks() {
    state.extents(extent(0, 1, 2, true)).es(0, 1, 2, EXTENT_STATUS_UNWRITTEN);
    assertEquals(NOTHING, state.seenBy(FIEMAP, SEEK));
  }

  @Test
  void aLostBlockLeaksWhenItIsTruncatedAndNotWhenItIsWrittenBack() {
    written(1).hole(0, 4);
    List<Finding> found = state.findings(TRUNCATE);
    assertEquals(
        List.of("KERNEL_WARN", "RESERVATION_LEAK", "RESERVATION_LEAK", "RESERVATION_LEAK"),
        found.stream().map(Finding::anomaly).toList());
    assertEquals(
        "after \"truncate\": i_reserved_data_blocks (1) not cleared!", found.get(0).detail());
    assertTrue(found.get(1).detail().contains("i_reserved_data_blocks 1, ought to be 0"));
    assertTrue(found.get(2).detail().contains("s_dirtyclusters_counter 1, ought to be 0"));
    assertTrue(found.get(3).detail().contains("dq_rsvspace 1, ought to be 0"));
    assertEquals(NOTHING, state.seenBy(WRITEBACK));
  }

  @Test
  void theAccountsCanBeTooLowAsWell() {
    state.inode.i_sb.dq_used.add(-1);
    assertEquals(List.of("RESERVATION_UNDERFLOW"), state.seenBy(TRUNCATE));
    assertEquals(
        "after \"truncate\": dq_curspace -1, ought to be 0", state.findings(TRUNCATE).get(0).detail());
  }

  @Test
  void theKernelsMessagesAreFindings() {
    assertEquals(NOTHING, state.seenBy());
    state.inode.i_sb.warn("used 2 with only 1 reserved");
    assertEquals(
        List.of(new Finding("KERNEL_WARN", "used 2 with only 1 reserved")), state.findings(TRUNCATE));
  }

  @Test
  void aPageThatIsNotDirtyAnyMoreIsLost() {
    state.page(1, Page.of(new Buffer(true, false, true, true, false, -1, 5))).delayed(1, false).reserved(1);
    state.inode.i_sb.s_dirtyclusters_counter.add(1);
    state.inode.i_sb.dq_reserved.add(1);
    List<Finding> found = state.findings(WRITEBACK);
    assertEquals(
        List.of("STALE_DATA", "DATA_LOSS"), found.stream().map(Finding::anomaly).toList());
    assertEquals("page 1 is clean and holds 5, the disk 0", found.get(0).detail());
    assertEquals(
        "after \"writeback\": block 1 reads as 0, it held 5", found.get(1).detail());
  }

  @Test
  void anotherBlocksContentIsStale() {
    written(1);
    new DataCall.Writeback().run(state.inode);
    assertEquals(NOTHING, state.seenBy(WRITEBACK));
    long pblk = state.inode.i_data.peek().find(1).ee_start();
    state.inode.i_sb.disk.get((int) pblk).write_once(9);
    assertEquals(List.of("STALE_DATA", "STALE_DATA"), state.seenBy(WRITEBACK));
  }

  @Test
  void whatIsBeyondTheSizeOnDiskIsLost() {
    written(1);
    disksize(4096);
    assertEquals(List.of("STALE_DISKSIZE"), state.seenBy(WRITEBACK));
    new DataCall.Writeback().run(state.inode);
    disksize(4096);
    assertEquals(List.of("DATA_LOSS", "STALE_DISKSIZE"), state.seenBy(WRITEBACK));
  }

  @Test
  void theSizeOnDiskNeverExceedsTheSize() {
    assertEquals(NOTHING, state.seenBy());
    disksize(state.inode.i_size.peek() + 4096);
    assertEquals(List.of("STALE_DISKSIZE"), state.seenBy());
  }

  private void disksize(long size) {
    state.inode.i_data_sem.down_write();
    state.inode.i_disksize.set(size);
    state.inode.i_data_sem.up_write();
  }
}
