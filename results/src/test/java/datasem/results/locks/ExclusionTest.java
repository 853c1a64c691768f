package datasem.results.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.results.locks.Exclusion.Kind;
import datasem.results.locks.Exclusion.Result;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every two operations of the kernels that stand for a change of the locking. */
class ExclusionTest {
  private static final Path GOLDEN = Path.of("EXCLUSION.md");
  private static final List<String> KERNELS = List.of("v6.7", "v6.8", "v6.11", "v6.12", "v6.16", "newest");
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private static Kernel kernel(String name) {
    return Kernels.byName(name).orElseThrow();
  }

  @Test
  void theTableIsAsCommittedAndTheNewestKernelHasNoUnknownRace() throws IOException {
    StringBuilder page = new StringBuilder(ExclusionText.legend());
    for (String name : KERNELS) {
      List<Result> results = Exclusion.of(kernel(name), Options.DEFAULT, THREADS);
      page.append(ExclusionText.section(kernel(name), results));
      assertTrue(results.stream().noneMatch(r -> r.kind() == Kind.OPEN), name);
      if (name.equals("newest")) {
        assertEquals(List.of(), results.stream().filter(r -> r.kind() == Kind.RACE && r.known() == null).toList());
      }
    }
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, page);
    }
    assertEquals(Files.readString(GOLDEN), page.toString(), "re-render with -Dgolden=update");
  }

  /**
   * By hand: two writes hold i_rwsem exclusively; a read takes invalidate_lock and its folio's lock, none of
   * which a write of another page holds; the races of v6.7 are the seed's and those of its relatives.
   */
  @Test
  void theCellsThatEverybodyKnows() {
    Map<String, Result> old = byName(Exclusion.of(Kernels.V6_7, Options.DEFAULT, THREADS));
    Result writes = old.get("pair_da_write_vs_da_write");
    assertEquals(Kind.LOCK, writes.kind());
    assertTrue(writes.locks().contains("i_rwsem"), writes.toString());
    assertEquals(Kind.LOCK, old.get("pair_da_write_vs_seek_data").kind());
    Result seed = old.get("pair_read_vs_da_write");
    assertEquals(Kind.RACE, seed.kind());
    assertTrue(seed.anomalies().contains("LOST_DELALLOC"), seed.toString());
    assertEquals("read_vs_da_write", seed.known());
    Map<String, Result> fixed = byName(Exclusion.of(Kernels.V6_8, Options.DEFAULT, THREADS));
    assertEquals(Kind.OK, fixed.get("pair_read_vs_da_write").kind());
    assertTrue(fixed.get("pair_read_vs_da_write").locks().contains("i_data_sem"));
    assertTrue(fixed.get("pair_mkwrite_vs_fallocate").anomalies().contains("DELAYED_OVER_ALLOCATED"));
  }

  private static Map<String, Result> byName(List<Result> results) {
    Map<String, Result> map = new TreeMap<>();
    results.forEach(r -> map.put(r.scenario(), r));
    return map;
  }

  /** What the table says of a pair can be asked for again under its name. */
  @Test
  void aPairIsAScenarioByItsName() {
    Scenario pair = Scenarios.byName("pair_read_vs_da_write").orElseThrow();
    assertEquals("pair_read_vs_da_write", pair.name());
    assertTrue(Scenarios.byName("pair_read_vs_nothing").isEmpty());
  }
}
