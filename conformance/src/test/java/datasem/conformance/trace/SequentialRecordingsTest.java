package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.EsPredicate;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One task at work on a real kernel, and background writeback: the model must explain all of it. */
class SequentialRecordingsTest {
  private static final Pattern HOLE = Pattern.compile("ext4_es_insert_extent: .* es \\[(\\d+)/(\\d+)\\) mapped \\d+ status H");

  static List<Path> sequential() {
    return Recordings.named("seq-");
  }

  @ParameterizedTest
  @MethodSource("sequential")
  void explainsEveryAnswer(Path file) {
    TraceReport report = Recordings.check(file, TraceOptions.DEFAULT);
    String name = file.getFileName().toString();

    assertEquals(null, report.error());
    assertEquals(List.of(), report.refusals());
    assertEquals(List.of(), report.findings());
    assertEquals(0, report.exitCode());
    assertEquals(name.startsWith("seq-6.1-") ? "6.1-stable" : "6.12-stable", report.kernel());

    // the start state of the inodes is unknown, and the tree is seen by look-ups alone: the rest is judged
    TraceReport.Count total = report.total();
    long all = total.explained() + total.not_judged();
    assertTrue(total.explained() >= 0.9 * all, total + " of " + name);
  }

  /** Only the two runs that make the shrinker work may need an eviction, which recordings do not list. */
  @ParameterizedTest
  @MethodSource("sequential")
  void needsTheShrinkerOnlyWhereItRan(Path file) {
    TraceReport report = Recordings.check(file, TraceOptions.DEFAULT);
    boolean shrinks = file.getFileName().toString().contains("s11-shrinker");
    assertEquals(shrinks, report.evictions() > 0);
  }

  @Test
  void refusesAnAccountingThatTheKernelDoesNotHave() {
    // 6.1 uses reservations up before it changes the status tree, v6.12's text because it changes it: the
    // first allocation of delayed blocks, a da_update_reserve_space, cannot be explained the other way
    Path delalloc = Recordings.named("seq-6.1-s01").get(0);
    TraceReport report =
        Recordings.check(delalloc, TraceOptions.DEFAULT.kernel(Kernels.V6_12_STABLE));
    assertEquals(1, report.exitCode());
    assertEquals("ext4_da_update_reserve_space", report.refusals().get(0).event());

    Path newer = Recordings.named("seq-6.12-s01").get(0);
    report = Recordings.check(newer, TraceOptions.DEFAULT.kernel(Kernels.V6_1_STABLE));
    assertEquals(1, report.exitCode());
    assertEquals("ext4_da_update_reserve_space", report.refusals().get(0).event());
  }

  @Test
  void refusesAChangedMergeRule() {
    Kernel never =
        Kernel.patched("never-merges", Kernels.V6_1_STABLE)
            .ext4_es_can_be_merged((sbi, es1, es2) -> false);
    Path delalloc = Recordings.named("seq-6.1-s01").get(0);
    TraceReport report = Recordings.check(delalloc, TraceOptions.DEFAULT.kernel(never));

    // the first look-up that sees merged entries: the four delayed blocks of the first write, as one
    Refusal first = report.refusals().get(0);
    assertEquals("ext4_es_lookup_extent_exit", first.event());
    assertEquals("[0/4) D", first.got());
    assertEquals(List.of("[0/1) D"), first.expected());
    assertTrue(first.matched() > 0);
    assertNotEquals(List.of(), first.trees());
  }

  @Test
  void refusesAWrongClusterSize() {
    Path bigalloc = Recordings.named("seq-6.1-s12").get(0);
    // the file system has 4 blocks per cluster: without bigalloc every delayed block would be reserved
    assertEquals(1, Recordings.check(bigalloc, TraceOptions.DEFAULT.clusterRatio(1)).exitCode());
    assertEquals(0, Recordings.check(bigalloc, TraceOptions.DEFAULT.clusterRatio(4)).exitCode());
  }

  /** Blocks beside each other on no disk become one entry: where both were looked up, the kernel says two. */
  @Test
  void refusesEntriesThatMergeTooReadily() {
    Kernel readily =
        Kernel.patched("merges-all", Kernels.V6_1_STABLE)
            .ext4_es_can_be_merged(
                (sbi, a, b) -> a.type() == b.type() && a.ext4_es_end() + 1 == b.es_lblk());
    Path random = Recordings.named("seq-6.1-s08-random-1").get(0);
    TraceReport report = Recordings.check(random, TraceOptions.DEFAULT.kernel(readily));
    assertEquals("ext4_es_lookup_extent_exit", report.refusals().get(0).event());
    assertEquals(1, report.exitCode());
  }

  /** An unwritten block that is delayed as well owns no reservation in 6.1; a model that thinks so miscounts. */
  @Test
  void refusesAWrongCountOfReservations() {
    Kernel miscounts =
        Kernel.patched("miscounts", Kernels.V6_1_STABLE).ext4_es_is_delonly(EsPredicate.DELAYED);
    TraceReport.Count all = new TraceReport.Count(0, 0, 0);
    for (Path file : Recordings.named("seq-6.1-")) {
      TraceReport report = Recordings.check(file, TraceOptions.DEFAULT.kernel(miscounts));
      for (Refusal refusal : report.refusals()) {
        assertTrue(
            refusal.event().equals("ext4_da_release_space") || refusal.event().equals("ext4_es_remove_extent"),
            refusal.toString());
      }
      all = all.plus(report.total());
    }
    assertTrue(all.refused() > 0);
  }

  /** A kernel that cuts a hole short, or not at all, where it has seen a delayed extent. */
  @Test
  void refusesAHoleThatIsTrimmedWrongly() throws IOException {
    Path random = Recordings.named("seq-6.1-s08-random-1").get(0);
    List<String> lines = Recordings.lines(random);
    int changed = 0;
    for (int i = 1; i < lines.size(); i++) {
      Matcher hole = HOLE.matcher(lines.get(i));
      if (!hole.find() || !lines.get(i - 1).contains("find_extent_range_exit") || !lines.get(i - 1).contains("status D")) {
        continue;
      }
      for (String len : List.of("" + (Long.parseLong(hole.group(2)) + 1), "4294967000")) {
        List<String> wrong = new ArrayList<>(lines);
        wrong.set(i, lines.get(i).replace("/" + hole.group(2) + ")", "/" + len + ")"));
        byte[] bytes = (String.join("\n", wrong) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        TraceReport report = TraceFiles.check("wrong", new ByteArrayInputStream(bytes), TraceOptions.DEFAULT);
        assertEquals(i + 1, report.refusals().get(0).line());
        assertEquals(List.of("[" + hole.group(1) + "/" + hole.group(2) + ") H"), report.refusals().get(0).expected());
        changed++;
      }
    }
    assertTrue(changed > 0);
  }
}
