package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The shrinker may free any entry that is not delayed at any time, and says at most how many. */
class UnlistedEvictionTest {
  private final StringBuilder text = new StringBuilder();
  private int micros;

  private void line(String event, String fields) {
    text.append(String.format("t-9 [000] ..... 1.%06d: ext4_%s: dev 8,1 ino 12 %s%n", micros++, event, fields));
  }

  private void lookup(long lblk, String answer) {
    line("es_lookup_extent_enter", "lblk " + lblk);
    line("es_lookup_extent_exit", answer);
  }

  private TraceReport check() {
    return TraceFiles.check(
        "t", new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)), TraceOptions.DEFAULT);
  }

  private void is(int refused, int evictions) {
    TraceReport r = check();
    assertEquals(refused, r.total().refused(), r.refusals().toString());
    assertEquals(evictions, r.evictions());
  }

  @Test
  void anEntryIsGone() {
    line("allocate_inode", "dir 2");
    line("es_insert_extent", "es [0/8) mapped 100 status W");
    lookup(3, "found 0 [0/0) 0 ");
    is(0, 1);
  }

  @Test
  void aDelayedOneNeverIs() {
    line("allocate_inode", "dir 2");
    line("es_insert_delayed_block", "es [3/1) mapped 0 status D allocated 0");
    lookup(3, "found 0 [0/0) 0 ");
    is(1, 0);
  }

  @Test
  void partOfWhatWouldHaveMergedIsGone() {
    line("allocate_inode", "dir 2");
    line("es_insert_extent", "es [0/4) mapped 100 status W");
    line("es_insert_extent", "es [4/4) mapped 104 status W");
    lookup(4, "found 1 [4/4) 104 W");
    is(0, 1);
    lookup(3, "found 0 [0/0) 0 ");
    is(0, 1);
  }

  @Test
  void butWhatIsThereHasMerged() {
    line("allocate_inode", "dir 2");
    line("es_insert_extent", "es [0/4) mapped 100 status W");
    line("es_insert_extent", "es [4/4) mapped 104 status W");
    lookup(4, "found 1 [4/4) 104 W");
    lookup(3, "found 1 [0/4) 100 W");
    is(1, 1);
  }

  @Test
  void whatIsCachedAfterwardsMayBeMore() {
    line("allocate_inode", "dir 2");
    line("es_insert_extent", "es [0/2) mapped 100 status W");
    line("es_cache_extent", "es [0/8) mapped 100 status W");
    lookup(5, "found 1 [0/8) 100 W");
    is(0, 0);
    lookup(1, "found 1 [0/8) 100 W");
    is(0, 0);
  }

  @Test
  void withoutACallNothingIsMore() {
    line("allocate_inode", "dir 2");
    line("es_insert_extent", "es [0/2) mapped 100 status W");
    lookup(1, "found 1 [0/8) 100 W");
    is(1, 0);
  }

  private void searchAndCacheHole(String found, String hole) {
    line("es_find_extent_range_enter", "lblk 2");
    line("es_find_extent_range_exit", "es " + found);
    line("es_insert_extent", "es " + hole + " mapped 0 status H");
    line("ext_map_blocks_exit", "flags  lblk 2 pblk 0 len 1 mflags  ret 0");
  }

  /**
   * ext4_es_find_extent_range() tests the end of its range only where it goes on from one entry to the next:
   * a delayed extent that is the first it meets may lie beyond the hole that the disk has.
   */
  @Test
  void theFirstEntryFoundMayLieBeyondTheHole() {
    line("allocate_inode", "dir 2");
    line("es_insert_delayed_block", "es [9/1) mapped 0 status D allocated 0");
    searchAndCacheHole("[9/1) mapped 0 status D", "[2/2)");
    is(0, 0);
  }

  @Test
  void aFurtherEntryFoundEndsTheHole() {
    line("allocate_inode", "dir 2");
    line("es_insert_extent", "es [6/1) mapped 100 status W");
    line("es_insert_delayed_block", "es [9/1) mapped 0 status D allocated 0");
    searchAndCacheHole("[9/1) mapped 0 status D", "[2/2)");
    is(0, 1);
  }

  @Test
  void noHoleReachesIntoTheEntryFound() {
    line("allocate_inode", "dir 2");
    line("es_insert_delayed_block", "es [9/1) mapped 0 status D allocated 0");
    searchAndCacheHole("[9/1) mapped 0 status D", "[2/8)");
    is(1, 0);
  }
}
