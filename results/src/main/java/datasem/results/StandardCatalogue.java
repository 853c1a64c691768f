package datasem.results;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Anomaly;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.scenarios.Pairs;
import datasem.scenarios.Scenario;
import datasem.scenarios.ScenarioFile;
import datasem.scenarios.Scenarios;
import datasem.scenarios.Syscall;
import datasem.scenarios.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of kernels, scenarios and anomalies that come with the program. */
final class StandardCatalogue implements Catalogue {
  private final Map<String, Scenario> files = new ConcurrentHashMap<>();

  @Override
  public List<Entry> kernels() {
    return Kernels.all().stream().map(kernel -> new Entry(kernel.name(), about(kernel))).toList();
  }

  @Override
  public List<Entry> scenarios() {
    return Scenarios.all().stream().map(scenario -> new Entry(scenario.name(), about(scenario))).toList();
  }

  @Override
  public List<Entry> anomalies() {
    return Arrays.stream(Anomaly.values()).map(anomaly -> new Entry(anomaly.name(), anomaly.meaning())).toList();
  }

  @Override
  public Map<String, String> aliases() {
    return Map.of("newest", kernel("newest").name());
  }

  /** The pairs of operations. */
  @Override
  public boolean unlisted(String scenario) {
    return Pairs.byName(scenario).isPresent();
  }

  @Override
  public Spec cell(String kernelName, String scenarioName) {
    Kernel kernel = kernel(kernelName);
    Scenario scenario = scenario(scenarioName);
    Expected expected = scenario.expects(kernel) ? scenario.expected(kernel) : null;
    int operations = scenario.tasks().stream().mapToInt(task -> task.calls().size()).sum();
    return new Spec(
        kernel.name(),
        scenario.name(),
        new Cell(kernel, scenario),
        expected == null ? null : verdict(expected),
        expected == null ? null : expected.source(),
        scenario.headline().name(),
        new Row.Bound(scenario.tasks().size(), operations, scenario.blocks()));
  }

  /** One that comes with the program, or that of a file, which is read once. */
  private Scenario scenario(String name) {
    if (ScenarioFile.isPath(name)) {
      return files.computeIfAbsent(name, ScenarioFile::read);
    }
    return Scenarios.byName(name).orElseThrow(() -> new IllegalArgumentException("no scenario " + name));
  }

  private static Kernel kernel(String name) {
    return Kernels.byName(name).orElseThrow(() -> new IllegalArgumentException("no kernel " + name));
  }

  private static Verdict verdict(Expected expected) {
    return switch (expected.verdict()) {
      case SOMETIMES -> Verdict.SOMETIMES;
      case NEVER -> Verdict.NEVER;
    };
  }

  /** What the table says of it, and on what it is based. */
  private static String about(Kernel kernel) {
    String base = kernel.base() == null ? "" : "patches " + kernel.base().name();
    return Stream.of(kernel.note(), base).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  /** Who runs against whom: {@code pread(f, buf, 4096, 0) | pwrite(f, buf, 4096, 4096)}. */
  private static String about(Scenario scenario) {
    return scenario.tasks().stream().map(StandardCatalogue::calls).collect(Collectors.joining(" | "));
  }

  private static String calls(Task task) {
    return task.calls().stream().map(Syscall::toString).collect(Collectors.joining("; "));
  }
}
