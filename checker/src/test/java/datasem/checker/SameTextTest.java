package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells that run the same text, by what the kernels' rows say and what the scenarios call. */
class SameTextTest {
  private final SameText same = new SameText();

  private static Cell cell(String kernel, String scenario) {
    return new Cell(Kernels.byName(kernel).orElseThrow(), Scenarios.byName(scenario).orElseThrow());
  }

  @Test
  void aPatchToAFunctionThatNobodyCallsChangesNothing() {
    assertEquals("v6.7", same.of(cell("punch-forgets-disksize", "read_vs_da_write")).name(), "nobody punches");
    assertEquals("v6.7", same.of(cell("rfc-v1-2", "read_vs_da_write")).name(), "patches without a caller");
    assertEquals("v6.12", same.of(cell("ioctl-lock-only", "read_vs_da_write")).name(), "no ioctl");
  }

  @Test
  void aPatchToAFunctionThatSomebodyCallsIsAnotherCell() {
    assertEquals("v6.8", same.of(cell("v6.8", "read_vs_da_write")).name());
    assertEquals("v6.11", same.of(cell("v6.11", "mkwrite_vs_fallocate")).name());
    assertEquals("fiemap-lock-only", same.of(cell("fiemap-lock-only", "read_vs_da_write")).name(),
        "an observer calls it");
    assertEquals("v6.7", same.of(cell("v6.7", "mkwrite_vs_fallocate")).name(), "the root has no base");
    assertEquals("v6.19", same.of(cell("v6.19", "punch_vs_read")).name(), "i_es_seq is no function");
  }

  @Test
  void whatIsSaidToBeTheSameHasTheSameStates() {
    int others = 0;
    for (String scenario : List.of("read_vs_da_write", "punch_vs_read", "writeback_vs_truncate")) {
      for (Kernel kernel : Kernels.all()) {
        Cell cell = cell(kernel.name(), scenario);
        Kernel as = same.of(cell);
        if (as != kernel) {
          CheckResult own = Checker.check(cell, Options.DEFAULT);
          CheckResult other = Checker.check(new Cell(as, cell.scenario()), Options.DEFAULT);
          assertEquals(other.states(), own.states(), cell.name());
          assertEquals(other.transitions(), own.transitions(), cell.name());
          assertEquals(other.clean(), own.clean(), cell.name());
          others++;
        }
      }
    }
    assertTrue(others > 10, "cells compared: " + others);
  }
}
