package datasem.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.Fork;
import datasem.stress.EngineFile;
import datasem.stress.EngineLines;
import datasem.stress.StressCells;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CellRunTest {
  private static final LincheckTest SEED = LincheckTest.of(StressCells.of("v6.7", "read_vs_da_write"));
  private static final LincheckTest FIXED = LincheckTest.of(StressCells.of("v6.8", "read_vs_da_write"));

  private static EngineLine.Cell round(Path directory, LincheckTest test, Fork fork)
      throws IOException, InterruptedException {
    Mode mode = Mode.MODEL_CHECKING;
    try (EngineFile file = EngineFile.create(directory, mode.engine())) {
      new LincheckRun(mode, Duration.ofSeconds(3), 1, file, fork, Duration.ofSeconds(90)).round(List.of(test), 1);
    }
    return (EngineLine.Cell) EngineLines.read(directory.resolve(mode.engine() + ".jsonl")).get(0);
  }

  /** The seed: v6.7 shows the race, v6.8 (acf795dc161f) does not. */
  @Test
  @Timeout(300)
  void theSeedIsSeenAndTheFixIsNot(@TempDir Path directory) throws Exception {
    try (Fork fork = new Fork(LincheckFork.command(Mode.MODEL_CHECKING), directory.resolve("output.txt"))) {
      EngineLine.Cell seed = round(directory, SEED, fork);
      assertEquals(Verdict.SOMETIMES, seed.verdict(), seed.reason());
      assertEquals("LOST_DELALLOC", seed.anomaly());
      EngineLine.Cell fixed = round(directory, FIXED, fork);
      assertEquals(Verdict.NOT_OBSERVED, fixed.verdict(), fixed.reason());
      assertTrue(fixed.samples() >= Mode.MODEL_CHECKING.least());
    }
  }
}
