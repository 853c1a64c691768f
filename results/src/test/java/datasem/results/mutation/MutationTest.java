package datasem.results.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What stands behind the green cells: each place that takes a lock is weakened in turn, exclusive to
 * shared, shared or mutual to none, and some cell of the kernel must turn red. What no cell notices is a
 * gap and is listed in results/MUTATIONS.md; a new gap fails the build until it is looked at.
 */
class MutationTest {
  private static final Path GOLDEN = Path.of("MUTATIONS.md");
  private static final List<Kernel> GREEN = List.of(Kernels.V6_8, Kernels.V6_11);

  @Test
  void everyLockIsNoticedOrListedAsAGap() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Locks weakened one at a time\n\n");
    page.append("Each place that takes a lock in a task of a green cell, taken more weakly than written:\n");
    page.append("exclusive becomes shared, shared or mutual becomes none. `noticed by` names the anomaly\n");
    page.append("and the first cell that shows it; LOCK_RULE is what lockdep would say. Rendered by\n");
    page.append("MutationTest from the checker's verdicts.\n");
    for (Kernel kernel : GREEN) {
      render(kernel, page);
    }
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, page);
    }
    assertEquals(Files.readString(GOLDEN), page.toString(), "re-render with -Dgolden=update");
  }

  /** The mutation that matters most, by name: v6.11's insertion under the shared lock is the seed's race. */
  @Test
  void sharedInsertionIsTheSeedsRace() {
    Cell cell = new Cell(Kernels.V6_11, Scenarios.byName("read_vs_da_write").orElseThrow());
    SortedSet<LockSite> sites = new TreeSet<>();
    Checker.check(new WeakenedProgram(cell, null, sites), Options.DEFAULT);
    List<LockSite> insertion =
        sites.stream()
            .filter(s -> s.function().equals("DaMapBlocks.v6_11"))
            .filter(s -> s.lock().equals("i_data_sem") && s.exclusive())
            .toList();
    assertEquals(1, insertion.size());
    CheckResult weak =
        Checker.check(new WeakenedProgram(cell, insertion.get(0), new TreeSet<>()), Options.DEFAULT);
    assertTrue(
        weak.found().stream().anyMatch(f -> f.finding().anomaly().equals("LOST_DELALLOC")),
        weak.toString());
  }

  private static void render(Kernel kernel, StringBuilder page) {
    List<Cell> cells = new ArrayList<>();
    SortedSet<LockSite> sites = new TreeSet<>();
    for (Scenario scenario : Scenarios.all()) {
      Cell cell = new Cell(kernel, scenario);
      if (cell.expected().verdict() == Expected.Verdict.NEVER) {
        CheckResult whole =
            Checker.check(new WeakenedProgram(cell, null, sites), Options.DEFAULT);
        assertTrue(whole.found().isEmpty(), whole.toString());
        cells.add(cell);
      }
    }
    assertFalse(cells.isEmpty());
    page.append("\n## ").append(kernel.name()).append("\n\n");
    page.append("| place | lock | weakened to | noticed by |\n|---|---|---|---|\n");
    int noticed = 0;
    for (LockSite site : sites) {
      Map<String, String> by = noticedBy(site, cells);
      noticed += by.isEmpty() ? 0 : 1;
      page.append("| ").append(site.function()).append(" | ").append(site.lock());
      page.append(site.exclusive() ? " exclusive" : " shared").append(" | ");
      page.append(weaker(site)).append(" | ").append(words(by)).append(" |\n");
    }
    page.append("\n").append(noticed).append(" of ").append(sites.size());
    page.append(" weakenings noticed by ").append(cells.size()).append(" green cells.\n");
  }

  private static String weaker(LockSite site) {
    boolean rw = site.lock().matches("i_data_sem|i_rwsem|invalidate_lock|s_writepages_rwsem|i_es_lock");
    return site.exclusive() && rw ? "shared" : "none";
  }

  private static Map<String, String> noticedBy(LockSite site, List<Cell> cells) {
    Map<String, String> by = new TreeMap<>();
    for (Cell cell : cells) {
      CheckResult result =
          Checker.check(new WeakenedProgram(cell, site, new TreeSet<>()), Options.DEFAULT);
      for (CheckResult.Found found : result.found()) {
        by.putIfAbsent(found.finding().anomaly(), cell.scenario().name());
      }
    }
    return by;
  }

  private static String words(Map<String, String> by) {
    if (by.isEmpty()) {
      return "**nothing: a gap**";
    }
    StringBuilder words = new StringBuilder();
    by.forEach(
        (anomaly, cell) ->
            words.append(words.isEmpty() ? "" : ", ").append(anomaly).append(" in ").append(cell));
    return words.toString();
  }
}
