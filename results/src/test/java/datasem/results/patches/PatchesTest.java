package datasem.results.patches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every row of the table of kernels as a patch to its base, to lay beside the mail's, as committed under
 * {@code patches/}; {@code -Dgolden=update} rewrites them, for a reader to judge.
 */
class PatchesTest {
  private static final Path FOLDER = Path.of("patches");

  @Test
  void theSourceHasTheRowsOfTheTable() throws IOException {
    Map<String, KernelSource.Row> rows = KernelSource.rows();
    for (Kernel kernel : Kernels.all()) {
      KernelSource.Row row = rows.get(kernel.name());
      assertTrue(row != null, "no row " + kernel.name());
      assertEquals(kernel.base() == null ? null : kernel.base().name(), row.base(), kernel.name());
    }
    assertEquals(Kernels.all().size(), rows.size());
  }

  @Test
  void everyPatchIsAsCommitted() throws IOException {
    TreeMap<String, String> patches = new TreeMap<>();
    Map<String, KernelSource.Row> rows = KernelSource.rows();
    for (Kernel kernel : Kernels.all()) {
      if (kernel.base() != null) {
        patches.put(kernel.name() + ".diff", render(kernel, rows.get(kernel.name()), rows.get(kernel.base().name())));
      }
    }
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      for (String name : names()) {
        Files.delete(FOLDER.resolve(name));
      }
      for (String name : patches.keySet()) {
        Files.writeString(FOLDER.resolve(name), patches.get(name));
      }
    }
    assertEquals(List.copyOf(patches.keySet()), names(), "the files under patches/");
    for (String name : patches.keySet()) {
      assertEquals(Files.readString(FOLDER.resolve(name)), patches.get(name), name);
    }
  }

  private static String render(Kernel kernel, KernelSource.Row row, KernelSource.Row base) throws IOException {
    StringBuilder out = new StringBuilder(kernel.name() + ", a patch to " + base.name() + "\n");
    out.append(kernel.note()).append('\n');
    if (row.own().isEmpty()) {
      return out.append("\nNo text differs.\n").toString();
    }
    for (Map.Entry<String, String> own : row.own().entrySet()) {
      String function = own.getKey();
      String before = base.all().get(function);
      List<String> old = before == null ? List.of() : SourceText.of(before, function);
      List<String> now = SourceText.of(own.getValue(), function);
      String left = before == null ? "/dev/null" : function + "\t" + before.replace("::", ".");
      String right = function + "\t" + own.getValue().replace("::", ".");
      List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(left, right, old, DiffUtils.diff(old, now), 3);
      assertTrue(!diff.isEmpty(), kernel.name() + " names the text of its base for " + function);
      out.append('\n');
      diff.forEach(line -> out.append(line.stripTrailing()).append('\n'));
    }
    return out.toString();
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
