package datasem.stress.report;

import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.stress.EngineLine;
import datasem.stress.EngineLines;
import datasem.stress.Turns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several runs in a row, as Markdown: in each, what every run is to show; in all together, what none must. A
 * run is a directory with the engines' files and one called {@code run}: exit status, seconds and load, in words
 * separated by blanks.
 */
final class RunsInARow {
  private static final List<List<String>> TO_SHOW =
      List.of(List.of("v6.7", "read_vs_da_write"), List.of("v6.8", "mkwrite_vs_fallocate"));

  private RunsInARow() {}

  static String render(List<Path> directories, List<String> engines) throws IOException {
    List<Map<String, List<EngineLine>>> runs = new ArrayList<>();
    StringBuilder out = new StringBuilder("| run | exit | seconds | load |");
    for (List<String> cell : TO_SHOW) {
      engines.forEach(engine -> out.append(String.format(" %s `%s`: %s |", cell.get(0), cell.get(1), engine)));
    }
    out.append("\n|---:|---:|---:|---:|").append("---:|".repeat(TO_SHOW.size() * engines.size())).append('\n');
    for (Path directory : directories) {
      Map<String, List<EngineLine>> lines = EngineLines.ofEngines(directory, engines);
      runs.add(lines);
      String[] told = Files.readString(directory.resolve("run")).strip().split(" ");
      out.append("| ").append(runs.size()).append(" | ").append(String.join(" | ", told)).append(" |");
      for (List<String> cell : TO_SHOW) {
        engines.forEach(
            engine -> {
              String name = cell.get(0) + " " + cell.get(1);
              out.append(' ').append(hitsOfSamples(List.of(lines), engine, name)).append(" |");
            });
      }
      out.append('\n');
    }
    out.append("\nThe fixed ones, all runs together:\n\n| kernel | scenario |");
    engines.forEach(engine -> out.append(' ').append(engine).append(" |"));
    out.append("\n|---|---|").append("---:|".repeat(engines.size())).append('\n');
    for (Cell cell : Turns.first()) {
      if (cell.expected().verdict() == Expected.Verdict.NEVER) {
        out.append(String.format("| %s | `%s` |", cell.kernel().name(), cell.scenario().name()));
        engines.forEach(engine -> out.append(' ').append(hitsOfSamples(runs, engine, cell.name())).append(" |"));
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static String hitsOfSamples(List<Map<String, List<EngineLine>>> runs, String engine, String cell) {
    long hits = 0;
    long samples = 0;
    for (Map<String, List<EngineLine>> run : runs) {
      for (EngineLine.Cell line : Evidence.cells(run.getOrDefault(engine, List.of()))) {
        if (line.name().equals(cell)) {
          hits += line.hits();
          samples += line.samples();
        }
      }
    }
    return String.format(Locale.ROOT, "%,d of %,d", hits, samples);
  }
}
