package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hundreds of calls drawn at random, by one task and by two at once, on kernels as shipped: the workload found the
 * files' contents right, so the model must explain all of it.
 */
class MixedRecordingsTest {

  static List<Path> mixed() {
    return Stream.concat(Recordings.named("mix-").stream(), Recordings.named("threads-").stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("mixed")
  void explainsEveryAnswer(Path file) {
    TraceReport report = Recordings.check(file, TraceOptions.DEFAULT);

    assertNull(report.error());
    assertEquals(List.of(), report.refusals());
    assertEquals(List.of(), report.findings());
    assertEquals(file.getFileName().toString().contains("6.12") ? "6.12-stable" : "6.1-stable", report.kernel());
    TraceReport.Count total = report.total();
    assertTrue(total.explained() >= 0.9 * (total.explained() + total.not_judged()), total + " of " + file);
  }
}
