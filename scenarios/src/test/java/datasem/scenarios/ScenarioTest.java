package datasem.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.Kernel;
import datasem.locking.ModelError;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  private static ScenarioBuilder valid() {
    return Scenario.named("read_vs_write")
        .start("A file of 4096 bytes, all hole.", "ftruncate(f, 4096)")
        .task("task1", "pread(f, buf, 4096, 0)")
        .found("nobody")
        .expect("v6.7", Expected.never("there is one task"));
  }

  private static ScenarioBuilder twoBlockPages(String call) {
    return valid().blocks(2).blocksPerPage(2).task("task2", call);
  }

  private static void refused(String why, ScenarioBuilder builder) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(e.getMessage().startsWith("scenario "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void theOrdinaryCaseNeedsNoMoreThanItsParts() {
    Scenario s = valid().build();
    assertEquals(1, s.cluster_ratio());
    assertEquals(Anomaly.values().length, s.anomalies().size());
    assertEquals(
        List.of("SEEK_DATA and FIEMAP", "truncate 0, evict", "writeback, evict"),
        s.observers().stream().map(Observer::name).toList());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused("two tasks are called task1", valid().task("task1", "writeback(f)"));
    refused("reaches beyond the 1 blocks", valid().task("task2", "pread(f, buf, 4096, 4096)"));
    refused("reaches beyond the 1 blocks", valid().task("task2", "store to page 1"));
    refused("reaches beyond", valid().observers(Observer.of("far", "fiemap(f, 0, 8192)")));
    refused("cannot be evicted", valid().task("task2", "evict(f)"));
    refused("cannot be evicted", valid().start("Gone.", "evict(f)"));
    refused("17 blocks", valid().blocks(17));
    refused("power of two", valid().bigalloc(3));
    refused("3 blocks per page: must be 1, 2 or 4", valid().blocks(3).blocksPerPage(3));
    refused("3 blocks: must be whole pages", valid().blocks(3).blocksPerPage(2));
    refused("one block per page only", twoBlockPages("O_DIRECT pread(f, buf, 4096, 0)"));
    refused("one block per page only", twoBlockPages("fallocate(f, INSERT_RANGE, 0, 4096)"));
    refused("load from page 1 reaches beyond the 2 blocks", twoBlockPages("load from page 1"));
    twoBlockPages("load from page 0").build();
    refused("is not looked for", valid().ignoring(Anomaly.LOST_DELALLOC));
    refused("who_vs_whom", Scenario.named("Race"));
    refused("no task", Scenario.named("a_vs_b").start("A file.", "writeback(f)").found("nobody"));
  }

  @Test
  void partsAreCheckedWhereTheyAreGiven() {
    assertThrows(IllegalArgumentException.class, () -> Observer.of("x", "evict(f); writeback(f)"));
    assertThrows(IllegalArgumentException.class, () -> new Observer("x", List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Task("x", List.of()));
    assertThrows(IllegalArgumentException.class, () -> Expected.never(" "));
    assertThrows(
        IllegalArgumentException.class, () -> valid().expect("v6.7", Expected.never("again")));
  }

  @Test
  void aKernelWithoutALineIsAnErrorThatNamesBoth() {
    Kernel patch = Kernel.root("my-fix");
    Cell cell = new Cell(patch, valid().build());
    ModelError e = assertThrows(ModelError.class, cell::expected);
    assertTrue(e.getMessage().contains("my-fix"), e.getMessage());
    assertTrue(e.getMessage().contains("read_vs_write"), e.getMessage());
    assertFalse(cell.scenario().expects(patch));
    assertTrue(cell.scenario().expects(Kernel.root("v6.7")));
  }
}
