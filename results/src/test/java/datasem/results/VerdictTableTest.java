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
import org.junit.jupiter.api.Test;

/**
 * Every cell against its expectation, and the whole table against VERDICTS.md as committed; {@code
 * -Dgolden=update} writes that file anew, for a reader to judge.
 */
class VerdictTableTest {
  private static final Path FILE = Path.of("VERDICTS.md");
  private static final Catalogue CATALOGUE = Catalogue.standard();

  private static List<Row> rows() {
    List<Spec> cells = new ArrayList<>();
    for (Entry kernel : CATALOGUE.kernels()) {
      for (Entry scenario : CATALOGUE.scenarios()) {
        cells.add(CATALOGUE.cell(kernel.name(), scenario.name()));
      }
    }
    return new Survey(Options.DEFAULT, Runtime.getRuntime().availableProcessors(), null, row -> {}).run(cells);
  }

  @Test
  void theVerdictsAreAsExpectedAndAsCommitted() throws IOException {
    List<Row> rows = rows();
    for (Row row : rows) {
      assertEquals(Outcome.AS_EXPECTED, row.outcome(), row.name() + ": " + row.verdict() + ", expected " + row.expected());
      assertTrue(row.complete(), row.name() + ": " + row.limit());
      assertTrue(row.expected() != null && !row.source().isBlank(), row.name() + " says where its verdict comes from");
    }
    String table = Format.MARKDOWN.render(rows, Layout.REPORT, false, false);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(FILE, table);
    }
    assertEquals(Files.readString(FILE), table, "VERDICTS.md");
  }

  @Test
  void everyRunPrintsTheSameBytes() {
    String first = Format.TEXT.render(rows(), Layout.MATRIX, false, false);
    for (int run = 1; run < 10; run++) {
      assertEquals(first, Format.TEXT.render(rows(), Layout.MATRIX, false, false), "run " + run);
    }
  }

  @Test
  void theMatrixFitsIntoAMail() {
    String matrix = Format.TEXT.render(rows(), Layout.MATRIX, false, false);
    for (String line : matrix.split("\n")) {
      assertTrue(line.length() <= TextMatrix.WIDTH, line);
      assertEquals(line.stripTrailing(), line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), line);
    }
    assertFalse(matrix.contains("proved"));
  }

  @Test
  void everyKernelIsDescribed() {
    for (Entry kernel : CATALOGUE.kernels()) {
      assertTrue(!kernel.about().isBlank() && !kernel.about().startsWith("patches "), kernel.name() + " has a note");
    }
  }
}
