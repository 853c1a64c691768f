package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineLine.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLinesTest {
  private static final EngineLine.Cell SEEN =
      new EngineLine.Cell(
          "v6.7", "read_vs_da_write", "jcstress", Verdict.SOMETIMES, "sometimes",
          "LOST_DELALLOC", 4_000_000_000L, 12, 0.5, 3.25, "", "task 0, then 1");
  private static final EngineLine.Cell LEFT_OUT =
      new EngineLine.Cell(
          "v6.8", "a_vs_b", "jcstress", Verdict.LEFT_OUT, "never", "", 0, 0, null, 0, "says \"no\"\nand\ttwice", "");

  @Test
  void aLineIsWrittenInTheAgreedForm() {
    assertEquals(
        "{\"schema\":1,\"kernel\":\"v6.7\",\"scenario\":\"read_vs_da_write\",\"engine\":\"jcstress\","
            + "\"verdict\":\"sometimes\",\"expected\":\"sometimes\",\"anomaly\":\"LOST_DELALLOC\","
            + "\"samples\":4000000000,\"hits\":12,\"first_hit_seconds\":0.5,"
            + "\"seconds\":3.25,\"reason\":\"\",\"witness\":\"task 0, then 1\"}",
        EngineLines.write(SEEN));
    assertTrue(EngineLines.write(LEFT_OUT).contains("\"first_hit_seconds\":null"));
  }

  @Test
  void whatIsWrittenIsReadBack(@TempDir Path directory) throws IOException {
    EngineLine canary = new EngineLine.CanaryRun("jcstress", "seed_race", true, 10, 1, "", "");
    EngineLine end = new EngineLine.End("jcstress", 3, 2, 61.5);
    try (EngineFile file = EngineFile.create(directory.resolve("made"), "jcstress")) {
      for (EngineLine line : List.of(SEEN, LEFT_OUT, canary, end)) {
        file.add(line);
      }
      assertEquals(
          List.of(SEEN, LEFT_OUT, canary, end), EngineLines.read(directory.resolve("made/jcstress.jsonl")));
    }
  }

  @Test
  void aLineCutShortIsPassedOverAndAWrongOneIsNot(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("x.jsonl");
    Files.writeString(file, EngineLines.write(SEEN) + "\n{\"schema\":1,\"ker");
    assertEquals(List.of(SEEN), EngineLines.read(file));
    Files.writeString(file, EngineLines.write(SEEN) + "\n{\"schema\":1,\"ker\n");
    assertTrue(assertThrows(IOException.class, () -> EngineLines.read(file)).getMessage()
            .startsWith("x.jsonl, line 2"));
    Files.writeString(file, EngineLines.write(SEEN).replace("\"schema\":1", "\"schema\":2") + "\n");
    assertThrows(IOException.class, () -> EngineLines.read(file));
  }

  /** A canary that shows what the first cell shows is another line. */
  @Test
  void theLastLineForACellOrACanaryHolds() {
    EngineLine silent = new EngineLine.CanaryRun("jcstress", "seed_race", true, 10, 0, "", "");
    EngineLine well = new EngineLine.CanaryRun("jcstress", "seed_race", true, 30, 2, "", "");
    EngineLine end = new EngineLine.End("jcstress", 2, 2, 1);
    EngineLine.Cell before =
        new EngineLine.Cell("v6.8", "a_vs_b", "jcstress", Verdict.NOT_OBSERVED, "never", "", 7, 0, null, 1, "", "");
    assertEquals(
        List.of(well, LEFT_OUT, SEEN, end), EngineLines.last(List.of(silent, before, SEEN, well, LEFT_OUT, end)));
  }

  @Test
  void aCanaryIsWellIfItDidWhatItMust() {
    assertTrue(new EngineLine.CanaryRun("e", "c", true, 10, 1, "", "").well());
    assertFalse(new EngineLine.CanaryRun("e", "c", true, 10, 0, "", "").well());
    assertTrue(new EngineLine.CanaryRun("e", "c", false, 10, 0, "", "").well());
    assertFalse(new EngineLine.CanaryRun("e", "c", false, 10, 1, "", "").well());
    assertFalse(new EngineLine.CanaryRun("e", "c", false, 0, 0, "", "").well());
    assertFalse(new EngineLine.CanaryRun("e", "c", true, 10, 1, "hung", "").well());
  }

  @Test
  void budgetsAndShares() {
    assertEquals(Duration.ofSeconds(90), Budget.parse("90s"));
    assertEquals(Duration.ofMinutes(30), Budget.parse("30m"));
    assertEquals(Duration.ofHours(2), Budget.parse("2h"));
    assertEquals(Duration.ofSeconds(54), Budget.share("2m", "45"));
    for (String wrong : List.of("", "10", "0s", "-1m", "1d", "m", "1.5h", "9999999s")) {
      assertThrows(IllegalArgumentException.class, () -> Budget.parse(wrong), wrong);
    }
    assertThrows(IllegalArgumentException.class, () -> Budget.share("2m", "101"));
  }

  @Test
  void anEngineKnowsItsPartAndWhetherItIsToRun() {
    EngineArguments given = EngineArguments.of(new String[] {"2m", "45", "there", "a,b"});
    assertEquals(Duration.ofSeconds(54), given.budget());
    assertEquals(Path.of("there"), given.results());
    assertTrue(given.wants("b"));
    assertFalse(given.wants("c"));
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> EngineArguments.of(new String[] {"soon", "45", "there", "a"}))
            .getMessage();
    assertEquals("budget \"soon\" is none: a whole number followed by s, m or h, such as 90s, 10m or 2h", said);
    assertThrows(IllegalArgumentException.class, () -> EngineArguments.of(new String[] {"2m"}));
  }
}
