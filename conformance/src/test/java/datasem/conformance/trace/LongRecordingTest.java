package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording longer than what is kept of it: one file after another is made, written, and evicted. */
class LongRecordingTest {

  /** More with {@code -Ddatasem.rounds=1000}, in a small heap. */
  private static final int FILES = 2_000 * Integer.getInteger("datasem.rounds", 1);

  /** The same few calls on ever new inodes; never all in memory. */
  private static final class Endless extends InputStream {
    private static final List<String> EVENTS =
        List.of(
            "allocate_inode: dev 8,1 ino %d dir 2 mode 0100644",
            "da_write_begin: dev 8,1 ino %d pos 4096 len 4096",
            "es_lookup_extent_enter: dev 8,1 ino %d lblk 1",
            "es_lookup_extent_exit: dev 8,1 ino %d found 0 [0/0) 0 ",
            "es_insert_extent: dev 8,1 ino %d es [0/4294967295) mapped 0 status H",
            "es_lookup_extent_enter: dev 8,1 ino %d lblk 1",
            "es_lookup_extent_exit: dev 8,1 ino %d found 1 [0/4294967295) 0 HR",
            "da_reserve_space: dev 8,1 ino %d mode 0100644 i_blocks 0 reserved_data_blocks 1",
            "es_insert_delayed_block: dev 8,1 ino %d es [1/1) mapped 0 status D allocated 0",
            "es_lookup_extent_enter: dev 8,1 ino %d lblk 1",
            "es_lookup_extent_exit: dev 8,1 ino %d found 1 [1/1) 0 D");
    private byte[] line = new byte[0];
    private int at;
    private long number;

    @Override
    public int read() {
      if (at == line.length) {
        if (number == (long) FILES * EVENTS.size()) {
          return -1;
        }
        long ino = 12 + number / EVENTS.size();
        String event = String.format(EVENTS.get((int) (number % EVENTS.size())), ino);
        String head = String.format("t-%d [00%d] ..... %d.%06d: ext4_", 100 + ino % 5000, ino % 2, number / 1_000_000, number % 1_000_000);
        line = (head + event + "\n").getBytes(StandardCharsets.ISO_8859_1);
        at = 0;
        number++;
      }
      return line[at++];
    }
  }

  @Test
  void isFollowedToItsEnd() throws IOException {
    try (InputStream in = new Endless()) {
      TraceReport report = TraceFiles.check("long", in, TraceOptions.DEFAULT);
      assertNull(report.error());
      assertEquals(11L * FILES, report.lines());
      assertEquals(List.of(), report.refusals());
      assertEquals(3L * FILES, report.counts().get("ext4_es_lookup_extent_exit").explained());
      assertTrue(report.notes().size() < 20);
    }
  }
}
