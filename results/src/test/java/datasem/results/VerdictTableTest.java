package datasem.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.Options;
import datasem.results.Catalogue.Entry;
import datasem.results.Catalogue.Spec;
import datasem.results.Format.Layout;
import datasem.results.Row.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every cell against its expectation, and the whole table against VERDICTS.md as committed; {@code
 * -Dgolden=update} writes that file anew, for a reader to judge.
 */
class VerdictTableTest {
  private static final Path FILE = Path.of("VERDICTS.md");
  private static final Catalogue CATALOGUE = Catalogue.standard();

  /** The matrix, computed once. */
  private static List<Row> matrix;

  @BeforeAll
  static void run() {
    matrix = rows(Runtime.getRuntime().availableProcessors());
  }

  private static List<Row> rows(int threads) {
    List<Spec> cells = new ArrayList<>();
    for (Entry kernel : CATALOGUE.kernels()) {
      for (Entry scenario : CATALOGUE.scenarios()) {
        cells.add(CATALOGUE.cell(kernel.name(), scenario.name()));
      }
    }
    return new Survey(Options.DEFAULT, threads, null, row -> {}).run(cells);
  }

  @Test
  void theVerdictsAreAsExpectedAndAsCommitted() throws IOException {
    for (Row row : matrix) {
      assertEquals(Outcome.AS_EXPECTED, row.outcome(), row.name() + ": " + row.verdict() + ", expected " + row.expected());
      assertTrue(row.complete(), row.name() + ": " + row.limit());
      assertTrue(row.expected() != null && !row.source().isBlank(), row.name() + " says where its verdict comes from");
    }
    String table = Format.MARKDOWN.render(matrix, Layout.REPORT, false, false);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(FILE, table);
    }
    assertEquals(Files.readString(FILE), table, "VERDICTS.md");
  }

  /** Cells finish in another order on another number of threads. */
  @Test
  void everyRunPrintsTheSameBytes() {
    String first = Format.TEXT.render(matrix, Layout.MATRIX, false, false);
    for (int threads = 1; threads <= 3; threads += 2) {
      assertEquals(first, Format.TEXT.render(rows(threads), Layout.MATRIX, false, false), threads + " threads");
    }
  }

  @Test
  void theMatrixFitsIntoAMail() {
    String text = Format.TEXT.render(matrix, Layout.MATRIX, false, false);
    for (String line : text.split("\n")) {
      assertTrue(line.length() <= TextMatrix.WIDTH, line);
      assertEquals(line.stripTrailing(), line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), line);
    }
    assertFalse(text.contains("proved"));
  }

  /** Such a cell is a mistake of the model or worth a mail; it is said which, and how to look at it. */
  @Test
  void everyRedCellOfTheNewestKernelIsAccountedFor() throws IOException {
    String newest = CATALOGUE.aliases().get("newest");
    String page = Files.readString(Path.of("..", "docs", "disagreements.md"));
    for (Row row : matrix) {
      if (row.kernel().equals(newest) && row.verdict() == Verdict.SOMETIMES) {
        assertTrue(page.contains("    datasem witness " + row.name() + "\n"), row.name() + " in docs/disagreements.md");
      }
    }
  }

  @Test
  void everyKernelIsDescribed() {
    for (Entry kernel : CATALOGUE.kernels()) {
      assertTrue(!kernel.about().isBlank() && !kernel.about().startsWith("patches "), kernel.name() + " has a note");
    }
  }
}
