package datasem.conformance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.conformance.trace.SmallFile.Range;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import datasem.scenarios.ScenarioFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was recorded once becomes all the ways in which it can happen. Which kernels show the races is known
 * from their fixes: acf795dc161f, v6.8, for the hole, 0ea6560abb3b, v6.11, for the delayed block.
 */
class TraceScenarioTest {

  private static Scenario first(String recording) {
    Path file = Recordings.named(recording).get(0);
    TraceReport report = Recordings.check(file, TraceOptions.DEFAULT.withScenarios());
    return ScenarioFile.parse("r.scenario", TraceScenario.of(report, 0).orElseThrow());
  }

  /** Whether some schedule shows the headline; complete. */
  private static boolean shows(Kernel kernel, Scenario scenario) {
    CheckResult result = Checker.check(new Cell(kernel, scenario), Options.DEFAULT);
    assertTrue(result.complete(), kernel.name());
    return result.found().stream().anyMatch(f -> f.finding().anomaly().equals(scenario.headline().name()));
  }

  @Test
  void theSeedsRace() {
    Scenario s = first("race-b-6.1-unfixed-natural-1");
    assertEquals("LOST_DELALLOC", s.headline().name());
    assertEquals(
        List.of("[pread(f, buf, 4096, 0)]", "[pwrite(f, buf, 4096, 4096)]"),
        s.tasks().stream().map(t -> t.calls().toString()).toList());
    assertTrue(shows(Kernels.V6_7, s));
    assertTrue(shows(Kernels.V6_1_UNFIXED, s));
    assertFalse(shows(Kernels.V6_8, s));
    assertFalse(shows(Kernels.V6_11, s));
    assertFalse(shows(Kernels.V6_1_STABLE, s));
  }

  @Test
  void theStoreAgainstFallocate() {
    Scenario s = first("race-c-6.1-exclusive-only");
    assertEquals("DELAYED_OVER_ALLOCATED", s.headline().name());
    assertEquals(
        List.of("[store to page 0]", "[fallocate(f, 0, 0, 4096)]"),
        s.tasks().stream().map(t -> t.calls().toString()).toList());
    assertEquals("[ftruncate(f, 4096), load from page 0]", s.setup().toString());
    assertTrue(shows(Kernels.V6_7, s));
    assertTrue(shows(Kernels.V6_8, s));
    assertTrue(shows(Kernels.V6_1_EXCLUSIVE_ONLY, s));
    assertFalse(shows(Kernels.V6_11, s));
    assertFalse(shows(Kernels.V6_1_STABLE, s));
  }

  /** A kernel that is not at fault had the window open: the same race, for those that are. */
  @Test
  void aNearMissOfAFixedKernel() {
    Scenario s = first("race-c-6.12-shipped");
    assertEquals("DELAYED_OVER_ALLOCATED", s.headline().name());
    assertTrue(shows(Kernels.V6_8, s));
    assertFalse(shows(Kernels.V6_12_STABLE, s));
  }

  static List<Path> racing() {
    return RacingRecordingsTest.racing();
  }

  @ParameterizedTest
  @MethodSource("racing")
  void everyAnomalyMakesAScenario(Path file) {
    TraceReport report = Recordings.check(file, TraceOptions.DEFAULT.withScenarios());
    for (TraceFinding f : report.findings()) {
      boolean leak = f.anomaly() == TraceAnomaly.RESERVATION_LEAK;
      assertEquals(leak, f.scenario().isEmpty(), f.toString());
      if (!leak) {
        Scenario s = ScenarioFile.parse("r.scenario", TraceScenario.of(report, f.line()).orElseThrow());
        assertEquals(f.anomaly().name(), s.headline().name());
        assertEquals(2, s.tasks().size());
      }
    }
    for (NearMiss m : report.nearMisses()) {
      ScenarioFile.parse("r.scenario", TraceScenario.of(report, m.passed()).orElseThrow());
    }
  }

  @Test
  void withoutAskingThereIsNone() {
    Path file = Recordings.named("race-b-6.1-unfixed-natural-1").get(0);
    assertTrue(TraceScenario.of(Recordings.check(file, TraceOptions.DEFAULT), 0).isEmpty());
    assertTrue(
        TraceScenario.of(Recordings.check(file, TraceOptions.DEFAULT.withScenarios()), 9_999_999).isEmpty());
  }

  @Test
  void renumbersIntoASmallFile() {
    SmallFile f = SmallFile.of(List.of(new Range(1000, 1099), new Range(1050, 1050), new Range(5000, 5001)), 1);
    // 1000-1049, 1050, 1051-1099, the gap, 5000-5001
    assertEquals(5, f.blocks());
    assertEquals(0, f.block(1000));
    assertEquals(1, f.block(1050));
    assertEquals(2, f.block(1099));
    assertEquals(4, f.block(5001));
    assertEquals(5000, f.origin(4));

    SmallFile big = SmallFile.of(List.of(new Range(4_294_967_290L, 4_294_967_290L), new Range(4_294_967_293L, 4_294_967_294L)), 4);
    assertEquals(4, big.ratio());
    assertEquals(8, big.blocks());
    assertEquals(2, big.block(4_294_967_290L));
    assertEquals(5, big.block(4_294_967_293L));
    // three clusters of 16 blocks are too many; of 4 blocks they are not
    assertEquals(4, SmallFile.of(List.of(new Range(3, 3), new Range(100, 100)), 16).ratio());
  }
}
