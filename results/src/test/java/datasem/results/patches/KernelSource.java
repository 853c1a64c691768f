package datasem.results.patches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of kernels as it is written: which text each row names for each contested function. */
final class KernelSource {
  private static final Path FOLDER = Path.of("..", "model", "src", "main", "java", "datasem", "kernels");

  /** The files that hold rows, each after those that hold its bases. */
  private static final List<String> FILES = List.of("Kernels.java", "Proposals.java", "BeforeTheFix.java");

  private static final Pattern ROW =
      Pattern.compile("Kernel (\\w+) =\\s+Kernel\\.(?:root\\(\"([^\"]+)\"\\)|patched\\(\"([^\"]+)\", (\\w+)\\))(.*?);\n", Pattern.DOTALL);
  private static final Pattern SLOT = Pattern.compile("\\.(\\w+)\\(([A-Z][\\w.]*(?:::\\w+)?)\\)");

  /**
   * A row.
   *
   * @param base the name of the kernel it patches, or null
   * @param own the texts it names itself, by function
   * @param all with those of its base
   */
  record Row(String name, String base, Map<String, String> own, Map<String, String> all) {}

  private KernelSource() {}

  /** Every row by its kernel's name, in the order of the file. */
  static Map<String, Row> rows() throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    Map<String, Row> byConstant = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder();
    for (String file : FILES) {
      table.append(Files.readString(FOLDER.resolve(file)));
    }
    Matcher row = ROW.matcher(table);
    while (row.find()) {
      Row base = row.group(4) == null ? null : byConstant.get(row.group(4));
      String name = row.group(2) == null ? row.group(3) : row.group(2);
      Map<String, String> own = new TreeMap<>();
      Matcher slot = SLOT.matcher(row.group(5));
      while (slot.find()) {
        own.put(slot.group(1), slot.group(2));
      }
      Map<String, String> all = new TreeMap<>(base == null ? Map.of() : base.all());
      all.putAll(own);
      Row made = new Row(name, base == null ? null : base.name(), own, all);
      byConstant.put(row.group(1), made);
      rows.put(name, made);
    }
    return rows;
  }
}
