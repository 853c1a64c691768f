package datasem.stress.jcstress;

import datasem.stress.TestSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of jcstress over some tests, in a process of its own that is watched. */
final class Jcstress {
  /** What starting, probing and writing may take on a busy machine, besides the samples. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  private final Path directory;
  private final List<Test> tests;
  private final Pace.Sampling sampling;
  private int killed;

  /**
   * @param directory for its files, made if need be
   */
  Jcstress(Path directory, List<Test> tests, Pace.Sampling sampling) {
    this.directory = directory;
    this.tests = tests;
    this.sampling = sampling;
  }

  /** The time that a single virtual machine is given. */
  Duration forkLimit() {
    return SLACK.plusMillis((long) (sampling.seconds() * 3000));
  }

  /** How many virtual machines had to be killed. */
  int killed() {
    return killed;
  }

  /**
   * Runs the tests to their end.
   *
   * @param tick called about once a second
   * @return the results by the class names of the tests; a test may be missing
   */
  Map<String, Tally> run(Runnable tick) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    try (var old = Files.newDirectoryStream(directory, "*.bin.gz")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    Process process =
        new ProcessBuilder(command())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    Thread hook = new Thread(() -> kill(process.toHandle()));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Instant end = Instant.now().plus(forkLimit().multipliedBy(tests.size() + 1L));
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        tick.run();
        killHung(process);
        if (Instant.now().isAfter(end)) {
          killed++;
          kill(process.toHandle());
        }
      }
    } finally {
      kill(process.toHandle());
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    return ResultFile.read(directory);
  }

  private void killHung(Process process) {
    Instant oldest = Instant.now().minus(forkLimit());
    process.descendants()
        .filter(p -> p.info().startInstant().map(s -> s.isBefore(oldest)).orElse(false))
        .forEach(
            p -> {
              if (p.destroyForcibly()) {
                killed++;
              }
            });
  }

  private static void kill(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private List<String> command() {
    String names = tests.stream().map(Test::className).collect(Collectors.joining("|"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(), "org.openjdk.jcstress.Main", "-r", "html"));
    command.addAll(List.of("-t", "^" + TestSource.PACKAGE.replace(".", "\\.") + "\\.(" + names + ")$"));
    // one configuration in place of all combinations of flags, and no split compilation
    command.addAll(List.of("-jvmArgs", "-XX:+UseParallelGC", "-sc", "false", "-f", "1"));
    // few samples between two meetings of the threads, and threads free to move: more hits per second
    command.addAll(List.of("-strideSize", "64", "-strideCount", "16", "-af", "NONE"));
    command.addAll(List.of("-iters", "" + sampling.iterations(), "-time", "" + sampling.millis()));
    return command;
  }

  /** jcstress looks through the archives of its class path, but stumbles over directories. */
  private static String classPath() {
    String archive = System.getProperty("tests.archive", "");
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      boolean ours = !archive.isEmpty() && path.getParent().equals(Path.of(archive).toAbsolutePath().getParent());
      entries.add(ours ? Path.of(archive).toAbsolutePath().toString() : path.toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
