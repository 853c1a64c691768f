package datasem.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.results.Format.Layout;
import datasem.results.Row.Bound;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The matrix of rows made by hand, laid out by hand. */
class TextMatrixTest {

  private static Row row(String kernel, String scenario, Verdict got, Verdict expected) {
    List<String> anomalies = got == Verdict.SOMETIMES ? List.of("LOST") : List.of();
    String limit = got == Verdict.INCONCLUSIVE ? "states: 9" : null;
    return new Row(kernel, scenario, "checker", got, expected, "why", anomalies, null, new Bound(2, 3, 1), limit, 7, 9, 12, 0.5,
        null, null);
  }

  private static String matrix(boolean colour, boolean verbose, Row... rows) {
    return Format.TEXT.render(List.of(rows), Layout.MATRIX, colour, verbose);
  }

  @Test
  void aCellSaysItsVerdictAndWhetherItIsExpected() {
    String text = matrix(false, false,
        row("old", "a_vs_b", Verdict.SOMETIMES, Verdict.SOMETIMES), row("old", "c_vs_d", Verdict.NEVER, Verdict.SOMETIMES),
        row("new", "a_vs_b", Verdict.INCONCLUSIVE, Verdict.NEVER), row("new", "c_vs_d", Verdict.NEVER, Verdict.NEVER));
    assertEquals(
        """
        RACE  in this model, some schedule breaks a predicate
        N     none does, all N states visited; steps: of the longest schedule
        ?     inconclusive: the search was not complete
        !     not the verdict expected of this kernel

               old   new
        a_vs_b RACE  ?
        c_vs_d 9!    9

        a_vs_b: 2 tasks, 3 calls, 1 block, 7 steps
            LOST
            new  ?: 7 steps, 9 states, 12 transitions, states: 9
        c_vs_d: 2 tasks, 3 calls, 1 block, 7 steps
            old  9!: 7 steps, 9 states, 12 transitions, complete

        The diagram of a race: datasem witness old a_vs_b
        4 cells: 2 as expected, 1 unexpected, 1 inconclusive
        """,
        text);
  }

  @Test
  void timesAreToldOnRequestOnly() {
    Row row = row("old", "a_vs_b", Verdict.NEVER, Verdict.NEVER);
    assertTrue(!matrix(false, false, row).contains("0.500 s"));
    assertTrue(matrix(false, true, row).contains("12 transitions, complete, 0.500 s"));
  }

  @Test
  void coloursAreRedAndGreenAndChangeNothingElse() {
    Row[] rows = {
      row("old", "a_vs_b", Verdict.SOMETIMES, Verdict.SOMETIMES), row("new", "a_vs_b", Verdict.NEVER, Verdict.NEVER),
    };
    String coloured = matrix(true, false, rows);
    assertTrue(coloured.contains("\u001b[31mRACE\u001b[0m") && coloured.contains("\u001b[32m9\u001b[0m"), coloured);
    assertEquals(matrix(false, false, rows), coloured.replaceAll("\u001b\\[\\d+m", ""));
  }

  @Test
  void manyKernelsAreBrokenIntoTables() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 28; i++) {
      rows.add(row("proposal-" + i, "s_vs_t", Verdict.SOMETIMES, Verdict.SOMETIMES));
    }
    String text = Format.TEXT.render(rows, Layout.MATRIX, false, false);
    // Seven to a table, and none of these names fits its column.
    assertEquals(4, text.lines().filter(line -> line.startsWith("s_vs_t RACE")).count(), text);
    assertTrue(text.contains("       H     I     J"), "the second table begins with the eighth letter: " + text);
    assertTrue(text.contains("AB proposal-27\n"), "after Z comes AA: " + text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 72), text);
  }

  @Test
  void aScenarioWithoutRoomForItsCellsHasALineForItsName() {
    String longest = "a_name_of_thirty_one_characters";
    assertEquals(31, longest.length());
    String text = matrix(false, false, row("v6.7", longest, Verdict.SOMETIMES, Verdict.SOMETIMES));
    // 72 columns and the blank after the last, less seven of six: 31 columns, the last of them a blank.
    assertTrue(text.contains(longest + "\n" + " ".repeat(31) + "RACE\n"), text);
    String shorter = longest.substring(1);
    text = matrix(false, false, row("v6.7", shorter, Verdict.SOMETIMES, Verdict.SOMETIMES));
    assertTrue(text.contains(shorter + " RACE\n"), text);
  }
}
