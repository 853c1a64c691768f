package datasem.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
  private static final String SEED =
      """
      # the seed, as a file
      start: A file of 8192 bytes, all hole.
      blocks: 2

      setup: ftruncate(f, 8192)
      headline: LOST_DELALLOC
      task reader: pread(f, buf, 4096, 0)
      task writer: pwrite(f, buf, 4096, 4096)
      """;

  private static Scenario parse(String text) {
    return ScenarioFile.parse("a.scenario", text);
  }

  private static void refused(String message, String text) {
    MalformedScenario e = assertThrows(MalformedScenario.class, () -> parse(text));
    assertEquals("a.scenario: " + message, e.getMessage());
  }

  @Test
  void readsWhatTheListSaysToo() {
    Scenario listed = Scenarios.byName("read_vs_da_write").orElseThrow();
    Scenario read = parse(SEED);
    assertEquals(listed.setup(), read.setup());
    assertEquals(
        listed.tasks().stream().map(Task::calls).toList(), read.tasks().stream().map(Task::calls).toList());
    assertEquals(listed.blocks(), read.blocks());
    assertEquals(listed.headline(), read.headline());
    assertEquals(listed.observers(), read.observers());
    assertEquals("a.scenario", read.name());
    assertFalse(read.expects(Kernels.V6_7));
  }

  @Test
  void pagesOfSeveralBlocks() {
    assertEquals(1, parse(SEED).blocks_per_page());
    assertEquals(2, parse(SEED + "blocks per page: 2\n").blocks_per_page());
    refused("line 9: 3 blocks per page: must be a power of two", SEED + "blocks per page: 3\n");
    refused("2 blocks: must be whole pages", SEED + "blocks per page: 4\n");
  }

  @Test
  void bigallocAndFinder() {
    Scenario read = parse(SEED + "bigalloc: 4\nfound: a disk in the cellar\n");
    assertEquals(4, read.cluster_ratio());
    assertEquals("a disk in the cellar", read.found());
    assertEquals(List.of("reader", "writer"), read.tasks().stream().map(Task::name).toList());
  }

  @Test
  void aBadFileIsOneLineWithItsNumber() {
    refused("line 3: \"17\" is no number from 1 to 16", SEED.replace("blocks: 2", "blocks: 17"));
    refused("line 6: \"LOST\" is no anomaly (see: datasem list anomalies)", SEED.replace("LOST_DELALLOC", "LOST"));
    refused("line 7: \"pread(f)\" is no call that is modelled", SEED.replace("pread(f, buf, 4096, 0)", "pread(f)"));
    refused("line 9: \"blocks\" is given twice", SEED + "blocks: 1\n");
    refused("line 9: \"bigalloc\" without a value", SEED + "bigalloc:\n");
    refused("line 9: 3 blocks per cluster: must be a power of two", SEED + "bigalloc: 3\n");
    refused("line 9: \"rubb?sh\" is no \"part: value\"", SEED + "rubb\u0007sh\n");
    refused(
        "line 8: pwrite(f, buf, 4096, 4096) reaches beyond the 1 blocks of the file",
        SEED.replace("blocks: 2", "blocks: 1").replace("ftruncate(f, 8192)", "ftruncate(f, 4096)"));
    refused("line 9: an inode that tasks use cannot be evicted", SEED + "task x: evict(f)\n");
    refused("no line \"headline:\"", SEED.replace("headline", "#"));
    refused("no task", "start: x\nblocks: 1\nheadline: STALE_DATA\n");
    refused(
        "line 5: the setup fails: v6.7 a.scenario: store to page 0 of the setup returns -14",
        SEED.replace("ftruncate(f, 8192)", "store to page 0"));
    assertTrue(
        assertThrows(MalformedScenario.class, () -> parse(SEED + "task x: " + "writeback(f); ".repeat(9) + "writeback(f)"))
            .getMessage().contains("line 9: more than 4 tasks or 8 calls"));
  }

  @Test
  void aFileThatCannotBeReadIsOneLineToo(@TempDir Path dir) throws IOException {
    String missing = dir.resolve("none.scenario").toString();
    assertEquals(
        missing + ": no such file",
        assertThrows(MalformedScenario.class, () -> ScenarioFile.read(missing)).getMessage());
    Path long_one = Files.writeString(dir.resolve("long.scenario"), "#".repeat(70_000));
    assertTrue(
        assertThrows(MalformedScenario.class, () -> ScenarioFile.read(long_one.toString()))
            .getMessage().contains("longer than"));
    Path good = Files.writeString(dir.resolve("good.scenario"), SEED);
    assertEquals(2, ScenarioFile.read(good.toString()).tasks().size());
  }

  @Test
  void aPathHasASlashOrTheSuffix() {
    assertTrue(ScenarioFile.isPath("./x"));
    assertTrue(ScenarioFile.isPath("x.scenario"));
    assertFalse(ScenarioFile.isPath("read_vs_da_write"));
  }
}
