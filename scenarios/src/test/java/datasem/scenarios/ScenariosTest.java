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
        assertTrue(s.expects(k), s.name() + " " + k.name());
        assertFalse(s.expected(k).source().isBlank());
      }
    }
  }

  @Test
  void everyLineIsAboutAKernelOfTheTable() {
    for (Scenario s : Scenarios.all()) {
      for (String kernel : s.expected().keySet()) {
        assertTrue(Kernels.byName(kernel).isPresent(), s.name() + " " + kernel);
      }
    }
  }

  @Test
  void aKernelWithoutALineIsExpectedToDoAsItsBase() {
    Scenario s = Scenarios.byName("read_vs_da_write").orElseThrow();
    Kernel patch = Kernel.patched("patch", Kernel.patched("series", Kernels.V6_8));
    assertEquals(NEVER, s.expected(patch).verdict());
    assertTrue(s.expected(patch).source().startsWith("as v6.8: "));
    assertFalse(s.expects(Kernel.root("unheard of")));
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
          Kernels.all().stream().anyMatch(k -> s.expected(k).verdict() == SOMETIMES),
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

  /** But for v6.12, which moves the accounts into the status tree and was merged for no race. */
  @Test
  void everyReleaseClosesARaceOfItsBase() {
    for (Kernel kernel : Kernels.released()) {
      if (kernel.base() != null && !kernel.name().equals("v6.12")) {
        assertTrue(
            Scenarios.all().stream()
                .anyMatch(
                    s -> s.expected(kernel.base()).verdict() == SOMETIMES && s.expected(kernel).verdict() == NEVER),
            kernel.name());
      }
    }
  }

  @Test
  void theRecheckByItselfFlipsNothing() {
    for (Scenario s : Scenarios.all()) {
      assertEquals(
          expected(s, "v6.7").verdict(), expected(s, "recheck-only").verdict(), s.name());
      assertEquals(
          expected(s, "v6.7").verdict(), expected(s, "recheck-in-put-gap").verdict(), s.name());
    }
  }

  @Test
  void noRowOfTheKernelsHistoryTurnsACellRed() {
    for (Scenario s : Scenarios.all()) {
      assertFalse(
          expected(s, "v6.8").verdict() == NEVER && expected(s, "v6.11").verdict() == SOMETIMES,
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
    return expected(Scenarios.byName(scenario).orElseThrow(), kernel).verdict();
  }

  private static Expected expected(Scenario scenario, String kernel) {
    return scenario.expected(Kernels.byName(kernel).orElseThrow());
  }
}
