package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a result goes, and that none is lost. */
class OutputTest {
  private static final String[] CHECK = {"check", "racy", "-s", "add_vs_add"};

  @TempDir Path directory;

  private static Ran checkInto(Path file) {
    return Ran.toys(CHECK[0], CHECK[1], CHECK[2], CHECK[3], "-o", file.toString());
  }

  @Test
  void aFileHoldsWhatWouldHaveBeenPrinted() throws IOException {
    Path file = directory.resolve("with spaces.txt");
    Files.writeString(file, "old");
    Ran ran = checkInto(file);
    assertEquals(0, ran.code());
    assertEquals("", ran.out());
    assertEquals(Ran.toys(CHECK).out(), Files.readString(file));
    try (var left = Files.list(directory)) {
      assertEquals(List.of(file), left.toList(), "no temporary file is left");
    }
  }

  @Test
  void aSymbolicLinkIsFollowed() throws IOException {
    Path file = directory.resolve("file");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    assertEquals(0, checkInto(link).code());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(Ran.toys(CHECK).out(), Files.readString(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() {
    Ran ran = Ran.toys("check", "broken", "-s", "add_vs_add", "-o", directory.resolve("no/file").toString());
    assertEquals(2, ran.code(), "the broken model was not run, which would have been 4");
    assertTrue(ran.err().contains("there is no directory"), ran.err());
  }

  @Test
  void aFullDeviceLosesNothing() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "needs /dev/full");
    Ran ran = checkInto(full);
    assertEquals(4, ran.code());
    assertEquals(Ran.toys(CHECK).out(), ran.out(), "the result went to standard output");
    assertTrue(ran.err().startsWith("datasem: cannot write /dev/full: "), ran.err());
    assertEquals(ran.err().length() - 1, ran.err().indexOf('\n'), "one line: " + ran.err());
    assertFalse(Files.isRegularFile(full), "the device is still one");
  }

  @Test
  void aFullStandardOutputIsTold() {
    Ran ran = Ran.full(CHECK);
    assertEquals(4, ran.code());
    assertEquals("datasem: cannot write standard output: No space left on device\n", ran.err());
  }

  @Test
  void quietPrintsTheSumOnly() {
    assertEquals("1 cell: 1 as expected, 0 unexpected, 0 inconclusive\n",
        Ran.toys("check", "racy", "-s", "add_vs_add", "-q").out());
  }
}
