package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no vector files: one clear line each, and nothing lost of what came before. */
class VectorFormatTest {
  @TempDir Path dir;

  private static VectorFormatException refused(Path... files) {
    VectorFormatException e =
        assertThrows(VectorFormatException.class, () -> VectorFiles.replay(List.of(files)));
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    return e;
  }

  @Test
  void aMissingFileIsNamedAfterTheOthersAreCompared() throws IOException {
    Path good = HandMade.file(dir, HandMade.sequence());
    Path missing = dir.resolve("nowhere.jsonl");
    VectorFormatException e = refused(good, missing);
    assertEquals(missing + ": no such file", e.getMessage());
    assertEquals("1 sequences, 3 operations, 0 differences", e.compared().toString());
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path empty = HandMade.file(dir, "");
    assertEquals(empty + ": no sequence in it", refused(empty).getMessage());
  }

  @Test
  void truncatedCompressedDataKeepWhatWasRead() throws IOException {
    byte[] whole = Files.readAllBytes(VectorFilesTest.vectors("es-6.1-shared.jsonl.gz"));
    Path cut = dir.resolve("cut.jsonl.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    VectorFormatException e = refused(cut);
    assertTrue(e.getMessage().startsWith(cut + ":" + e.line() + ": "), e.getMessage());
    assertTrue(e.getMessage().endsWith("the compressed data end too early"), e.getMessage());
    // each line is one sequence, and the cut falls into the line after the last whole one
    assertTrue(e.compared().sequences() > 500, e.compared().toString());
    assertEquals(e.compared().sequences() + 1, e.line());
    assertEquals(0, e.compared().differences());
  }

  @Test
  void compressionIsSeenWithoutItsSuffix() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(HandMade.sequence().getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(dir.resolve("vectors"), bytes.toByteArray());
    assertEquals(3, VectorFiles.replay(List.of(file)).operations());
  }

  @Test
  void aTruncatedPlainFileIsRefused() throws IOException {
    String two = HandMade.sequence() + HandMade.sequence();
    Path cut = HandMade.file(dir, two.substring(0, two.length() - 20));
    VectorFormatException e = refused(cut);
    assertTrue(e.getMessage().startsWith(cut + ":2: broken JSON: "), e.getMessage());
    assertEquals(3, e.compared().operations());
  }

  /** What is replaced in the second of two lines, by what, and what the message then says. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
      "\"lookup_extent\"; \"look\"; hand-1 operation 3: unknown operation \"look\"",
      "\"want_next\":true,; ``; hand-1 operation 3: no field \"want_next\"",
      "\"want_next\":true; \"want_next\":1; hand-1 operation 3: \"want_next\" is not true or false",
      "\"len\":4; \"len\":\"4\"; hand-1 operation 1: \"len\" is not an integer",
      "\"len\":4; \"len\":-4; hand-1 operation 1: \"len\" is -4, not 0 to 4294967295",
      "\"len\":4; \"len\":4.5; unexpected 4.5",
      "\"status\":8; \"status\":32; hand-1 operation 1: \"status\" is 32, not 0 to 31",
      "[[0,4,-1,8]]; [7]; hand-1 operation 1: \"tree\" has an entry that is not four integers",
      "\"reserved\":0; \"reserved\":null; hand-1 operation 1: \"reserved\" is not an integer",
      "\"result\":{}; \"result\":[]; hand-1 operation 1: \"result\" is not an object",
      "6.1.192; 5.15.1; hand-1: no model of kernel \"5.15.1\"",
      "\"cluster_ratio\":1; \"cluster_ratio\":3; sequence: \"cluster_ratio\" is 3, not a power of two",
      "\"stats\":{; \"stat\":{; sequence: no field \"stats\""})
  void aLineThatIsNotUnderstoodIsNamed(String right, String wrong, String why)
      throws IOException {
    String line = HandMade.sequence();
    assertTrue(line.contains(right), right);
    Path file = HandMade.file(dir, line + line.replace(right, wrong) + line);
    VectorFormatException e = refused(file);
    assertEquals(file + ":2: " + why, e.getMessage());
    assertEquals(1, e.compared().sequences());
  }

  @Test
  void aLineThatIsNoObjectIsRefused() throws IOException {
    Path file = HandMade.file(dir, HandMade.sequence() + "[]\n");
    assertEquals(file + ":2: not a JSON object", refused(file).getMessage());
  }

  @Test
  void aDirectoryIsRefused() {
    VectorFormatException e = refused(dir);
    assertTrue(e.getMessage().startsWith(dir + ": "), e.getMessage());
  }

  @Test
  void nothingMayFollowABug() throws IOException {
    // the last block is 2^32, which no 32-bit number holds
    String bug =
        """
        {"op":"remove_extent","lblk":4294967295,"len":2,\
        "result":{"bug":"ext4_es_remove_extent"}}""";
    Path file = HandMade.file(dir, HandMade.sequence(bug, HandMade.LOOKUP));
    assertEquals(
        file + ":1: hand-1 operation 2: an operation after the kernel has stopped",
        refused(file).getMessage());
  }
}
