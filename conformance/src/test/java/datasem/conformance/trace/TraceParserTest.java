package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.conformance.trace.Fields.Es;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TraceParserTest {
  private static final String HEAD = "     wl-54      [001] ...1.     2.018058: ";
  private static final String ENTER = "ext4_es_lookup_extent_enter: dev 254,0 ino 12 lblk 0\n";
  private static final String MISS = "ext4_es_lookup_extent_exit: dev 254,0 ino 12 found 0 [0/0) 0 \n";

  private static TraceReport check(String text) {
    return check(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static TraceReport check(byte[] bytes) {
    return TraceFiles.check("test", new ByteArrayInputStream(bytes), TraceOptions.DEFAULT);
  }

  private static TraceLine line(String text) throws TraceFormatException {
    return LineParser.parse(7, text);
  }

  @Test
  void readsTracefsAndTraceCmd() throws TraceFormatException {
    TraceLine a = line("    kworker/u4:1-25      [001] ...1.     2.018058: ext4_evict_inode: dev 254,0 ino 12 nlink 0");
    assertEquals(new TraceLine(7, "kworker/u4:1-25", 25, 1, 2_018_058, "ext4_evict_inode", "dev 254,0 ino 12 nlink 0"), a);
    TraceLine b = line(" my prog-x-8 [000]   77.000001: ext4_evict_inode:     dev 254,0 ino 12 nlink 0");
    assertEquals("my prog-x-8", b.task());
    assertEquals(8, b.pid());
    assertEquals(77_000_001, b.micros());
    assertEquals("dev 254,0 ino 12 nlink 0", b.fields());
    TraceLine c = line("  wl-54  (     54) [003] d..2.  5.000000123: ext4:ext4_evict_inode: dev 8,1 ino 3 nlink 1");
    assertEquals("wl-54", c.task());
    assertEquals(5_000_000, c.micros());
    assertEquals("ext4_evict_inode", c.event());
  }

  @Test
  void passesOverWhatIsNoEvent() throws TraceFormatException {
    assertNull(line("# tracer: nop"));
    assertNull(line(""));
    assertNull(line(" => ext4_map_blocks"));
    assertNull(line("cpus=2"));
    assertEquals("", line(HEAD + "down_read <-ext4_map_blocks").event());
    assertEquals("", line(HEAD + "<stack trace>").event());
    assertEquals(TraceLine.LOST, line("CPU:1 [LOST 123 EVENTS]").event());
    assertEquals(1, line("CPU:1 [LOST 123 EVENTS]").cpu());
  }

  @Test
  void readsFields() throws TraceFormatException {
    Fields f = new Fields(line(HEAD + "ext4_da_reserve_space: dev 254,0 ino 12 mode 0100644 i_blocks 0 reserve_blocks 1reserved_data_blocks 2"));
    assertEquals(1, f.number("reserve_blocks"));
    assertEquals(2, f.number("reserved_data_blocks"));
    assertEquals(254L << 32, f.dev());
    f = new Fields(line(HEAD + "ext4_es_insert_extent: dev 254,0 ino 12 es [5/4294967290) mapped 77 status UD seq 3"));
    assertEquals(new Es(5, 4294967290L, 77, 6), f.es());
    f = new Fields(line(HEAD + "ext4_es_find_extent_range_exit: dev 254,0 ino 12 es [0/0) mapped 0 status "));
    assertEquals(Es.NONE, f.es());
    f = new Fields(line(HEAD + "ext4_es_lookup_extent_exit: dev 254,0 ino 12 found 1 [2/3) 549196775151 HR"));
    assertEquals(new Es(2, 3, 0, 8), f.found());
  }

  @Test
  void refusesBlocksBeyondTheLast() throws TraceFormatException {
    Fields f = new Fields(line(HEAD + "ext4_es_remove_extent: dev 254,0 ino 12 es [1/4294967295)"));
    assertThrows(TraceFormatException.class, f::range);
    // the sum of these is negative
    Fields huge = new Fields(line(HEAD + "ext4_es_cache_extent: dev 254,0 ino 12 es [9223372036854775807/1) mapped 1 status W"));
    assertThrows(TraceFormatException.class, huge::range);
  }

  @Test
  void reportsWhatItReadBeforeGarbage() {
    TraceReport r = check(HEAD + ENTER + HEAD + MISS + "garbage\n" + HEAD + ENTER);
    assertEquals(2, r.exitCode());
    assertTrue(r.error().startsWith("line 3: "), r.error());
    assertEquals(2, r.events());
    assertEquals(1, r.total().not_judged());
  }

  @Test
  void saysWhereAFileIsCutOrBinary() {
    assertTrue(check(HEAD + ENTER + HEAD + "ext4_es_look").error().startsWith("line 2: "));
    assertTrue(check(HEAD + ENTER + "a\0b\n").error().startsWith("line 2: binary"));
    assertTrue(check(HEAD + "ext4_es_lookup_extent_enter: dev 254,0 ino 12 lblk\n").error().startsWith("line 1: "));
    assertEquals(2, check("").exitCode());
    assertTrue(check("\u0017\u0008Dtracing and more").error().contains("trace.dat"));
    assertTrue(check("x".repeat(TraceReader.LONGEST_LINE + 1)).error().contains("longer"));
  }

  @Test
  void readsGzipAndSaysWhenItIsCut() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write((HEAD + ENTER + HEAD + MISS).getBytes(StandardCharsets.ISO_8859_1));
    }
    byte[] whole = out.toByteArray();
    assertEquals(2, check(whole).events());
    assertTrue(check(Arrays.copyOf(whole, whole.length - 9)).error().contains("gzip"));
    assertTrue(check(Arrays.copyOf(whole, 5)).error().contains("gzip"));
  }

  @Test
  void forgetsEverythingWhenEventsWereLost() {
    String insert = HEAD + "ext4_es_insert_extent: dev 254,0 ino 12 es [0/9) mapped 0 status H\n";
    String hit = HEAD + "ext4_es_lookup_extent_exit: dev 254,0 ino 12 found 1 [0/9) 0 H\n";
    assertEquals(1, check(insert + HEAD + ENTER + HEAD + hit.substring(HEAD.length())).total().explained());
    TraceReport lost = check(insert + "CPU:1 [LOST 5 EVENTS]\n" + HEAD + ENTER + hit);
    assertEquals(0, lost.total().explained());
    assertEquals(1, lost.total().not_judged());
    assertEquals(1, lost.notes().stream().filter(n -> n.contains("lost")).count());
    // without the loss a delayed entry has turned into nothing, which the model refuses
    String delayed = HEAD + "ext4_es_insert_delayed_block: dev 254,0 ino 12 es [0/1) mapped 0 status D allocated 0\n";
    assertEquals(1, check(delayed + HEAD + ENTER + HEAD + MISS).total().refused());
    assertEquals(0, check(delayed + "CPU:1 [LOST 5 EVENTS]\n" + HEAD + ENTER + HEAD + MISS).total().refused());
  }
}
