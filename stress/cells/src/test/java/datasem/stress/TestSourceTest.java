package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestSourceTest {
  private static final Pattern GRADE = Pattern.compile("id = \"(\\([^\"]*)\", expect = Expect\\.([A-Z_]+)");

  @Test
  void oneTestIsPinned() throws IOException {
    Cell cell = StressCells.of("v6.8", "read_vs_da_write");
    try (InputStream golden = getClass().getResourceAsStream(TestSource.className(cell) + ".java.golden")) {
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), TestSource.of(cell));
    }
  }

  @Test
  void everyCellIsGradedByItsVerdictAndNothingElsePasses() {
    for (Cell cell : StressCells.all()) {
      String source = TestSource.of(cell);
      Matcher m = GRADE.matcher(source);
      assertTrue(m.find(), cell.name());
      boolean never = cell.expected().verdict() == Expected.Verdict.NEVER;
      assertEquals(never ? "FORBIDDEN" : "ACCEPTABLE_INTERESTING", m.group(2), cell.name());
      Pattern anomalies = Pattern.compile(m.group(1).replace("\\\\", "\\"));
      String headline = cell.scenario().headline().name();
      assertTrue(anomalies.matcher(headline).matches(), cell.name());
      assertTrue(anomalies.matcher(headline + "+" + headline).matches(), cell.name());
      assertTrue(!anomalies.matcher(Sample.OK).matches(), cell.name());
      assertTrue(!anomalies.matcher(Sample.BROKEN + "NullPointerException").matches(), cell.name());
      assertTrue(source.contains("@Outcome(expect = Expect.FORBIDDEN"), cell.name());
    }
  }

  @Test
  void everyTestHasANameOfItsOwn() {
    Set<String> names = new HashSet<>();
    StressCells.all().forEach(c -> assertTrue(names.add(TestSource.className(c)), c.name()));
    Canary.all().forEach(c -> assertTrue(names.add(TestSource.className(c)), c.name()));
  }
}
