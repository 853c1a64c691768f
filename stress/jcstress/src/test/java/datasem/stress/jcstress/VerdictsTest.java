package datasem.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.OwnText;
import datasem.stress.StressCells;
import datasem.stress.TestSource;
import datasem.stress.Turns;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

class VerdictsTest {
  private static final datasem.stress.jcstress.Test SEED =
      datasem.stress.jcstress.Test.of(StressCells.of("v6.7", "read_vs_da_write"));

  /** One second in two iterations. */
  private static TestResult result(Status status, Map<String, Long> outcomes, String message) {
    return result(SEED, status, outcomes, message);
  }

  private static TestResult result(
      datasem.stress.jcstress.Test test, Status status, Map<String, Long> outcomes, String message) {
    TestResult result = new TestResult(status);
    result.setConfig(TestFork.config(TestList.getInfo(TestSource.PACKAGE + "." + test.className()), Sampling.of(1)));
    outcomes.forEach(result::addState);
    result.addMessage(message);
    return result;
  }

  private static EngineLine.Cell line(TestResult... results) {
    Tally tally = new Tally();
    for (TestResult result : results) {
      tally.add(result);
    }
    return (EngineLine.Cell) Verdicts.line(SEED, tally);
  }

  @Test
  void runsAreAddedUpAndTheFirstHitIsCountedFromTheFirstRun() {
    assertEquals(
        new EngineLine.Cell(
            "v6.7", "read_vs_da_write", "jcstress", Verdict.SOMETIMES, "sometimes",
            "A_B+C", 300, 15, 1.25, 2.0, "", ""),
        line(
            result(Status.NORMAL, Map.of("ok", 100L), ""),
            result(Status.NORMAL, Map.of("ok", 185L, "A_B+C", 11L, "D", 4L), TestFork.FIRST + "250")));
  }

  @Test
  void silenceIsNoVerdict() {
    EngineLine.Cell line = line(result(Status.NORMAL, Map.of("ok", 90L), ""));
    assertEquals(Verdict.NOT_OBSERVED, line.verdict());
    assertEquals("", line.anomaly());
  }

  @Test
  void aRunThatFailedOrBrokeIsLeftOutWithTheReason() {
    EngineLine.Cell failed = line(result(Status.TEST_ERROR, Map.of("ok", 9L), "oops"));
    assertEquals(Verdict.LEFT_OUT, failed.verdict());
    assertEquals("TEST_ERROR: oops", failed.reason());

    EngineLine.Cell broke = line(result(Status.NORMAL, Map.of("ok", 9L, "broken model: X", 2L), ""));
    assertEquals(Verdict.LEFT_OUT, broke.verdict());
    assertTrue(broke.reason().contains("broken model: X=2"), broke.reason());
  }

  /** What the annotations of the generated classes make of an outcome, in jcstress's own words. */
  @Test
  void jcstressGradesAsTheCellExpects() {
    datasem.stress.jcstress.Test fixed =
        datasem.stress.jcstress.Test.of(StressCells.of("v6.8", "read_vs_da_write"));
    Map<String, Long> seen = Map.of("ok", 9L, "KERNEL_WARN+LOST_DELALLOC", 1L);
    Map<String, Long> broke = Map.of("ok", 9L, "broken model: X", 1L);
    assertTrue(result(SEED, Status.NORMAL, seen, "").grading().isPassed);
    assertTrue(result(SEED, Status.NORMAL, seen, "").grading().hasInteresting);
    assertFalse(result(fixed, Status.NORMAL, seen, "").grading().isPassed);
    assertFalse(result(SEED, Status.NORMAL, broke, "").grading().isPassed);
    assertTrue(result(fixed, Status.NORMAL, Map.of("ok", 9L), "").grading().isPassed);
  }

  @Test
  void aResultSurvivesItsWayOutOfTheFork() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(result(Status.NORMAL, Map.of("ok", 90L, "A", 1L), TestFork.FIRST + "250"));
    }
    TestResult back = TestFork.result(Base64.getEncoder().encodeToString(bytes.toByteArray()));
    assertEquals(Verdict.SOMETIMES, line(back).verdict());
    assertEquals(0.25, line(back).firstHitSeconds());
  }

  /** Were the annotation processor off, jcstress would have nothing to run and say so to nobody. */
  @Test
  void everyTestIsKnownToJcstress() {
    Set<String> known = new HashSet<>();
    for (String name : TestList.tests()) {
      known.add(name.substring(name.lastIndexOf('.') + 1));
    }
    Stream.of(
            datasem.stress.jcstress.Test.canaries(),
            datasem.stress.jcstress.Test.first(),
            OwnText.of(Turns.others()).run().stream().map(datasem.stress.jcstress.Test::of).toList())
        .flatMap(List::stream)
        .forEach(
            test -> {
              assertTrue(known.contains(test.className()), test.className());
              assertEquals(test.tasks(), TestList.getInfo(TestSource.PACKAGE + "." + test.className()).threads());
            });
  }
}
