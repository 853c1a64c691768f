package datasem.results;

import datasem.ext4.Kernel;
import java.util.Map;

/** One line about each kernel of the table. */
final class KernelNotes {
  private static final Map<String, String> NOTES =
      Map.of(
          "v6.7", "delayed blocks inserted under i_data_sem held shared; v6.6 too",
          "recheck-only", "the query looks again for delayed blocks before it answers",
          "recheck-in-put-gap", "the same look right before the hole is cached",
          "hole-trim-only", "holes trimmed at delayed blocks in determine_hole, locks unchanged",
          "v6.8", "acf795dc161f: inserted under i_data_sem held exclusively",
          "v6.11", "0ea6560abb3b: and looked up a second time under that lock");

  private KernelNotes() {}

  static String of(Kernel kernel) {
    String note = NOTES.getOrDefault(kernel.name(), "");
    String base = kernel.base() == null ? "" : "patches " + kernel.base().name();
    return note.isEmpty() ? base : base.isEmpty() ? note : note + " (" + base + ")";
  }
}
