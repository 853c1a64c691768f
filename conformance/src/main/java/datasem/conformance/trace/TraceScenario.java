package datasem.conformance.trace;

import java.util.Comparator;
import java.util.Optional;

/** Picks the anomaly or near miss that a recording is to be explored for, and writes its scenario. */
public final class TraceScenario {
  private TraceScenario() {}

  /**
   * @param at a line number inside what is wanted; 0: the first anomaly, or the closest near miss
   * @return the text of a scenario file, its provenance in comments; empty if there is nothing of the kind
   */
  public static Optional<String> of(TraceReport report, long at) {
    for (TraceFinding f : report.findings()) {
      if (!f.scenario().isEmpty() && (at == 0 || f.first() <= at && at <= f.last())) {
        String what = f.anomaly() + " of inode " + f.ino();
        return Optional.of(text(report, what, f.first(), f.last(), f.diagram(), f.scenario()));
      }
    }
    return report.nearMisses().stream()
        .filter(m -> !m.scenario().isEmpty() && (at == 0 || first(m) <= at && at <= last(m)))
        .min(Comparator.comparingLong(NearMiss::micros).thenComparingLong(NearMiss::opened))
        .map(m -> text(report, "near miss of " + m.anomaly() + " of inode " + m.ino() + ", " + m.micros() + " us",
            first(m), last(m), m.diagram(), m.scenario()));
  }

  private static long first(NearMiss m) {
    return Math.min(m.opened(), m.passed());
  }

  private static long last(NearMiss m) {
    return Math.max(m.closed(), m.passed());
  }

  private static String text(
      TraceReport report, String what, long first, long last, String diagram, String scenario) {
    String from = report.file().replaceAll("[^ -~]", "?") + ", lines " + first + " to " + last;
    StringBuilder out = new StringBuilder("# ").append(what).append("\n# recorded: ").append(from);
    out.append("\n# followed as ").append(report.kernel()).append("\n#\n");
    diagram.lines().forEach(line -> out.append(line.isEmpty() ? "#" : "# ").append(line).append('\n'));
    return out.append("#\n").append(scenario).append("found: recorded, ").append(from).append('\n').toString();
  }
}
