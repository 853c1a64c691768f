package datasem.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineLine;
import datasem.stress.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.DiskWriteCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;

class ResultFileTest {
  private static final String SEED = "datasem.stress.jcstress.tests.Cell_v6_7__read_vs_da_write";

  private static datasem.stress.jcstress.Test test() {
    return datasem.stress.jcstress.Test.all().stream()
        .filter(t -> t.className().equals("Cell_v6_7__read_vs_da_write"))
        .findFirst()
        .orElseThrow();
  }

  /** One second in two iterations, as jcstress itself would describe the run. */
  private static TestResult result(Status status, Map<String, Long> outcomes, String out) throws IOException {
    Options options = new Options(new String[] {"-iters", "2", "-time", "500"});
    assertTrue(options.parse());
    TestInfo info = TestList.getInfo(SEED);
    TestResult result = new TestResult(status);
    result.setConfig(new TestConfig(options, info, 0, List.of(), 0, null));
    outcomes.forEach(result::addState);
    result.addVMOuts(List.of(out));
    return result;
  }

  private static Tally written(Path directory, TestResult... results) throws IOException {
    DiskWriteCollector file = new DiskWriteCollector(directory.resolve("x.bin.gz").toString());
    for (TestResult result : results) {
      file.add(result);
    }
    file.close();
    return ResultFile.read(directory).get("Cell_v6_7__read_vs_da_write");
  }

  @Test
  void configurationsAreAddedUp(@TempDir Path directory) throws IOException {
    Tally tally =
        written(
            directory,
            result(Status.NORMAL, Map.of("ok", 90L, "A_B+C", 10L), Sample.FIRST + "700"),
            result(Status.NORMAL, Map.of("ok", 195L, "A_B+C", 1L, "D", 4L), Sample.FIRST + "250"));
    EngineLine line = Verdicts.line(test(), tally);
    assertEquals(
        new EngineLine.Cell(
            "v6.7", "read_vs_da_write", "jcstress", EngineLine.Verdict.SOMETIMES, "sometimes", "A_B+C", 300, 15, 0.25, 2.0, ""),
        line);
  }

  @Test
  void silenceIsNoVerdict(@TempDir Path directory) throws IOException {
    Tally tally = written(directory, result(Status.NORMAL, Map.of("ok", 90L), ""));
    EngineLine.Cell line = (EngineLine.Cell) Verdicts.line(test(), tally);
    assertEquals(EngineLine.Verdict.NOT_OBSERVED, line.verdict());
    assertEquals("", line.anomaly());
  }

  @Test
  void aForkThatHungOrBrokeIsLeftOutWithTheReason(@TempDir Path directory) throws IOException {
    Tally hung = written(directory, result(Status.TIMEOUT_ERROR, Map.of("ok", 9L), ""));
    EngineLine.Cell line = (EngineLine.Cell) Verdicts.line(test(), hung);
    assertEquals(EngineLine.Verdict.LEFT_OUT, line.verdict());
    assertTrue(line.reason().contains("TIMEOUT_ERROR"), line.reason());

    Tally broke = written(directory, result(Status.NORMAL, Map.of("ok", 9L, "broken model: X", 2L), ""));
    line = (EngineLine.Cell) Verdicts.line(test(), broke);
    assertEquals(EngineLine.Verdict.LEFT_OUT, line.verdict());
    assertTrue(line.reason().contains("broken model: X=2"), line.reason());
  }

  @Test
  void aFileCutShortGivesWhatItHolds(@TempDir Path directory) throws IOException {
    written(directory, result(Status.NORMAL, Map.of("ok", 90L), ""));
    Path file = directory.resolve("x.bin.gz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, 20));
    assertEquals(Map.of(), ResultFile.read(directory));
  }

  /** Were the annotation processor off, jcstress would have nothing to run and say so to nobody. */
  @Test
  void everyTestIsKnownToJcstress() {
    Set<String> known = new HashSet<>();
    for (String name : TestList.tests()) {
      known.add(name.substring(name.lastIndexOf('.') + 1));
    }
    for (datasem.stress.jcstress.Test test : datasem.stress.jcstress.Test.all()) {
      assertTrue(known.contains(test.className()), test.className());
      assertEquals(test.tasks(), TestList.getInfo("datasem.stress.jcstress.tests." + test.className()).threads());
    }
  }
}
