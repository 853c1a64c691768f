package datasem.results.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.CheckResult.Found;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.checker.Schedule;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The witness of every red cell, as committed under {@code witnesses/}, once for all the kernels that show the
 * same: of the scenario's headline if the kernel shows it, else of the first anomaly found. {@code -Dgolden=update}
 * rewrites them, for a reader to judge.
 */
class WitnessGoldenTest {
  private static final Path FOLDER = Path.of("witnesses");
  private static final String INDEX = "INDEX.txt";
  private static final String INTRODUCTION =
      """
      The diagram of every red cell, by scenario. Kernels whose diagrams
      differ in nothing but their names share the file of the first of them.
      """;

  @Test
  void everyRedCellHasItsWitnessAndNoGreenOneHas() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    StringBuilder index = new StringBuilder(INTRODUCTION);
    for (Scenario scenario : Scenarios.all()) {
      index.append("\n").append(scenario.name()).append("\n");
      kinds(scenario, files).forEach((file, kernels) -> index.append(line(file, kernels)));
    }
    files.put(INDEX, index.toString());
    for (String text : files.values()) {
      fitsIntoAMail(text);
    }
    if ("update".equals(System.getProperty("golden"))) {
      update(files);
    }
    assertEquals(List.copyOf(files.keySet()), names(), "the files under witnesses/");
    for (String name : files.keySet()) {
      assertEquals(Files.readString(FOLDER.resolve(name), StandardCharsets.US_ASCII), files.get(name), name);
    }
  }

  /** The witnesses of a scenario that differ, each under the first kernel that shows it; by file the kernels. */
  private static Map<String, List<String>> kinds(Scenario scenario, Map<String, String> files) {
    Map<String, String> seen = new HashMap<>();
    Map<String, List<String>> kernels = new LinkedHashMap<>();
    for (Kernel kernel : Kernels.all()) {
      witness(new Cell(kernel, scenario)).ifPresent(text -> {
        String kind = text.replace(kernel.name(), "KERNEL").replaceAll("\\\\?\\s+", " ");
        String file = seen.computeIfAbsent(kind, k -> kernel.name() + "-" + scenario.name() + ".txt");
        files.putIfAbsent(file, text);
        kernels.computeIfAbsent(file, f -> new ArrayList<>()).add(kernel.name());
      });
    }
    return kernels;
  }

  private static String line(String file, List<String> kernels) {
    String same = kernels.size() == 1 ? "" : "same: " + String.join(", ", kernels.subList(1, kernels.size()));
    StringBuilder lines = new StringBuilder("  " + file + "\n");
    if (!same.isEmpty()) {
      Wrap.at(same, Wrap.WIDTH - 4, 2).forEach(line -> lines.append("    ").append(line).append("\n"));
    }
    return lines.toString();
  }

  private static Optional<String> witness(Cell cell) {
    List<Found> found = Checker.check(cell, Options.DEFAULT).found();
    String headline = cell.scenario().headline().name();
    return found.stream()
        .map(f -> f.finding().anomaly())
        .min(Comparator.comparing(a -> !a.equals(headline)))
        .map(anomaly -> draw(cell, anomaly));
  }

  private static String draw(Cell cell, String anomaly) {
    Schedule schedule = Checker.witness(cell, anomaly, Options.DEFAULT).orElseThrow();
    return WitnessText.render(cell, anomaly, schedule);
  }

  private static void fitsIntoAMail(String text) {
    assertTrue(text.endsWith("\n"), text);
    for (String line : text.split("\n")) {
      assertTrue(line.length() <= 72, line);
      assertEquals(line.stripTrailing(), line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), line);
    }
  }

  private static void update(Map<String, String> drawn) throws IOException {
    Files.createDirectories(FOLDER);
    for (String name : names()) {
      Files.delete(FOLDER.resolve(name));
    }
    for (String name : drawn.keySet()) {
      Files.writeString(FOLDER.resolve(name), drawn.get(name), StandardCharsets.US_ASCII);
    }
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
