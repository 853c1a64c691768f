package datasem.stress;

import datasem.scenarios.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the sources of all jcstress tests, one for each cell that is to be run; run by the build. */
public final class GenerateTests {
  private GenerateTests() {}

  /**
   * @param args one directory, the root of the sources
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    List<Cell> cells = new ArrayList<>(Turns.first());
    cells.addAll(OwnText.of(Turns.others()).run());
    for (Cell cell : cells) {
      put(sources, TestSource.className(cell), TestSource.of(cell));
    }
    for (Canary canary : Canary.all()) {
      put(sources, TestSource.className(canary), TestSource.of(canary));
    }
    Path directory = Path.of(args[0], TestSource.PACKAGE.split("\\."));
    Files.createDirectories(directory);
    try (var old = Files.newDirectoryStream(directory, "*.java")) {
      for (Path file : old) {
        String name = file.getFileName().toString().replace(".java", "");
        if (!sources.containsKey(name)) {
          Files.delete(file);
        }
      }
    }
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve(source.getKey() + ".java");
      if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
        Files.writeString(file, source.getValue());
      }
    }
  }

  private static void put(Map<String, String> sources, String name, String source) {
    if (sources.put(name, source) != null) {
      throw new IllegalStateException("two tests are called " + name);
    }
  }
}
