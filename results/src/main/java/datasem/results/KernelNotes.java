package datasem.results;

import datasem.ext4.Kernel;
import java.util.Map;

/** One line about each kernel of the table. */
final class KernelNotes {
  private static final Map<String, String> NOTES =
      Map.ofEntries(
          Map.entry("v6.7", "delayed blocks inserted under i_data_sem held shared; v6.6 too"),
          Map.entry("no-invalidate-lock", "punch as before ea3d7209ca01, without that lock"),
          Map.entry("recheck-only", "the query looks again for delayed blocks before it answers"),
          Map.entry("recheck-in-put-gap", "the same look right before the hole is cached"),
          Map.entry("hole-trim-only", "6430dea07e85 alone: holes trimmed at delayed blocks"),
          Map.entry("reader-exclusive", "the query takes i_data_sem exclusively instead"),
          Map.entry("atomic-hole", "looks for delayed blocks and caches the hole in one section"),
          Map.entry("v6.8", "acf795dc161f: inserted under i_data_sem held exclusively"),
          Map.entry("relookup-es-only", "0ea6560abb3b without its second query of the extent tree"),
          Map.entry("relookup-before-lock", "0ea6560abb3b with its second look-up before the lock"),
          Map.entry("v6.11", "0ea6560abb3b: looked up a second time under the exclusive lock"),
          Map.entry("v6.12", "c543e2429640: the status tree settles reservations"),
          Map.entry("nocache-only", "402e38e6b71f alone: writeback caches no neighbours"),
          Map.entry("fiemap-lock-only", "151ff9325e5e alone: fiemap holds i_rwsem shared"),
          Map.entry("v6.16", "402e38e6b71f and 151ff9325e5e together"),
          Map.entry("v7.0", "d494567091ed: what is cached never replaces a delayed block"));

  private KernelNotes() {}

  static String of(Kernel kernel) {
    String note = NOTES.getOrDefault(kernel.name(), "");
    String base = kernel.base() == null ? "" : "patches " + kernel.base().name();
    return note.isEmpty() ? base : base.isEmpty() ? note : note + "; " + base;
  }
}
