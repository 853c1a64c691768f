package datasem.scenarios;

import static datasem.scenarios.Expected.Verdict.SOMETIMES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.DaMapBlocks;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.FiemapExtent;
import datasem.ext4.Kernel;
import datasem.ext4.KernelBug;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import datasem.locking.ModelError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CellTest {

  private static Cell cell(Kernel kernel, String scenario) {
    return new Cell(kernel, Scenarios.byName(scenario).orElseThrow());
  }

  private static Object[][] oneAfterAnother(Program program, Program.Instance instance, boolean reversed) {
    int n = program.tasks().size();
    Object[][] results = new Object[n][];
    for (int i = 0; i < n; i++) {
      int t = reversed ? n - 1 - i : i;
      results[t] = new Object[instance.operations(t)];
      for (int op = 0; op < results[t].length; op++) {
        results[t][op] = instance.run(t, op);
      }
    }
    return results;
  }

  /** Not races in the narrow sense: what they name goes wrong in some sequence of the calls as well. */
  private static final Set<String> IN_SEQUENCE_TOO =
      Set.of("fallocate_vs_write_and_writeback", "truncate_vs_remount");

  /** A race needs two tasks at a time: in sequence every kernel must be in order. */
  @TestFactory
  List<DynamicTest> oneTaskAfterAnotherNothingIsWrong() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Kernel kernel : Kernels.all()) {
      for (Scenario scenario : Scenarios.all()) {
        Cell cell = new Cell(kernel, scenario);
        if (IN_SEQUENCE_TOO.contains(scenario.name()) && cell.expected().verdict() == SOMETIMES) {
          continue;
        }
        tests.add(
            DynamicTest.dynamicTest(
                cell.name(),
                () -> {
                  for (boolean reversed : new boolean[] {false, true}) {
                    Program.Instance instance = cell.start(new JvmLocking());
                    assertEquals(List.of(), instance.always());
                    Object[][] results = oneAfterAnother(cell, instance, reversed);
                    assertEquals(List.of(), instance.always());
                    assertEquals(List.of(), instance.atEnd(results));
                  }
                }));
      }
    }
    return tests;
  }

  @Test
  void theSetupHasRunAndNothingElse() {
    Ext4InodeInfo seed = cell(Kernels.V6_7, "read_vs_da_write").begin(new JvmLocking()).inode;
    assertEquals(8192L, seed.i_size.peek());
    assertEquals(0, seed.i_es_tree.peek().i_es_all_nr());
    assertEquals(2, seed.i_pages.size());

    Ext4InodeInfo cached = cell(Kernels.V6_7, "mkwrite_vs_fallocate").begin(new JvmLocking()).inode;
    assertTrue(cached.i_es_tree.peek().at(0).is_hole());
    assertTrue(cached.i_pages.get(0).page.peek().uptodate());

    Ext4InodeInfo uncached =
        cell(Kernels.V6_7, "mkwrite_vs_fallocate_uncached").begin(new JvmLocking()).inode;
    assertNull(uncached.i_es_tree.peek().at(0));
    assertTrue(uncached.i_pages.get(0).page.peek().uptodate());

    Ext4InodeInfo clusters =
        cell(Kernels.V6_7, "read_vs_da_write_bigalloc").begin(new JvmLocking()).inode;
    assertEquals(4, clusters.i_sb.s_cluster_ratio);
  }

  @Test
  void aSetupThatFailsIsNoScenario() {
    Scenario absent =
        Scenario.named("a_vs_b")
            .start("The page is not mapped.", "store to page 0")
            .task("task1", "writeback(f)")
            .found("nobody")
            .build();
    ModelError e =
        assertThrows(
            ModelError.class, () -> new Cell(Kernels.V6_7, absent).start(new JvmLocking()));
    assertEquals("v6.7 a_vs_b: store to page 0 of the setup returns -14", e.getMessage());
  }

  @Test
  void answersThatNoOrderGivesAreFindings() {
    Cell cell = cell(Kernels.V6_7, "fiemap_vs_writeback");
    Program.Instance instance = cell.start(new JvmLocking());
    oneAfterAnother(cell, instance, true);
    FiemapExtent mapped = new FiemapExtent(0, 1, 1, 0);
    assertEquals(List.of(), instance.atEnd(new Object[][] {{List.of(mapped)}, {0L}}));
    List<Finding> found = instance.atEnd(new Object[][] {{List.of()}, {0L}});
    assertEquals(
        List.of(
            new Finding(
                "NOT_LINEARIZABLE",
                "fiemap(f, 0, 4096) answers []; with the calls one after another it is [0]")),
        found);
  }

  @Test
  void onlyWhatIsLookedForIsReported() {
    Scenario blind =
        Scenario.named("a_vs_b")
            .start("A file of 4096 bytes, written.", "pwrite(f, buf, 4096, 0)")
            .task("task1", "fiemap(f, 0, 4096)")
            .ignoring(Anomaly.NOT_LINEARIZABLE)
            .found("nobody")
            .build();
    Program.Instance instance = new Cell(Kernels.V6_7, blind).start(new JvmLocking());
    assertEquals(List.of(), instance.atEnd(new Object[][] {{List.of()}}));
  }

  @Test
  void aBugOfTheKernelIsAFinding() {
    DaMapBlocks broken =
        (inode, map, bh) -> {
          throw new KernelBug("ext4_da_map_blocks");
        };
    Kernel kernel = Kernel.patched("broken", Kernels.V6_7).ext4_da_map_blocks(broken);
    Cell cell = cell(kernel, "read_vs_da_write");
    Program.Instance instance = cell.start(new JvmLocking());
    KernelStopped stopped = assertThrows(KernelStopped.class, () -> instance.run(1, 0));
    assertEquals(
        new Finding("KERNEL_WARN", "kernel BUG in ext4_da_map_blocks()"), stopped.finding());
  }
}
