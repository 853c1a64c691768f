package datasem.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.StressCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final String ENGINE = "jcstress";
  private static final List<String> ENGINES = List.of(ENGINE);
  private static final EngineLine CANARY = new EngineLine.CanaryRun(ENGINE, "seed_race", true, 1000, 2, "", "");
  private static final EngineLine END = new EngineLine.End(ENGINE, 3, 3, 10);

  private static Row row(String kernel, EngineLine.Cell line) {
    Cell cell = StressCells.of(kernel, "read_vs_da_write");
    return new Row(cell, Checker.check(cell, Options.DEFAULT), line == null ? Map.of() : Map.of(ENGINE, line));
  }

  private static EngineLine.Cell line(String kernel, Verdict verdict) {
    boolean seen = verdict == Verdict.SOMETIMES;
    return new EngineLine.Cell(
        kernel, "read_vs_da_write", ENGINE, verdict, "", seen ? "LOST_DELALLOC" : "", 5000, seen ? 7 : 0, null, 1,
        verdict == Verdict.LEFT_OUT ? "hung" : "", seen ? "task1, then task2" : "");
  }

  /** The seed: v6.7 is expected to show the race, v6.8 (acf795dc161f) not to. */
  private static List<Row> rows(Verdict v6_7, Verdict v6_8) {
    return List.of(row("v6.7", line("v6.7", v6_7)), row("v6.8", line("v6.8", v6_8)));
  }

  @Test
  void whatWasNotSeenOrLeftOutIsNoFailure() {
    assertEquals(List.of(), Problems.of(rows(Verdict.SOMETIMES, Verdict.NOT_OBSERVED), ENGINES, List.of(CANARY, END)));
    assertEquals(List.of(), Problems.of(rows(Verdict.NOT_OBSERVED, Verdict.LEFT_OUT), ENGINES, List.of(CANARY, END)));
  }

  @Test
  void anAnomalyWhereTheCellSaysNeverFailsAndShowsBothSides() {
    List<Row> rows = rows(Verdict.SOMETIMES, Verdict.SOMETIMES);
    List<String> problems = Problems.of(rows, ENGINES, List.of(CANARY, END));
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("v6.8 read_vs_da_write: expected never"), problems.get(0));
    assertTrue(problems.get(0).contains("jcstress saw LOST_DELALLOC in 7 of 5,000 samples"), problems.get(0));
    assertTrue(problems.get(0).contains("samples\ntask1, then task2\n"), problems.get(0));
    assertTrue(problems.get(0).contains("the checker says never"), problems.get(0));
    assertEquals(Word.REFUTED, rows.get(1).engine(ENGINE));
    String xml = JUnitMatrix.render(rows, ENGINES, List.of(CANARY, END), problems);
    assertTrue(xml.contains("<testsuite name=\"jcstress\" tests=\"3\" failures=\"1\""), xml);
    assertTrue(TextMatrix.summary(rows, ENGINES, List.of(CANARY, END), problems).contains("PROBLEMS: 1\n  v6.8 read"));
  }

  /** A kernel called v6.8 that runs v6.7's texts: engine and checker agree against what is expected of the name. */
  @Test
  void aWrongExpectationFailsWithTheCheckersDiagram() {
    Kernel misnamed = Kernel.patched("v6.8", Kernels.V6_7);
    Cell cell = new Cell(misnamed, StressCells.of("v6.8", "read_vs_da_write").scenario());
    Row row = new Row(cell, Checker.check(cell, Options.DEFAULT), Map.of(ENGINE, line("v6.8", Verdict.SOMETIMES)));
    List<String> problems = Problems.of(List.of(row), ENGINES, List.of(CANARY, END));
    assertEquals(2, problems.size());
    for (String problem : problems) {
      assertTrue(problem.startsWith("v6.8 read_vs_da_write: expected never ("), problem);
      assertTrue(problem.contains("datasem replay v6.8 read_vs_da_write"), problem);
    }
    assertTrue(problems.get(1).contains("task1, then task2"), problems.get(1));
  }

  @Test
  void aModelThatBrokeFails() {
    EngineLine.Cell broke =
        new EngineLine.Cell(
            "v6.8", "read_vs_da_write", ENGINE, Verdict.LEFT_OUT, "never", "", 9, 0, null, 1,
            EngineLine.Cell.MODEL_BROKE + "NullPointerException", "");
    List<String> problems = Problems.of(List.of(row("v6.8", broke)), ENGINES, List.of(CANARY, END));
    assertEquals(
        List.of("v6.8 read_vs_da_write: jcstress says that the model broke: NullPointerException"), problems);
  }

  @Test
  void aSilentCanaryFails() {
    EngineLine silent = new EngineLine.CanaryRun(ENGINE, "seed_race", true, 1000, 0, "", "");
    List<String> problems =
        Problems.of(rows(Verdict.SOMETIMES, Verdict.NOT_OBSERVED), ENGINES, List.of(silent, END));
    assertEquals(List.of("jcstress: canary seed_race must show an anomaly; 0 hits in 1,000 samples"), problems);
  }

  @Test
  void withoutACanaryTheSeedsCellIsTheCanary() {
    assertEquals(List.of(), Problems.of(rows(Verdict.SOMETIMES, Verdict.NOT_OBSERVED), ENGINES, List.of(END)));
    assertEquals(1, Problems.of(rows(Verdict.NOT_OBSERVED, Verdict.NOT_OBSERVED), ENGINES, List.of(END)).size());
  }

  @Test
  void whatIsMissingFails() {
    List<Row> rows = rows(Verdict.SOMETIMES, Verdict.NOT_OBSERVED);
    EngineLine fewer = new EngineLine.End(ENGINE, 3, 2, 10);
    assertEquals(List.of("jcstress: 2 tests have reported of 3"), Problems.of(rows, ENGINES, List.of(CANARY, fewer)));
    assertEquals(List.of("jcstress was stopped before its end"), Problems.of(rows, ENGINES, List.of(CANARY)));
    assertEquals(List.of("jcstress has handed in nothing"), Problems.of(rows, ENGINES, List.of()));
    List<Row> more = new ArrayList<>(rows);
    more.add(row("v6.11", null));
    assertEquals(
        List.of("v6.11 read_vs_da_write: jcstress has no line for it"),
        Problems.of(more, ENGINES, List.of(CANARY, END)));
  }
}
