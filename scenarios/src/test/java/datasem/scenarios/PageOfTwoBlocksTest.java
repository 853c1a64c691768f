package datasem.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.ExtentTree;
import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fs/buffer.c and fs/ext4/inode.c do with the blocks of a page, on a file of two pages of two blocks. */
class PageOfTwoBlocksTest {
  private final State state = new State(1, 2);

  private Object run(String calls) {
    Object last = null;
    for (Syscall call : Syscall.parseAll(calls)) {
      last = call.run(state.inode);
    }
    return last;
  }

  private Page page(int index) {
    return state.inode.i_pages.get(index).page.peek();
  }

  private Buffer buffer(long lblk) {
    return state.inode.peek_buffer(lblk);
  }

  /** __block_write_begin() maps the buffers of the range only; the page is up to date when all are. */
  @Test
  void aWriteToOneBlockLeavesTheOtherAlone() {
    run("pwrite(f, buf, 4096, 4096)");
    assertTrue(buffer(1).dirty() && buffer(1).delay());
    assertFalse(buffer(0).mapped());
    assertFalse(page(0).uptodate());
    assertTrue(page(0).dirty());
    assertEquals(1L, state.inode.i_reserved_data_blocks.peek());
  }

  /** block_is_partially_uptodate(): what was written can be read without I/O; else the rest is filled. */
  @Test
  void aReadFillsWhatIsNotUpToDateAndNothingElse() {
    run("pwrite(f, buf2, 4096, 4096)");
    assertEquals(List.of(4096L, 2L), run("pread(f, buf, 4096, 4096)"));
    assertFalse(page(0).uptodate());
    assertEquals(List.of(8192L, 0L, 2L), run("pread(f, buf, 8192, 0)"));
    assertTrue(page(0).uptodate());
    assertTrue(buffer(1).dirty());
  }

  /** A range across pages: each page takes its part, and the answers come block by block. */
  @Test
  void aRangeMayStartAndEndInsidePages() {
    assertEquals(8192L, run("pwrite(f, buf3, 8192, 4096)"));
    assertEquals(List.of(16384L, 0L, 3L, 3L, 0L), run("pread(f, buf, 16384, 0)"));
  }

  /** ext4_page_mkwrite() dirties the page up to i_size, here both blocks; the store is to the first. */
  @Test
  void aStoreDirtiesTheWholePage() {
    run("load from page 0; store 5 to page 0");
    assertTrue(buffer(0).delay() && buffer(0).dirty() && buffer(1).delay() && buffer(1).dirty());
    assertEquals(List.of(8192L, 5L, 0L), run("pread(f, buf, 8192, 0)"));
    assertEquals(2L, state.inode.i_reserved_data_blocks.peek());
  }

  /** And where i_size is inside the page, no more than that. */
  @Test
  void aStoreDirtiesNothingBehindTheSize() {
    run("ftruncate(f, 4096); load from page 0; store 5 to page 0");
    assertTrue(buffer(0).dirty());
    assertFalse(buffer(1).dirty() || buffer(1).mapped());
  }

  /** truncate_inode_partial_folio() and block_invalidate_folio(): zeros, and no buffer behind the end. */
  @Test
  void truncationInsideAPageDiscardsTheRestOfIt() {
    run("pwrite(f, buf, 16384, 0); ftruncate(f, 4096)");
    assertFalse(page(1).present());
    assertTrue(buffer(0).dirty() && buffer(0).delay());
    assertFalse(buffer(1).dirty() || buffer(1).mapped());
    assertEquals(1L, state.inode.i_reserved_data_blocks.peek());
    assertEquals(List.of(8192L, 1L, 0L), run("ftruncate(f, 8192); pread(f, buf, 8192, 0)"));
  }

  /** A hole punched into a page: its other block keeps its data, on disk by then. */
  @Test
  void aHoleInsideAPage() {
    run("pwrite(f, buf, 8192, 0); fallocate(f, PUNCH_HOLE, 4096, 4096)");
    assertEquals(List.of(8192L, 1L, 0L), run("pread(f, buf, 8192, 0)"));
    assertEquals(List.of("[0/1) written"), layout());
    assertEquals(List.of(), state.seenBy(Scenario.standardObservers(4).toArray(Observer[]::new)));
  }

  /** Two kinds of buffers in a page are two extents, mapped one after the other before the page goes out. */
  @Test
  void aPageOfADelayedAndAnUnwrittenBlockIsWrittenWhole() {
    run("fallocate(f, 0, 4096, 4096); pwrite(f, buf, 8192, 0)");
    assertEquals(1L, state.inode.i_reserved_data_blocks.peek());
    assertEquals(0L, run("writeback(f)"));
    assertFalse(page(0).dirty());
    assertTrue(buffer(0).mapped() && !buffer(0).delay() && buffer(1).mapped() && !buffer(1).unwritten());
    assertEquals(0L, state.inode.i_reserved_data_blocks.peek());
    assertEquals(List.of("[0/1) written", "[1/1) written"), layout(), "block 1 has the lower physical one");
    assertEquals(List.of(), state.seenBy(Scenario.standardObservers(4).toArray(Observer[]::new)));
  }

  /** A clean block between dirty ones splits the extent to map, not the page. */
  @Test
  void aPageWithAHoleInTheMiddleOfTheRunIsWritten() {
    run("pwrite(f, buf, 4096, 0); pwrite(f, buf2, 4096, 8192); writeback(f)");
    assertEquals(List.of("[0/1) written", "[2/1) written"), layout());
    assertEquals(List.of(16384L, 1L, 0L, 2L, 0L), run("pread(f, buf, 16384, 0)"));
    assertEquals(List.of(), state.seenBy(Scenario.standardObservers(4).toArray(Observer[]::new)));
  }

  /** iomap_seek_data(): an unwritten block is data where its part of the page is up to date. */
  @Test
  void seekLooksAtTheBlockNotAtThePage() {
    run("fallocate(f, 0, 0, 8192); pwrite(f, buf, 4096, 4096)");
    assertEquals(4096L, run("lseek(f, 0, SEEK_DATA)"));
  }

  /** Which blocks are where: the first block and length of each extent, and its type. */
  private List<String> layout() {
    List<String> extents = new ArrayList<>();
    for (int i = 0; i < state.inode.i_data.peek().count(); i++) {
      ExtentTree.Extent ex = state.inode.i_data.peek().get(i);
      extents.add("[" + ex.ee_block() + "/" + ex.ee_len() + ") " + (ex.unwritten() ? "unwritten" : "written"));
    }
    return extents;
  }
}
