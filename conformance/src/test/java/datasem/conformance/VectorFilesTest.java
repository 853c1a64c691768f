package datasem.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recordings of two kernels, whole. The numbers are those that the recordings' own notes give. */
class VectorFilesTest {

  static Path vectors(String name) {
    try {
      var url = VectorFilesTest.class.getResource("/vectors/" + name);
      assertNotNull(url, name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "es-6.1-shared.jsonl.gz,2116,82571,38",
      "es-6.12-shared.jsonl.gz,2116,78544,36",
      "es-6.1-random.jsonl.gz,250,5739,5",
      "es-6.12-random.jsonl.gz,250,5673,10"})
  void theModelAnswersAsTheKernelDid(String name, long sequences, long operations, long bugs)
      throws VectorFormatException {
    VectorReport report = VectorFiles.replay(List.of(vectors(name)));
    System.out.println("vectors: " + name + ": " + report);
    assertEquals(List.of(), report.kept(), () -> report.kept().toString());
    assertEquals(0, report.differences());
    assertEquals(sequences, report.sequences());
    assertEquals(operations, report.operations());
    assertEquals(bugs, report.ended_by_bug());
  }
}
