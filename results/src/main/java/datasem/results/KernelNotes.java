package datasem.results;

import datasem.ext4.Kernel;
import java.util.Map;

/** One line about each kernel of the table. */
final class KernelNotes {
  private static final Map<String, String> NOTES =
      Map.ofEntries(
          Map.entry("v6.7", "delayed blocks inserted under i_data_sem held shared; v6.6 too"),
          Map.entry("recheck-only", "the query looks again for delayed blocks before it answers"),
          Map.entry("recheck-in-put-gap", "the same look right before the hole is cached"),
          Map.entry("hole-trim-only", "holes trimmed at delayed blocks in determine_hole, locks unchanged"),
          Map.entry("v6.8", "acf795dc161f: inserted under i_data_sem held exclusively"),
          Map.entry("v6.11", "0ea6560abb3b: and looked up a second time under that lock"),
          Map.entry("no-invalidate-lock", "punch without the lock that is mapping->invalidate_lock now"),
          Map.entry("reader-exclusive", "the query of ext4_map_blocks() takes i_data_sem exclusively"),
          Map.entry("atomic-hole", "test and insertion of the hole in one section of i_es_lock"),
          Map.entry("relookup-es-only", "second look-up in the status tree, no second query on a miss"),
          Map.entry("relookup-before-lock", "second look-up before the exclusive lock"),
          Map.entry("v6.12", "c543e2429640, ce09036ea4f0: the status tree settles reservations"),
          Map.entry("nocache-only", "402e38e6b71f: writeback caches no neighbours"),
          Map.entry("fiemap-lock-only", "151ff9325e5e: fiemap under i_rwsem held shared"),
          Map.entry("v6.16", "402e38e6b71f and 151ff9325e5e"),
          Map.entry("v7.0", "41a414d53bfb, d494567091ed: caching never replaces a delayed block"));

  private KernelNotes() {}

  static String of(Kernel kernel) {
    String note = NOTES.getOrDefault(kernel.name(), "");
    String base = kernel.base() == null ? "" : "patches " + kernel.base().name();
    return note.isEmpty() ? base : base.isEmpty() ? note : note + "; " + base;
  }
}
