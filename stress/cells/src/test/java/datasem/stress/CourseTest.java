package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineLine.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
  private static final String ENGINE = "told";

  /** Tests are names: {@code red} and {@code late} ought to show something; {@code late} does in its third run. */
  private static final class Told extends Course<String> {
    private final List<String> runs = new ArrayList<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final long millis;

    Told(Duration budget, EngineFile file, long millis) {
      super(ENGINE, new Pace(budget, 0.001, 0), file);
      this.millis = millis;
    }

    @Override
    protected EngineLine sample(String test, double seconds, EngineLine before)
        throws InterruptedException, Fork.Gone {
      Thread.sleep(millis);
      runs.add(test);
      int time = times.merge(test, 1, Integer::sum);
      if (test.equals("hangs")) {
        throw new Fork.Gone(Fork.HUNG + ", and was killed");
      }
      boolean seen = test.equals("red") || test.equals("late") && time == 3;
      return line(test, seen ? Verdict.SOMETIMES : Verdict.NOT_OBSERVED, time, seen ? 1 : 0, "");
    }

    @Override
    protected EngineLine leftOut(String test, String reason) {
      return line(test, Verdict.LEFT_OUT, 0, 0, reason);
    }

    @Override
    protected boolean oughtToShow(String test) {
      return test.equals("red") || test.equals("late");
    }

    private static EngineLine line(String test, Verdict verdict, long samples, long hits, String reason) {
      return new EngineLine.Cell("k", test, ENGINE, verdict, "", "", samples, hits, null, 0, reason, "");
    }
  }

  private static Map<String, EngineLine> lines(Path directory) throws IOException {
    Map<String, EngineLine> last = new LinkedHashMap<>();
    for (EngineLine line : EngineLines.read(directory.resolve(ENGINE + ".jsonl"))) {
      last.put(line instanceof EngineLine.Cell cell ? cell.scenario() : "end", line);
    }
    return last;
  }

  @Test
  void firstUntilSeenThenEachOnceThenTheUnseen(@TempDir Path directory) throws Exception {
    try (EngineFile file = EngineFile.create(directory, ENGINE)) {
      Told told = new Told(Duration.ofSeconds(60), file, 0);
      told.run(List.of("late", "green"), List.of("red", "hangs", "quiet"), Map.of("alike", "k0"));
      assertEquals(
          List.of("late", "late", "late", "green", "red", "hangs", "quiet", "green", "quiet"), told.runs);
    }
    Map<String, EngineLine> lines = lines(directory);
    assertEquals(1, lines.get("late").hits());
    assertEquals("hung, and was killed", lines.get("hangs").reason());
    assertEquals("k0", ((EngineLine.Cell) lines.get("alike")).sameTextAs(), "not run, and no test that must report");
    EngineLine.End end = (EngineLine.End) lines.get("end");
    assertEquals(5, end.expected());
    assertEquals(5, end.reported());
  }

  @Test
  void whatTheBudgetDoesNotReachForIsLeftOutWithTheReason(@TempDir Path directory) throws Exception {
    try (EngineFile file = EngineFile.create(directory, ENGINE)) {
      new Told(Duration.ofMillis(100), file, 60).run(List.of("green"), List.of("quiet", "b", "c", "d"), Map.of());
    }
    Map<String, EngineLine> lines = lines(directory);
    assertTrue(lines.get("green").samples() > 0);
    assertEquals("the budget was used up before its turn", lines.get("d").reason());
    EngineLine.End end = (EngineLine.End) lines.get("end");
    assertEquals(end.expected(), end.reported());
    assertTrue(end.expected() < 5);
  }
}
