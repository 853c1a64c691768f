package datasem.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.EngineLines;
import datasem.stress.Fork;
import datasem.stress.StressCells;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A virtual machine that hangs in the middle of a test, here because it is sent a SIGSTOP. */
class HangingForkTest {
  private static final datasem.stress.jcstress.Test SEED =
      datasem.stress.jcstress.Test.of(StressCells.of("v6.7", "read_vs_da_write"));
  private static final datasem.stress.jcstress.Test FIXED =
      datasem.stress.jcstress.Test.of(StressCells.of("v6.8", "read_vs_da_write"));

  @Test
  @Timeout(120)
  void itIsKilledAtItsLimitAndReportedAndTheNextTestRuns(@TempDir Path directory) throws Exception {
    try (EngineFile file = EngineFile.create(directory, Verdicts.ENGINE);
        Fork fork = new Fork(TestFork.command(), directory.resolve("output.txt"))) {
      Thread stopper = new Thread(HangingForkTest::stopTheFork);
      stopper.start();
      round(file, fork, SEED, Duration.ofSeconds(10));
      stopper.join();
      assertEquals(Optional.empty(), fork());
      round(file, fork, FIXED, Duration.ofSeconds(60));
    }
    List<EngineLine> lines = EngineLines.read(directory.resolve("jcstress.jsonl"));
    EngineLine.Cell hung = (EngineLine.Cell) lines.get(0);
    assertEquals(Verdict.LEFT_OUT, hung.verdict());
    assertTrue(hung.reason().matches("hung, and was killed at its time limit of \\d+ s"), hung.reason());
    EngineLine.Cell next = (EngineLine.Cell) lines.get(1);
    assertEquals(Verdict.NOT_OBSERVED, next.verdict(), next.reason());
    assertTrue(next.samples() > 0);
  }

  private static void round(EngineFile file, Fork fork, datasem.stress.jcstress.Test test, Duration slack)
      throws IOException, InterruptedException {
    new JcstressRun(Duration.ofSeconds(2), file, fork, slack).round(List.of(test), 1);
  }

  /** Once it is itself: to stop it earlier would stop whoever starts it. */
  private static Optional<ProcessHandle> fork() {
    return ProcessHandle.current().descendants()
        .filter(p -> p.info().commandLine().orElse("").contains(TestFork.class.getName()))
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
