package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, run by sh in a copy of the tree, with a JDK and a Maven that only say what they were asked. */
class LauncherTest {
  private static final String[] TOOLS = {
    "dirname", "readlink", "find", "sed", "head", "date", "mkdir", "cp", "mv", "ls", "sort", "rm", "cat", "sleep",
  };
  private static final String JAVA = "#!/bin/sh\necho \"java $*\"\nexit 3\n";
  private static final String MAVEN =
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "Apache Maven ${FAKE_MAVEN-3.8.7} (x)"; exit; fi
      echo built >>calls
      sleep 0.3
      [ -z "${FAKE_BROKEN-}" ] || { echo '[ERROR] no such symbol'; exit 1; }
      mkdir -p cli/target/lib && echo >cli/target/lib/lib.jar && echo >cli/target/datasem-cli-1.jar
      """;

  @TempDir Path directory;
  private Path root;
  private Path tools;
  private Path jdk;
  private final List<String> environment = new ArrayList<>();
  private final List<Path> started = new ArrayList<>();

  private record Said(int code, String out, String err) {}

  @BeforeEach
  void makeATree() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs sh");
    root = Files.createDirectories(directory.resolve("a tree"));
    Files.copy(Path.of("..", "datasem"), root.resolve("datasem"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(root.resolve("pom.xml"), "");
    for (String module : new String[] {"model", "scenarios", "checker", "conformance", "results", "cli"}) {
      Files.createDirectories(root.resolve(module + "/src/main/java"));
      Files.writeString(root.resolve(module + "/src/main/java/A.java"), "");
    }
    tools = Files.createDirectories(directory.resolve("bin"));
    for (String tool : TOOLS) {
      Path found = Path.of("/usr/bin", tool);
      script(tools.resolve(tool), "#!/bin/sh\nexec " + (Files.exists(found) ? found : Path.of("/bin", tool)) + " \"$@\"\n");
    }
    script(tools.resolve("mvn"), MAVEN);
    jdk = directory.resolve("jdk");
    jdk("17.0.1");
  }

  private void jdk(String version) throws IOException {
    script(jdk.resolve("bin/java"), JAVA);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process begin(Path launcher, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    Path logs = Files.createTempDirectory(directory, "log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectOutput(logs.resolve("out").toFile()).redirectError(logs.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    for (String variable : environment) {
      String[] pair = variable.split("=", 2);
      builder.environment().put(pair[0], pair[1]);
    }
    started.add(logs);
    return builder.start();
  }

  private Said run(Path launcher, String... args) throws IOException, InterruptedException {
    int code = begin(launcher, args).waitFor();
    Path logs = started.get(started.size() - 1);
    return new Said(code, Files.readString(logs.resolve("out")), Files.readString(logs.resolve("err")));
  }

  private Said run(String... args) throws IOException, InterruptedException {
    return run(root.resolve("datasem"), args);
  }

  private long builds() throws IOException {
    Path calls = root.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  @Test
  void buildsOnceAndThenStartsAtOnce() throws Exception {
    Said first = run("check", "v6.7", "a b");
    assertEquals(3, first.code(), "the program's own exit code: " + first.err());
    assertTrue(first.out().startsWith("java ") && first.out().endsWith("datasem.cli.Main check v6.7 a b\n"), first.out());
    assertEquals("datasem: building, this takes a while the first time\n", first.err());
    assertEquals("", run("list").err());
    assertEquals(1, builds());
  }

  @Test
  void aNewerSourceIsBuiltAndANewerTestIsNot() throws Exception {
    run("list");
    Path test = root.resolve("cli/src/test/java/T.java");
    Files.createDirectories(test.getParent());
    Files.writeString(test, "");
    Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(5)));
    run("list");
    assertEquals(1, builds());
    Path source = root.resolve("model/src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    run("list");
    assertEquals(2, builds());
  }

  @Test
  void startsThroughASymbolicLinkFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a tree/datasem"));
    Said said = run(link, "list");
    assertTrue(said.out().contains(root.toRealPath() + "/target/run/"), said.out());
  }

  @Test
  void concurrentStartsBuildOnce() throws Exception {
    Process one = begin(root.resolve("datasem"), "list");
    Process two = begin(root.resolve("datasem"), "list");
    assertEquals(3, one.waitFor());
    assertEquals(3, two.waitFor());
    assertEquals(1, builds());
  }

  @Test
  void aLockWhoseHolderDiedIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(root.resolve("target/run/lock"));
    Files.writeString(root.resolve("target/run/lock/pid"), dead.pid() + "\n");
    assertEquals(3, run("list").code());
    assertFalse(Files.exists(root.resolve("target/run/lock")));
  }

  @Test
  void saysWhatToInstall() throws Exception {
    jdk("11.0.2");
    Said old = run("list");
    assertEquals(2, old.code());
    assertTrue(old.err().startsWith("datasem: needs a JDK, 17 or newer") && old.err().contains("found Java 11 in"), old.err());
    Files.delete(jdk.resolve("bin/java"));
    Said none = run("list");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("install one"), none.err());
    jdk("25");
    Files.delete(jdk.resolve("bin/javac"));
    Said jre = run("list");
    assertEquals(2, jre.code());
    assertTrue(jre.err().contains("has no compiler"), jre.err());
    jdk("25");
    environment.add("FAKE_MAVEN=3.6.3");
    Said oldMaven = run("list");
    assertEquals(2, oldMaven.code());
    assertTrue(oldMaven.err().contains("Maven 3.6 is too old"), oldMaven.err());
    Files.delete(tools.resolve("mvn"));
    Said noMaven = run("list");
    assertEquals(2, noMaven.code());
    assertTrue(noMaven.err().contains("finds no Maven: install Maven 3.8 or newer"), noMaven.err());
  }

  @Test
  void aFailedBuildIsFourAndNamesItsLog() throws Exception {
    environment.add("FAKE_BROKEN=yes");
    Said said = run("list");
    assertEquals(4, said.code());
    assertTrue(said.err().contains("[ERROR] no such symbol"), said.err());
    assertTrue(said.err().endsWith("the whole log is in " + root.toRealPath() + "/target/run/build.log\n"), said.err());
    assertFalse(Files.exists(root.resolve("target/run/lock")), "the next start may try again");
  }
}
