package datasem.results.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.Checker;
import datasem.checker.Event;
import datasem.checker.Options;
import datasem.checker.Schedule;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenarios;
import org.junit.jupiter.api.Test;

/**
 * Check, change and use of races whose window is known from the commit that closes it: what the fix covers with
 * a lock, or does in one step, must be the window that the witness names, and its rows must show it.
 */
class WindowTest {

  private static void assertWindow(String kernel, String scenario, String check, String change, String use) {
    Cell cell = new Cell(Kernels.byName(kernel).orElseThrow(), Scenarios.byName(scenario).orElseThrow());
    String anomaly = cell.scenario().headline().name();
    Schedule schedule = Checker.witness(cell, anomaly, Options.DEFAULT).orElseThrow();
    Recording r = Recording.of(cell, anomaly, schedule);
    Words words = new Ext4Words();
    Window w = Window.find(r, words, Damage.find(r, words, anomaly)).orElseThrow();
    assertEquals(check, place(r, words, w.check()), "check");
    assertEquals(change, place(r, words, w.change()), "change");
    assertEquals(use, place(r, words, w.use()), "use");
    String text = WitnessText.render(cell, anomaly, schedule);
    String diagram = text.substring(0, text.indexOf("\nbroken:"));
    for (int event : new int[] {w.check(), w.change(), w.use()}) {
      String function = place(r, words, event).replaceFirst(" .*", "");
      assertTrue(diagram.contains(function + "()"), function + " is not drawn:\n" + text);
    }
  }

  private static String place(Recording r, Words words, int event) {
    Event e = r.get(event);
    String in = "";
    for (String frame : e.frames()) {
      String function = words.function(frame);
      in = function == null ? in : function;
    }
    return in + " " + e.name();
  }

  /** 402e38e6b71f: it is the caching of neighbours, not of the written block, that NOCACHE keeps out. */
  @Test
  void collapseIsDeceivedByTheNeighboursThatWritebackCaches() {
    assertWindow(
        "v6.7",
        "collapse_vs_writeback",
        "ext4_es_remove_extent i_es_tree",
        "ext4_es_cache_extent i_es_tree",
        "ext4_ext_shift_extents i_data");
  }

  /** 90e775b71ac4: i_size was compared before the lock under which i_disksize is stored. */
  @Test
  void writebackComparesAnOldSize() {
    assertWindow(
        "disksize-unlocked",
        "writeback_vs_truncate",
        "mpage_map_and_submit_extent i_size",
        "ext4_setattr i_size",
        "mpage_map_and_submit_extent i_disksize");
  }

  /** 874eaba96d39: the report was made of two looks at the status tree. */
  @Test
  void theReportIsMadeOfTwoLooks() {
    assertWindow(
        "v6.7",
        "fiemap_vs_writeback",
        "ext4_es_lookup_extent i_es_tree",
        "ext4_es_insert_extent i_es_tree",
        "ext4_es_find_extent_range i_es_tree");
  }

  /** 0ea6560abb3b asks the extent tree where the status tree misses: the shrinker makes it miss. */
  @Test
  void theShrinkerMakesTheSecondLookMiss() {
    assertWindow(
        "relookup-es-only",
        "mkwrite_vs_fallocate_vs_shrinker",
        "ext4_es_lookup_extent i_es_tree",
        "__es_shrink i_es_tree",
        "ext4_es_insert_delayed_extent i_es_tree");
  }

  /** The look at the cluster and the insertion are two sections of i_es_lock. */
  @Test
  void bothLookAtTheClusterBeforeEitherInserts() {
    assertWindow(
        "v6.7",
        "mkwrite_vs_mkwrite_bigalloc",
        "ext4_es_scan_clu i_es_tree",
        "ext4_es_insert_delayed_block i_es_tree",
        "ext4_es_insert_delayed_block i_es_tree");
  }
}
