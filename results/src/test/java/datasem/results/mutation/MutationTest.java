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
import datasem.scenarios.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What stands behind the green cells: each place that takes a lock is weakened in turn, then removed if
 * nobody minds; each second look-up, NOCACHE flag and sequence count is left out in turn; and some cell must
 * turn red. What no cell notices is a gap and needs its reason in {@link Gaps}.
 */
class MutationTest {
  private static final Path GOLDEN = Path.of("MUTATIONS.md");
  private static final List<String> KERNELS = List.of("v6.7", "v6.8", "v6.11", "v6.12", "v6.16", "v6.19", "v7.0");

  /** Those that every build looks at; all of them take minutes, and are left to the profile stress. */
  private static final List<String> FEW = List.of("v6.8", "v6.11", "v7.0");

  private static final String INTRODUCTION =
      """
      # What the green cells notice

      Each place that takes a lock in a task of a green cell, taken more weakly than written:
      exclusive becomes shared, shared or mutual becomes none. Where no cell minds, the lock is
      not taken at all. Then each second look-up, NOCACHE flag and count of i_es_seq left out.
      `noticed by` names what the first cell that turns red shows; LOCK_RULE is what lockdep
      would say. The cells are the green scenarios, the green pairs of operations, and from
      v6.19 a task that relies on i_es_seq and nothing else. Rendered by MutationTest from the
      checker's verdicts; `mvn verify -Dkernels=all` looks at all kernels.
      """;

  @Test
  void nearlyEverythingIsNoticedAndTheRestHasItsReason() throws IOException {
    boolean update = "update".equals(System.getProperty("golden"));
    boolean all = "all".equals(System.getProperty("kernels"));
    String committed = Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "";
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (String name : KERNELS) {
      page.append(all || FEW.contains(name) ? section(name) : committed(committed, name));
    }
    if (update) {
      Files.writeString(GOLDEN, page);
    }
    assertEquals(Files.readString(GOLDEN), page.toString(), "re-render with -Dgolden=update -Dkernels=all");
  }

  private static String section(String name) {
    Mutations mutations = Mutations.of(Kernels.byName(name).orElseThrow());
    long noticed = mutations.noticed();
    assertTrue(noticed >= 0.95 * mutations.tried(), name + ": " + noticed + " of " + mutations.tried());
    assertEquals(List.of(), mutations.unexplained(), name + ": no cell notices these, and nobody says why");
    return mutations.render();
  }

  /** The section of a kernel in the page as committed. */
  private static String committed(String page, String name) {
    int from = page.indexOf("\n## " + name + "\n");
    assertTrue(from >= 0, name + " is not in " + GOLDEN + ": render it with -Dgolden=update -Dkernels=all");
    int to = page.indexOf("\n## ", from + 1);
    return to < 0 ? page.substring(from) : page.substring(from, to);
  }

  /** The mutation that matters most, by name: v6.11's insertion under the shared lock is the seed's race. */
  @Test
  void sharedInsertionIsTheSeedsRace() {
    Cell cell = new Cell(Kernels.V6_11, Scenarios.byName("read_vs_da_write").orElseThrow());
    SortedSet<LockSite> sites = new TreeSet<>();
    Checker.check(new WeakenedProgram(cell, null, false, sites), Options.DEFAULT);
    List<LockSite> insertion =
        sites.stream()
            .filter(s -> s.function().equals("DaMapBlocks.v6_11"))
            .filter(s -> s.lock().equals("i_data_sem") && s.exclusive())
            .toList();
    assertEquals(1, insertion.size());
    CheckResult weak =
        Checker.check(new WeakenedProgram(cell, insertion.get(0), false, null), Options.DEFAULT);
    assertTrue(
        weak.found().stream().anyMatch(f -> f.finding().anomaly().equals("LOST_DELALLOC")),
        weak.toString());
  }

  /** The other kind, by name: move extent of v6.19 without its comparison loses what writeback wrote. */
  @Test
  void aMutationOfTheTextIsNoticedToo() {
    TextMutation compared = TextMutation.ALL.get(TextMutation.ALL.size() - 1);
    assertTrue(compared.applies(Kernels.V6_19));
    assertFalse(compared.applies(Kernels.V6_16));
    Kernel without = compared.apply(Kernels.V6_19);
    CheckResult result =
        Checker.check(
            new Cell(without, Scenarios.byName("move_extent_vs_writeback").orElseThrow()), Options.DEFAULT);
    assertTrue(result.found("DATA_LOSS").isPresent(), result.toString());
  }
}
