package datasem.stress.report;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.scenarios.Cell;
import datasem.scenarios.Program;
import datasem.stress.EngineLine;
import datasem.stress.EngineLines;
import datasem.stress.StressCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks every cell, lays the sampling engines' lines beside it, prints and writes the matrix, and judges the run. */
public final class StressReport {
  /** For one cell; a cell that is not done by then is inconclusive, which is no failure. */
  private static final Duration CHECK = Duration.ofSeconds(60);

  private static final String AGREE = "engines-agree";

  private StressReport() {}

  /**
   * Leaves a file {@code engines-agree} unless an engine contradicts a verdict, a canary failed or a test is missing;
   * the build asks for it.
   *
   * @param args the directory with the engines' files, the names of the engines that must have handed in
   *     theirs, separated by commas, and the directory for the reports
   */
  public static void main(String[] args) throws IOException {
    Path to = Path.of(args[2]).normalize();
    Files.deleteIfExists(to.resolve(AGREE));
    if (report(Path.of(args[0]), List.of(args[1].split(",")), to, StressCells.all()).isEmpty()) {
      Files.createFile(to.resolve(AGREE));
    }
  }

  /** Checks the cells, writes and prints the matrix; returns why the run fails. */
  static List<String> report(Path from, List<String> engines, Path to, List<Cell> cells) throws IOException {
    List<EngineLine> lines = new ArrayList<>();
    EngineLines.ofEngines(from, engines).values().forEach(lines::addAll);
    List<Row> rows = rows(cells, lines);
    List<String> problems = Problems.of(rows, engines, lines);
    String summary = TextMatrix.summary(rows, engines, lines, problems);
    Files.createDirectories(to);
    Files.writeString(to.resolve("engines.txt"), summary + "\n" + TextMatrix.cells(rows, engines));
    Files.writeString(to.resolve("engines.jsonl"), JsonMatrix.render(rows, engines, lines));
    Files.writeString(to.resolve("TEST-engines.xml"), JUnitMatrix.render(rows, engines, lines, problems));
    Files.writeString(to.resolve("linearizability.txt"), Linearizability.render(lines));
    System.out.print(summary);
    System.out.println("Every cell and why it was left out: " + to.resolve("engines.txt"));
    return problems;
  }

  private static List<Row> rows(List<Cell> cells, List<EngineLine> lines) {
    Map<String, Map<String, EngineLine.Cell>> sampled = new HashMap<>();
    for (EngineLine line : lines) {
      if (line instanceof EngineLine.Cell cell) {
        sampled.computeIfAbsent(cell.name(), n -> new HashMap<>()).put(cell.engine(), cell);
      }
    }
    Options options = Options.DEFAULT.stopAtFirst(true).budget(CHECK);
    List<Program> programs = new ArrayList<>(cells);
    List<CheckResult> results = Checker.run(programs, options, Math.max(1, Runtime.getRuntime().availableProcessors()));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Map<String, EngineLine.Cell> said = new HashMap<>(sampled.getOrDefault(cells.get(i).name(), Map.of()));
      said.replaceAll((engine, line) -> run(line, sampled));
      rows.add(new Row(cells.get(i), results.get(i), said));
    }
    return rows;
  }

  /** The line, or that of the cell that was run in its place. */
  private static EngineLine.Cell run(EngineLine.Cell line, Map<String, Map<String, EngineLine.Cell>> sampled) {
    String kernel = line.sameTextAs();
    if (kernel == null) {
      return line;
    }
    return sampled.getOrDefault(kernel + " " + line.scenario(), Map.of()).getOrDefault(line.engine(), line);
  }
}
