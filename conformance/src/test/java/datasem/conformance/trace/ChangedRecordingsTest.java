package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user's recording may be like: begun late, with losses, two file systems at once, written by
 * trace-cmd, CPU after CPU. The kernel behind it is sane, so nothing may be refused and nothing found.
 */
class ChangedRecordingsTest {
  /** More of both look further: {@code -Ddatasem.rounds=100 -Ddatasem.seed=7}. */
  private static final int ROUNDS = Integer.getInteger("datasem.rounds", 3);
  private static final int SEED = Integer.getInteger("datasem.seed", 0);

  private static final Pattern PREFIX = Pattern.compile("^( *\\S.*-\\d+ +\\[\\d+\\]) \\S+ ( *\\d+\\.\\d+: .*)$");

  static List<Path> sane() {
    return Stream.of("seq-", "race-b-6.1-fixed", "race-c-6.1-fixed", "race-b-6.12", "race-c-6.12", "cont-b-6.1-fixed")
        .flatMap(prefix -> Recordings.named(prefix).stream())
        .toList();
  }

  private static TraceReport check(List<String> lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    return TraceFiles.check("changed", new ByteArrayInputStream(bytes), TraceOptions.DEFAULT);
  }

  private static void sane(String what, List<String> lines) {
    TraceReport report = check(lines);
    assertNull(report.error(), what);
    assertEquals(List.of(), report.refusals(), what);
    assertEquals(List.of(), report.findings(), what);
  }

  private static List<String> events(Path file) throws IOException {
    return Recordings.lines(file).stream().filter(l -> !l.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("sane")
  void begunLate(Path file) throws IOException {
    List<String> lines = events(file);
    Random random = new Random(SEED + 4);
    for (int i = 0; i < ROUNDS; i++) {
      int from = random.nextInt(lines.size() / 2);
      sane(file.getFileName() + " from line " + from, lines.subList(from, lines.size()));
    }
  }

  @ParameterizedTest
  @MethodSource("sane")
  void withLosses(Path file) throws IOException {
    List<String> lines = events(file);
    Random random = new Random(SEED + 5);
    for (int i = 0; i < ROUNDS; i++) {
      List<String> left = new ArrayList<>(lines);
      int from = random.nextInt(left.size() - 1);
      int lost = 1 + random.nextInt(Math.min(200, left.size() - from));
      left.subList(from, from + lost).clear();
      left.add(from, "CPU:" + i % 2 + " [LOST " + lost + " EVENTS]");
      sane(file.getFileName() + " without " + lost + " from " + from, left);
    }
  }

  @ParameterizedTest
  @MethodSource("sane")
  void asTraceCmdPrintsIt(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of("cpus=2"));
    for (String line : events(file)) {
      Matcher m = PREFIX.matcher(line);
      lines.add(m.matches() ? m.group(1) + m.group(2).replaceFirst(": (ext4_\\w+):", ": $1:   ") : line);
    }
    sane(file.getFileName() + "", lines);
    assertEquals(check(events(file)).total(), check(lines).total());
  }

  @ParameterizedTest
  @MethodSource("sane")
  void besideAnotherFileSystem(Path file) throws IOException {
    List<String> both = new ArrayList<>(events(file));
    int own = both.size();
    boolean newer = file.getFileName().toString().contains("6.12");
    List<String> other = events(Recordings.named(newer ? "seq-6.12-s08-random-1" : "seq-6.1-s08-random-1").get(0));
    for (String line : other) {
      both.add(line.replace("dev 254,0", "dev 8,17").replaceFirst("-(\\d+ +\\[)", "-7$1"));
    }
    if (file.getFileName().toString().contains("s12-bigalloc")) {
      return; // one cluster ratio for all that is followed
    }
    both.sort(Comparator.comparing(ChangedRecordingsTest::time));
    TraceReport report = check(both);
    assertEquals(List.of(), report.refusals());
    assertEquals(List.of(), report.findings());
    assertTrue(report.lines() == own + other.size());
  }

  private static String time(String line) {
    Matcher m = Pattern.compile(" (\\d+)\\.(\\d+): ").matcher(line);
    return m.find() ? String.format("%9s.%s", m.group(1), m.group(2)) : "";
  }

  /** Evictions may be unlisted because nobody asked for the shrinker's events. */
  @ParameterizedTest
  @MethodSource("sane")
  void withoutTheShrinkersEvents(Path file) throws IOException {
    sane(file.getFileName() + "", events(file).stream().filter(l -> !l.contains("ext4_es_shrink")).toList());
  }

  /** As one gets by joining what each CPU's buffer holds, a page at a time. */
  @ParameterizedTest
  @MethodSource("sane")
  void withTheCpusOutOfOrder(Path file) throws IOException {
    List<String> lines = events(file);
    List<String> unsorted = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += 300) {
      List<String> some = new ArrayList<>(lines.subList(from, Math.min(lines.size(), from + 300)));
      some.sort(Comparator.comparing(line -> line.contains("[001]")));
      unsorted.addAll(some);
    }
    sane(file.getFileName() + "", unsorted);
    TraceReport sorted = check(lines);
    TraceReport report = check(unsorted);
    // lines of the same microsecond may have changed places
    assertTrue(report.total().explained() >= 0.95 * sorted.total().explained(), report.total() + "");
  }

  /** One after the other in one file: the second begins with time going back, and with other inodes. */
  @ParameterizedTest
  @MethodSource("sane")
  void twoRecordingsInOne(Path file) throws IOException {
    List<String> twice = new ArrayList<>(events(file).subList(0, events(file).size() / 2));
    twice.addAll(events(file));
    sane(file.getFileName() + "", twice);
  }
}
