package datasem.scenarios;

import static datasem.scenarios.Expected.Verdict.NEVER;
import static datasem.scenarios.Expected.Verdict.SOMETIMES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of expected verdicts; what engines say of them is tested where the engines are. */
class ScenariosTest {

  @Test
  void everyScenarioSaysSomethingOfEveryKernel() {
    for (Scenario s : Scenarios.all()) {
      for (Kernel k : Kernels.all()) {
        assertTrue(s.expects(k.name()), s.name() + " " + k.name());
        assertFalse(s.expected(k.name()).source().isBlank());
      }
    }
  }

  @Test
  void namesAreUniqueAndFindTheirScenario() {
    Set<String> names = new HashSet<>();
    for (Scenario s : Scenarios.all()) {
      assertTrue(names.add(s.name()), s.name());
      assertEquals(s, Scenarios.byName(s.name()).orElseThrow());
    }
    assertTrue(Scenarios.byName("nobody_vs_nobody").isEmpty());
  }

  @Test
  void everyScenarioIsSeenUnderSomeKernel() {
    for (Scenario s : Scenarios.all()) {
      assertTrue(
          Kernels.all().stream().anyMatch(k -> s.expected(k.name()).verdict() == SOMETIMES),
          s.name());
    }
  }

  @Test
  void theMergedFixesFlipWhatTheyWereMergedFor() {
    assertEquals(SOMETIMES, verdict("v6.7", "read_vs_da_write"));
    assertEquals(NEVER, verdict("v6.8", "read_vs_da_write"));
    assertEquals(SOMETIMES, verdict("v6.8", "mkwrite_vs_fallocate"));
    assertEquals(NEVER, verdict("v6.11", "mkwrite_vs_fallocate"));
    assertEquals(SOMETIMES, verdict("v6.7", "fiemap_vs_writeback"));
    assertEquals(NEVER, verdict("v6.8", "fiemap_vs_writeback"));
  }

  @Test
  void theRecheckByItselfFlipsNothing() {
    for (Scenario s : Scenarios.all()) {
      assertEquals(
          s.expected("v6.7").verdict(), s.expected("recheck-only").verdict(), s.name());
      assertEquals(
          s.expected("v6.7").verdict(), s.expected("recheck-in-put-gap").verdict(), s.name());
    }
  }

  @Test
  void noRowOfTheKernelsHistoryTurnsACellRed() {
    for (Scenario s : Scenarios.all()) {
      assertFalse(
          s.expected("v6.8").verdict() == NEVER && s.expected("v6.11").verdict() == SOMETIMES,
          s.name());
    }
  }

  @Test
  void theProloguesAreSentences() {
    for (Scenario s : Scenarios.all()) {
      assertTrue(s.prologue().endsWith("."), s.name());
      assertFalse(s.links().isEmpty(), s.name());
      assertFalse(s.found().isBlank(), s.name());
      for (Task task : s.tasks()) {
        for (Syscall call : task.calls()) {
          assertEquals(call, Syscall.parse(call.toString()));
        }
      }
    }
  }

  private static Expected.Verdict verdict(String kernel, String scenario) {
    return Scenarios.byName(scenario).orElseThrow().expected(kernel).verdict();
  }
}
