package datasem.stress.report;

import datasem.scenarios.Cell;
import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import datasem.stress.Turns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One run of an engine, as Markdown: ratios rather than absolute rates. */
final class LongRun {
  private final StringBuilder out = new StringBuilder();
  private final List<EngineLine> lines;
  private final List<EngineLine.Cell> cells;
  private final List<EngineLine.Cell> run;

  private LongRun(List<EngineLine> lines) {
    this.lines = lines;
    this.cells = Evidence.cells(lines);
    this.run = cells.stream().filter(c -> c.verdict() != Verdict.LEFT_OUT).toList();
  }

  static String render(String engine, List<EngineLine> lines) {
    LongRun of = new LongRun(lines);
    of.out.append("## ").append(engine).append("\n\n");
    of.totals();
    of.first();
    of.scenarios();
    of.leftOut();
    of.canaries();
    return of.out.toString();
  }

  private static boolean oughtToShow(EngineLine.Cell cell) {
    return cell.expected().equals("sometimes");
  }

  private void totals() {
    print("%,d of %,d cells were run", run.size(), cells.size());
    for (EngineLine line : lines) {
      if (line instanceof EngineLine.End end) {
        print(" in %.0f s, %,d of %,d tests reported", end.seconds(), end.reported(), end.expected());
      }
    }
    List<EngineLine.Cell> never = run.stream().filter(c -> !oughtToShow(c)).toList();
    print(". Of %,d cells run that ought to show something %,d did; of %,d that must not, %,d did,"
            + " in %,d samples in all, %,d for the cell with the fewest.%n%n",
        run.size() - never.size(), count(run, c -> oughtToShow(c) && c.hits() > 0),
        never.size(), count(never, c -> c.hits() > 0),
        never.stream().mapToLong(EngineLine.Cell::samples).sum(),
        never.stream().mapToLong(EngineLine.Cell::samples).min().orElse(0));
  }

  private void first() {
    print("### The two races that every run is to show%n%n"
        + "| kernel | scenario | expected | samples | hits | per million | first hit |%n"
        + "|---|---|---|---:|---:|---:|---:|%n");
    Map<String, EngineLine.Cell> named =
        cells.stream().collect(Collectors.toMap(EngineLine.Cell::name, Function.identity()));
    for (Cell cell : Turns.first()) {
      EngineLine.Cell c = named.get(cell.name());
      if (c != null) {
        String seconds =
            c.firstHitSeconds() == null ? "" : String.format(Locale.ROOT, "%.2f s", c.firstHitSeconds());
        print("| %s | `%s` | %s | %,d | %,d | %,.0f | %s |%n",
            c.kernel(), c.scenario(), c.expected(), c.samples(), c.hits(), perMillion(c), seconds);
      }
    }
  }

  private void scenarios() {
    print("%n### By scenario%n%nCells that ought to show something, all kernels; hits per million lowest,"
        + " median and highest of those seen, and that median as a multiple of the first one.%n%n"
        + "| scenario | run | seen | per million | multiple | median first hit |%n|---|---:|---:|---:|---:|---:|%n");
    Map<String, List<EngineLine.Cell>> scenarios =
        run.stream().filter(LongRun::oughtToShow)
            .collect(Collectors.groupingBy(EngineLine.Cell::scenario, LinkedHashMap::new, Collectors.toList()));
    double base = 0;
    List<String> quiet = new ArrayList<>();
    for (Map.Entry<String, List<EngineLine.Cell>> e : scenarios.entrySet()) {
      List<EngineLine.Cell> seen = e.getValue().stream().filter(c -> c.hits() > 0).toList();
      if (seen.isEmpty()) {
        print("| `%s` | %d | 0 | | | |%n", e.getKey(), e.getValue().size());
        continue;
      }
      List<Double> rates = seen.stream().map(LongRun::perMillion).sorted().toList();
      base = base == 0 ? median(rates) : base;
      print("| `%s` | %d | %d | %,.0f, %,.0f, %,.0f | %.1f | %.2f s |%n", e.getKey(), e.getValue().size(), seen.size(),
          rates.get(0), median(rates), rates.get(rates.size() - 1), median(rates) / base,
          median(seen.stream().map(EngineLine.Cell::firstHitSeconds).filter(s -> s != null).sorted().toList()));
      if (seen.size() < e.getValue().size()) {
        quiet.add("`" + e.getKey() + "` on " + e.getValue().stream().filter(c -> c.hits() == 0)
            .map(EngineLine.Cell::kernel).collect(Collectors.joining(", ")));
      }
    }
    if (!quiet.isEmpty()) {
      print("%nNot observed there: %s.%n", String.join("; ", quiet));
    }
  }

  private void leftOut() {
    cells.stream().filter(c -> c.verdict() == Verdict.LEFT_OUT)
        .collect(Collectors.groupingBy(LongRun::reason, LinkedHashMap::new, Collectors.counting()))
        .forEach((reason, n) -> print("%nLeft out: %,d (%s).%n", n, reason));
  }

  private static String reason(EngineLine.Cell cell) {
    return cell.sameTextAs() == null ? cell.reason() : "each runs the same text as one that was run";
  }

  private void canaries() {
    print("%n### Canaries%n%n| canary | must | hits | samples | per million |%n|---|---|---:|---:|---:|%n");
    for (EngineLine line : lines) {
      if (line instanceof EngineLine.CanaryRun c) {
        print("| `%s` | %s | %,d | %,d | %,.0f |%n",
            c.name(), c.mustShow() ? "show" : "not show", c.hits(), c.samples(), perMillion(c));
      }
    }
    print("%n");
  }

  private static double perMillion(EngineLine line) {
    return line.samples() == 0 ? 0 : 1e6 * line.hits() / line.samples();
  }

  private static double median(List<Double> sorted) {
    int n = sorted.size();
    return n == 0 ? 0 : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  private static long count(List<EngineLine.Cell> cells, Predicate<EngineLine.Cell> which) {
    return cells.stream().filter(which).count();
  }

  private void print(String form, Object... values) {
    out.append(String.format(Locale.ROOT, form, values));
  }
}
