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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The witness of every red cell, as committed under {@code witnesses/}: of the scenario's headline if the
 * kernel shows it, else of the first anomaly found. {@code -Dgolden=update} rewrites them, for a reader to judge.
 */
class WitnessGoldenTest {
  private static final Path FOLDER = Path.of("witnesses");

  @Test
  void everyRedCellHasItsWitnessAndNoGreenOneHas() throws IOException {
    TreeMap<String, String> drawn = new TreeMap<>();
    for (Scenario scenario : Scenarios.all()) {
      for (Kernel kernel : Kernels.all()) {
        witness(new Cell(kernel, scenario))
            .ifPresent(text -> drawn.put(kernel.name() + "-" + scenario.name() + ".txt", text));
      }
    }
    for (String text : drawn.values()) {
      fitsIntoAMail(text);
    }
    if ("update".equals(System.getProperty("golden"))) {
      update(drawn);
    }
    assertEquals(List.copyOf(drawn.keySet()), names(), "the files under witnesses/");
    for (String name : drawn.keySet()) {
      assertEquals(Files.readString(FOLDER.resolve(name), StandardCharsets.US_ASCII), drawn.get(name), name);
    }
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

  private static void update(TreeMap<String, String> drawn) throws IOException {
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
