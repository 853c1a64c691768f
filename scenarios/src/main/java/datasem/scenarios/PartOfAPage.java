package datasem.scenarios;

import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Anomaly.STALE_DISKSIZE;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * Pages of two blocks: writeback that fails for a page, or in the middle of one. Blocks of 4096 bytes under
 * pages of 8192 stand for blocks of 1024 or 2048 under pages of 4096, and for large folios.
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
            "A file of one page of 8192 bytes in two blocks, both written and delayed.",
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
}
