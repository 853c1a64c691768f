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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CellRunTest {
  private static final LincheckTest SEED = LincheckTest.of(StressCells.of("v6.7", "read_vs_da_write"));
  private static final LincheckTest FIXED = LincheckTest.of(StressCells.of("v6.8", "read_vs_da_write"));

  private static EngineLine.Cell round(Path directory, LincheckTest test, Duration slack, Fork fork)
      throws IOException, InterruptedException {
    Mode mode = Mode.MODEL_CHECKING;
    try (EngineFile file = EngineFile.create(directory, mode.engine())) {
      new LincheckRun(mode, Duration.ofSeconds(3), 1, file, fork, slack).round(List.of(test), 1);
    }
    return (EngineLine.Cell) EngineLines.read(directory.resolve(mode.engine() + ".jsonl")).get(0);
  }

  /** The seed: v6.7 shows the race, v6.8 (acf795dc161f) does not; a virtual machine that hangs is killed. */
  @Test
  @Timeout(300)
  void theSeedIsSeenTheFixIsNotAndAForkThatHangsIsKilled(@TempDir Path directory) throws Exception {
    try (Fork fork = new Fork(LincheckFork.command(Mode.MODEL_CHECKING), directory.resolve("output.txt"))) {
      Thread stopper = new Thread(CellRunTest::stopTheFork);
      stopper.start();
      EngineLine.Cell hung = round(directory, SEED, Duration.ofSeconds(1), fork);
      stopper.join();
      assertEquals(Verdict.LEFT_OUT, hung.verdict());
      assertTrue(hung.reason().matches("hung, and was killed at its time limit of \\d+ s"), hung.reason());
      assertEquals(Optional.empty(), fork());

      EngineLine.Cell seed = round(directory, SEED, Duration.ofSeconds(90), fork);
      assertEquals(Verdict.SOMETIMES, seed.verdict(), seed.reason());
      assertEquals("LOST_DELALLOC", seed.anomaly());
      EngineLine.Cell fixed = round(directory, FIXED, Duration.ofSeconds(90), fork);
      assertEquals(Verdict.NOT_OBSERVED, fixed.verdict(), fixed.reason());
      assertTrue(fixed.samples() >= Mode.MODEL_CHECKING.least());
    }
  }

  /** Once it is itself: to stop it earlier would stop whoever starts it. */
  private static Optional<ProcessHandle> fork() {
    return ProcessHandle.current().descendants()
        .filter(p -> p.info().commandLine().orElse("").contains(LincheckFork.class.getName()))
        .findFirst();
  }

  private static void stopTheFork() {
    try {
      while (fork().isEmpty()) {
        Thread.sleep(10);
      }
      new ProcessBuilder("kill", "-STOP", Long.toString(fork().orElseThrow().pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
