package datasem.scenarios;

import static datasem.scenarios.Anomaly.DATA_LOSS;
import static datasem.scenarios.Anomaly.EXPOSED_DATA;
import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Anomaly.STALE_DATA;
import static datasem.scenarios.Anomaly.STALE_DISKSIZE;
import static datasem.scenarios.Anomaly.WRITTEN_BEYOND_DISKSIZE;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * Writeback that fails for a page, or in the middle of one, most of them pages of two blocks. Blocks of 4096
 * bytes under pages of 8192 stand for blocks of 2048 under pages of 4096, and for large folios.
 */
final class PartOfAPage {
  private PartOfAPage() {}

  /**
   * A fatal error throws the page away. What its blocks had reserved is to go with it, but the range that
   * is forgotten ends at the first block of the last page.
   *
   * <pre>
   * Task1
   * writeback(f)
   *  - fails for page 0
   *  mpage_release_unused_pages()
   *  - removes delalloc extent 0
   *  - drops page 0
   * </pre>
   *
   * Block 1 stays delayed, for a page that is no more. Writing everything out does not end that, only
   * truncation or eviction does.
   */
  static Scenario writeback_vs_bitmap_error() {
    return Scenario.named("writeback_vs_bitmap_error")
        .headline(RESERVATION_LEAK)
        .start(
            "A file of one page of 8192 bytes in two blocks, both dirty and delayed.",
            "pwrite(f, buf, 8192, 0)")
        .blocks(2)
        .blocksPerPage(2)
        .mayFail(Failure.BITMAP_READ)
        .ignoring(STALE_DISKSIZE)
        .task("task1", "writeback(f)")
        .observers(
            Observer.of("SEEK_DATA and FIEMAP", "fiemap(f, 0, 8192); lseek(f, 0, SEEK_DATA)"),
            Observer.of("writeback", "writeback(f)"),
            Observer.of("truncate 0, evict", "ftruncate(f, 0); evict(f)"),
            Observer.of("writeback, evict", "writeback(f); evict(f)"))
        .expect(
            "v6.7",
            sometimes(
                "1bfe6354e097: the range ends at the first block of the last page, so the second one stays"
                    + " delayed, with its reservation"))
        .expect("v6.19", never("1bfe6354e097, v6.17: the range is counted in bytes and ends where the page does"))
        .found("Zhang Yi, in 1bfe6354e097, v6.17")
        .link("ext4: process folios writeback in bytes", "1bfe6354e097, v6.17")
        .build();
  }

  /**
   * A page of which the second block is preallocated, so that its blocks are mapped one after the other.
   * Memory is short at the second one. The error is one to try again, the page stays dirty, but its first
   * block is made written with the end of a run whose data has not gone out, and i_disksize stays.
   *
   * <pre>
   * Task1
   * writeback(f)
   *  - allocates unwritten extent 0
   *  - gets no memory for block 1
   *  ext4_convert_unwritten_extents()
   *  - written extent 0, beyond
   *    i_disksize 0
   * </pre>
   */
  static Scenario writeback_vs_no_memory() {
    return Scenario.named("writeback_vs_no_memory")
        .headline(WRITTEN_BEYOND_DISKSIZE)
        .start(
            "A file of one page of 8192 bytes in two blocks, both dirty, the second one preallocated.",
            "fallocate(f, KEEP_SIZE, 4096, 4096); pwrite(f, buf, 8192, 0)")
        .blocks(2)
        .blocksPerPage(2)
        .usedDevice()
        .mayFail(Failure.NO_MEMORY)
        .task("task1", "writeback(f)")
        .expect(
            "v6.7",
            sometimes(
                "ded2d726a304: the mapped part of the page is not written, i_disksize not updated, and the"
                    + " transaction with its extent may commit"))
        .expect("v6.19", never("ded2d726a304, v6.17: what is mapped of the page is submitted, i_disksize follows it"))
        .found("Zhang Yi, linux-ext4, 2025-07-07")
        .link("ext4: fix stale data if it bail out of the extents mapping loop", "ded2d726a304, v6.17")
        .build();
  }

  /**
   * The same page the other way round, inside a file that is already as long on disk, and an error that is
   * final. The page is thrown away; its first block is made written all the same, though nothing was
   * written to it.
   *
   * <pre>
   * Task1
   * writeback(f)
   *  - maps unwritten extent 0
   *  - fails for block 1
   *  mpage_release_unused_pages()
   *  - drops page 0
   *  ext4_convert_unwritten_extents()
   *  - written extent 0: old data
   * </pre>
   */
  static Scenario writeback_vs_bitmap_error_in_page() {
    return Scenario.named("writeback_vs_bitmap_error_in_page")
        .headline(EXPOSED_DATA)
        .start(
            "A file of one page of 8192 bytes in two blocks, both dirty, the first one preallocated.",
            "ftruncate(f, 8192); fallocate(f, KEEP_SIZE, 0, 4096); pwrite(f, buf, 8192, 0)")
        .blocks(2)
        .blocksPerPage(2)
        .usedDevice()
        .mayFail(Failure.BITMAP_READ)
        .ignoring(RESERVATION_LEAK)
        .task("task1", "writeback(f)")
        .expect(
            "v6.7",
            sometimes(
                "io_end_vec grows with each buffer mapped, and ext4_put_io_end() converts it whether or not"
                    + " a bio went out; ded2d726a304 submits such a page after errors to try again only;"
                    + " read in the code, not reported"))
        .expect("discard-no-convert", never("the range to convert ends where the page that is discarded begins"))
        .found("read in the code")
        .link("the same after an error to try again", "ded2d726a304, v6.17")
        .build();
  }

  /**
   * The device refuses the data. Up to v6.14 the block is made written all the same, and once the page is
   * dropped it reads as what the disk held before. With one block in a page or two this is the same.
   *
   * <pre>
   * Task1
   * writeback(f)
   *  - allocates unwritten extent 0
   *  - submit_bio() fails
   *  ext4_convert_unwritten_extents()
   *  - written extent 0: old data
   * </pre>
   *
   * The data is lost with either text; what is asked is whether somebody else's shows.
   */
  static Scenario writeback_vs_write_error() {
    return Scenario.named("writeback_vs_write_error")
        .headline(EXPOSED_DATA)
        .start("A file of 4096 bytes, its block 0 dirty and delayed.", "pwrite(f, buf, 4096, 0)")
        .usedDevice()
        .mayFail(Failure.DATA_WRITE)
        .ignoring(STALE_DATA)
        .ignoring(DATA_LOSS)
        .task("task1", "writeback(f)")
        .expect(
            "v6.7",
            sometimes("e856f93e0fb2: unwritten extents are converted even if the data failed to be written"))
        .expect("6.12-stable", never("e856f93e0fb2 is carried back: 6.12.117 has EXT4_IO_END_FAILED"))
        .expect("v6.16", never("e856f93e0fb2, v6.15: after a failed write nothing is converted"))
        .found("Baokun Li, in the message of e856f93e0fb2, v6.15")
        .link("ext4: do not convert the unwritten extents if data writeback fails", "e856f93e0fb2, v6.15")
        .build();
  }
}
