package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jobs, in a virtual machine that does as it is told. */
class ForkTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** The program in it: answers with its process id and the job. */
  public static final class Told {
    private Told() {}

    public static void main(String[] args) throws IOException {
      Fork.serve(
          job -> {
            if (job.equals("throw")) {
              new Thread(Told::wait4ever).start();
              throw new IllegalStateException("told to");
            }
            if (job.equals("hang")) {
              wait4ever();
            }
            return ProcessHandle.current().pid() + " " + job;
          });
    }

    private static void wait4ever() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Fork fork(Path directory) throws IOException {
    return new Fork(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            System.getProperty("java.class.path"),
            Told.class.getName()),
        directory.resolve("output.txt"));
  }

  @Test
  @Timeout(200)
  void oneThatHangsIsKilledAtItsLimitAndTheNextJobGetsAnother(@TempDir Path directory) throws Exception {
    try (Fork fork = fork(directory)) {
      String first = fork.ask("a", LONG);
      assertEquals(first, fork.ask("a", LONG));
      Fork.Gone gone = assertThrows(Fork.Gone.class, () -> fork.ask("hang", Duration.ofSeconds(1)));
      assertEquals("hung, and was killed at its time limit of 1 s", gone.getMessage());
      assertTrue(!fork.ask("a", LONG).equals(first), first);
      long killed = Long.parseLong(first.split(" ")[0]);
      assertTrue(ProcessHandle.of(killed).filter(ProcessHandle::isAlive).isEmpty());
    }
  }

  /** Although a thread is left that would keep it for ever. */
  @Test
  @Timeout(200)
  void oneWhoseJobThrowsEndsBeforeTheLimitAndSaysWhyInItsLog(@TempDir Path directory) throws Exception {
    try (Fork fork = fork(directory)) {
      Fork.Gone gone = assertThrows(Fork.Gone.class, () -> fork.ask("throw", Duration.ofSeconds(150)));
      assertEquals("the virtual machine ended with status 1", gone.getMessage());
      assertTrue(Files.readString(directory.resolve("output.txt")).contains("told to"));
      assertTrue(fork.ask("b", LONG).endsWith(" b"));
    }
  }
}
