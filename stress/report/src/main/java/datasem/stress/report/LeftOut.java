package datasem.stress.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cells that an engine has left out, by its reason; the rarest reason first, for it is the one to look at. */
record LeftOut(String engine, String reason, List<Row> rows) {
  private static final int WIDTH = 100;

  /** All that an engine has left out of these. */
  static List<LeftOut> of(String engine, List<Row> rows) {
    Map<String, List<Row>> reasons = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.engine(engine) == Word.LEFT_OUT) {
        reasons.computeIfAbsent(row.sampled().get(engine).reason(), r -> new ArrayList<>()).add(row);
      }
    }
    List<LeftOut> all = new ArrayList<>();
    reasons.forEach((reason, cells) -> all.add(new LeftOut(engine, reason, cells)));
    all.sort(Comparator.comparingInt(l -> l.rows().size()));
    return all;
  }

  /** {@code jcstress, 12 cells: the reason}. */
  String head() {
    return String.format(Locale.ROOT, "%s, %,d cell%s: %s", engine, rows.size(), rows.size() == 1 ? "" : "s", reason);
  }

  /** Each scenario with its kernels, or a word if it was left out on all of them. */
  String cells(List<Row> all) {
    Map<String, List<String>> scenarios = new LinkedHashMap<>();
    rows.forEach(r -> scenarios.computeIfAbsent(r.scenario(), s -> new ArrayList<>()).add(r.kernel()));
    StringBuilder out = new StringBuilder();
    scenarios.forEach(
        (scenario, kernels) -> {
          long of = all.stream().filter(r -> r.scenario().equals(scenario)).count();
          List<String> words = of == kernels.size() ? List.of("on all its kernels") : kernels;
          StringBuilder line = new StringBuilder("    " + scenario + ":");
          for (String word : words) {
            if (line.length() + word.length() >= WIDTH) {
              out.append(line).append('\n');
              line = new StringBuilder("       ");
            }
            line.append(' ').append(word);
          }
          out.append(line).append('\n');
        });
    return out.toString();
  }
}
