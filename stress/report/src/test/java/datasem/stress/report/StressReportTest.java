package datasem.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.scenarios.Cell;
import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.StressCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the engines' files to the reports and the end of the run, on four cells. */
class StressReportTest {
  private static final String SCENARIO = "read_vs_da_write";
  private static final List<Cell> CELLS =
      List.of(
          StressCells.of("v6.7", SCENARIO), StressCells.of("v6.8", SCENARIO),
          StressCells.of("v6.8", "mkwrite_vs_fallocate"), StressCells.of("disksize-unlocked", SCENARIO));

  @TempDir private Path directory;

  private static EngineLine cell(int which, Verdict verdict, long hits, String reason) {
    Cell cell = CELLS.get(which);
    return new EngineLine.Cell(
        cell.kernel().name(), cell.scenario().name(), "jcstress", verdict, "", hits > 0 ? "LOST_DELALLOC" : "",
        verdict == Verdict.LEFT_OUT ? 0 : 100, hits, null, 1, reason, "");
  }

  private List<String> reported(long canaryHits, int reported) throws IOException {
    try (EngineFile file = EngineFile.create(directory, "jcstress")) {
      file.add(new EngineLine.CanaryRun("jcstress", "seed_race", true, 10, 0, "", ""));
      file.add(new EngineLine.CanaryRun("jcstress", "seed_race", true, 1000, canaryHits, "", ""));
      file.add(cell(0, Verdict.SOMETIMES, 4, ""));
      file.add(cell(1, Verdict.NOT_OBSERVED, 0, ""));
      file.add(cell(2, Verdict.LEFT_OUT, 0, "the budget was used up before its turn"));
      file.add(cell(3, Verdict.LEFT_OUT, 0, EngineLine.Cell.SAME_TEXT + "v6.7"));
      file.add(new EngineLine.End("jcstress", 3, reported, 5));
    }
    return StressReport.report(directory, List.of("jcstress"), directory.resolve("out"), CELLS);
  }

  private String text() throws IOException {
    return Files.readString(directory.resolve("out/engines.txt"));
  }

  @Test
  void aGoodRunHasItsOutcomeFirstAndEveryLeftOutCellWithItsReason() throws IOException {
    assertEquals(List.of(), reported(1, 3));
    assertTrue(text().startsWith("4 cells of 3 kernels and 2 scenarios: no engine contradicts a verdict"), text());
    assertTrue(text().contains("confirmed, 4 of 100 (40,000/M), 1.0 s"), text());
    assertTrue(text().contains("not observed, 100 samples, 1.0 s"), text());
    assertTrue(text().matches("(?s).*jcstress +2 +0 +1 +1 +2 +4 of 200 +3 of 3 +5 s\n.*"), text());
    assertTrue(
        text().contains(
            "left out by jcstress, 1 cell: the budget was used up before its turn\n"
                + "    mkwrite_vs_fallocate: on all its kernels\n"),
        text());
    for (String name : List.of("engines.jsonl", "TEST-engines.xml", "linearizability.txt")) {
      assertTrue(Files.size(directory.resolve("out").resolve(name)) > 0, name);
    }
  }

  /** It is not run itself, and what is said of the other is not counted twice. */
  @Test
  void aCellOfTheSameTextHasTheVerdictOfTheOneThatWasRun() throws IOException {
    assertEquals(List.of(), reported(1, 3));
    assertTrue(text().contains("confirmed, as v6.7"), text());
    String json = Files.readString(directory.resolve("out/engines.jsonl"));
    assertTrue(
        json.lines().anyMatch(
            line -> line.contains("disksize-unlocked") && line.contains("\"verdict\":\"sometimes\"")
                && line.contains("runs the same text as v6.7") && line.contains("\"samples\":0")),
        json);
  }

  /** Of the canary's two lines the later one holds. */
  @Test
  void aCanaryThatStaysSilentFailsTheRunWhateverElseWasSeen() throws IOException {
    assertEquals(List.of("jcstress: canary seed_race must show an anomaly; 0 hits in 1,000 samples"), reported(0, 3));
    assertTrue(text().startsWith("4 cells of 3 kernels and 2 scenarios, PROBLEMS: 1\n  jcstress: canary"), text());
  }

  @Test
  void aTestThatDidNotReportFailsTheRun() throws IOException {
    assertEquals(List.of("jcstress: 2 tests have reported of 3"), reported(1, 2));
  }

  @Test
  void anEngineWithoutAFileFailsTheRun() throws IOException {
    List<String> problems = StressReport.report(directory, List.of("lincheck-mc"), directory.resolve("out"), CELLS);
    assertEquals(List.of("lincheck-mc has handed in nothing"), problems);
    assertFalse(text().contains("every canary did what it must"), text());
  }
}
