package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.scenarios.ScenarioFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever the input: a report with one of the three exit codes, and the same one each time. */
class TraceFuzzTest {
  /** More of both look further: {@code -Ddatasem.fuzz=100 -Ddatasem.seed=7}. */
  private static final int TIMES = Integer.getInteger("datasem.fuzz", 1);

  private static final int SEED = 10 * Integer.getInteger("datasem.seed", 0);

  private static final String[] NUMBERS = {
    "-1", "0", "1", "2147483648", "4294967294", "4294967295", "4294967296", "9223372036854775807",
    "-9223372036854775808", "99999999999999999999", ""
  };

  private static final List<String> RECORDINGS =
      List.of("race-b-6.1-unfixed-natural-1", "seq-6.12-s12", "seq-6.1-s14", "race-c-6.12", "seq-6.1-s02");

  private static TraceReport check(byte[] bytes) {
    return TraceFiles.check("fuzz", new ByteArrayInputStream(bytes), TraceOptions.DEFAULT.withScenarios());
  }

  private static void survives(byte[] bytes) {
    TraceReport report = check(bytes);
    assertTrue(report.exitCode() >= 0 && report.exitCode() <= 2);
    assertTrue(TraceText.of(report).endsWith("\n"));
    assertEquals(TraceText.of(report), TraceText.of(check(bytes)));
    TraceScenario.of(report, 0).ifPresent(text -> ScenarioFile.parse("f.scenario", text));
  }

  private static List<String> text() throws IOException {
    Path file = Recordings.named("race-b-6.1-unfixed-natural-1").get(0);
    return Recordings.lines(file);
  }

  /** A piece of at most 600 lines of one of several recordings. */
  private static List<String> piece(Random random) throws IOException {
    Path file = Recordings.named(RECORDINGS.get(random.nextInt(RECORDINGS.size()))).get(0);
    List<String> lines = Recordings.lines(file);
    int from = random.nextInt(Math.max(1, lines.size() - 600));
    return new ArrayList<>(lines.subList(from, Math.min(lines.size(), from + 600)));
  }

  @Test
  void changedNumbers() throws IOException {
    Random random = new Random(SEED + 4);
    for (int i = 0; i < 60 * TIMES; i++) {
      List<String> lines = piece(random);
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        int at = random.nextInt(lines.size());
        List<int[]> numbers = new ArrayList<>();
        Matcher m = Pattern.compile("\\d+").matcher(lines.get(at));
        while (m.find()) {
          numbers.add(new int[] {m.start(), m.end()});
        }
        if (!numbers.isEmpty()) {
          int[] where = numbers.get(random.nextInt(numbers.size()));
          String number = random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : "" + random.nextInt(64);
          lines.set(at, new StringBuilder(lines.get(at)).replace(where[0], where[1], number).toString());
        }
      }
      survives(bytes(lines));
    }
  }

  @Test
  void linesTwiceAndLinesMissing() throws IOException {
    Random random = new Random(SEED + 5);
    for (int i = 0; i < 60 * TIMES; i++) {
      List<String> lines = piece(random);
      for (int n = 1 + random.nextInt(20); n > 0; n--) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
          case 0 -> lines.remove(at);
          case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
          default -> lines.add(at, "CPU:" + random.nextInt(3) + " [LOST " + random.nextInt(99) + " EVENTS]");
        }
      }
      survives(bytes(lines));
    }
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void randomBytes() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 150 * TIMES; i++) {
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
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 150 * TIMES; i++) {
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
    Random random = new Random(SEED + 3);
    for (int i = 0; i < 100 * TIMES; i++) {
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
