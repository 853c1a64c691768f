package datasem.stress.report;

import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.checker.Schedule;
import datasem.results.witness.WitnessText;
import datasem.scenarios.Cell;
import datasem.stress.Canary;
import datasem.stress.EngineLine;
import datasem.stress.StressCells;
import java.util.List;
import java.util.Locale;

/** What generated calls showed, an engine's interleaving beside the checker's witness of the same race. */
final class Linearizability {
  private static final String PREFIX = "linearizable_";

  private Linearizability() {}

  static String render(List<EngineLine> lines) {
    StringBuilder out = new StringBuilder();
    for (EngineLine line : lines) {
      if (line instanceof EngineLine.CanaryRun run && run.name().startsWith(PREFIX)) {
        out.append(String.format(Locale.ROOT, "%s, %s: %s in %,d samples%n", run.engine(),
            run.name().substring(PREFIX.length()).replace('_', '.'),
            run.hits() > 0 ? "answers that no order of the calls gives,"
                : "every answer is that of some order of the calls,",
            run.samples()));
        out.append(run.witness().isEmpty() ? "" : "\n" + run.witness() + "\n\n");
      }
    }
    if (out.length() == 0) {
      return "No engine has run generated calls.\n";
    }
    Cell seed = StressCells.of(Canary.KERNEL, Canary.SCENARIO);
    String anomaly = seed.scenario().headline().name();
    Schedule schedule = Checker.witness(seed, anomaly, Options.DEFAULT).orElseThrow();
    return out.append("\nThe checker's witness of the race behind it:\n\n")
        .append(WitnessText.render(seed, anomaly, schedule))
        .toString();
  }
}
