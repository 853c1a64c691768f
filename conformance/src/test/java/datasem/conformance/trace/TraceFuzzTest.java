package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the input: a report with one of the three exit codes, and the same one each time. */
class TraceFuzzTest {

  private static TraceReport check(byte[] bytes) {
    return TraceFiles.check("fuzz", new ByteArrayInputStream(bytes), TraceOptions.DEFAULT);
  }

  private static void survives(byte[] bytes) {
    TraceReport report = check(bytes);
    assertTrue(report.exitCode() >= 0 && report.exitCode() <= 2);
    assertTrue(TraceText.of(report).endsWith("\n"));
    assertEquals(TraceText.of(report), TraceText.of(check(bytes)));
  }

  private static List<String> text() throws IOException {
    Path file = Recordings.named("race-b-6.1-unfixed-natural-1").get(0);
    return Recordings.lines(file);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void randomBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 150; i++) {
      byte[] bytes = new byte[random.nextInt(4000)];
      random.nextBytes(bytes);
      if (i % 3 == 0 && bytes.length > 2) {
        bytes[0] = 0x1f;
        bytes[1] = (byte) 0x8b;
      }
      survives(bytes);
    }
  }

  @Test
  void changedBytes() throws IOException {
    byte[] whole = bytes(text());
    Random random = new Random(2);
    for (int i = 0; i < 150; i++) {
      byte[] bytes = whole.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) (' ' + random.nextInt(95));
      }
      survives(bytes);
    }
  }

  @Test
  void cutAndReorderedLines() throws IOException {
    List<String> whole = text();
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      List<String> lines = new ArrayList<>(whole);
      int at = random.nextInt(lines.size());
      if (i % 2 == 0) {
        Collections.shuffle(lines, random);
      } else {
        String line = lines.get(at);
        lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      }
      survives(bytes(lines));
    }
  }

  @Test
  void manyTasksAtOnce() {
    // every task stops inside an insertion: the orders explode, the bound holds, and it is said
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append(String.format("t-%d [000] ..... 1.%06d: ext4_es_insert_extent: dev 8,1 ino 12 es [%d/3) mapped %d status W%n",
          1000 + i, i, i % 7, 100 + i));
    }
    TraceReport report = check(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(500, report.events());
    assertEquals(0, report.exitCode());
    assertTrue(report.notes().stream().anyMatch(n -> n.contains("orders")), report.notes().toString());
  }
}
