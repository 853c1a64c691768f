package datasem.stress.report;

import datasem.stress.EngineLine;
import datasem.stress.EngineLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the tables of {@code results/sampled}: of what engines have handed in, in one run or in several in a row. */
public final class Evidence {
  private Evidence() {}

  /**
   * Prints {@link LongRun} for each engine of one directory, or {@link RunsInARow} of several.
   *
   * @param args directories with the engines' files, separated by commas, and the names of engines, separated by commas
   */
  public static void main(String[] args) throws IOException {
    List<String> engines = List.of(args[1].split(","));
    List<Path> directories = new ArrayList<>();
    for (String name : args[0].split(",")) {
      directories.add(Path.of(name));
    }
    if (directories.size() > 1) {
      System.out.print(RunsInARow.render(directories, engines));
      return;
    }
    for (Map.Entry<String, List<EngineLine>> engine : EngineLines.ofEngines(directories.get(0), engines).entrySet()) {
      System.out.print(LongRun.render(engine.getKey(), engine.getValue()));
    }
  }

  /** Lines of cells. */
  static List<EngineLine.Cell> cells(List<EngineLine> lines) {
    return lines.stream().filter(EngineLine.Cell.class::isInstance).map(EngineLine.Cell.class::cast).toList();
  }
}
