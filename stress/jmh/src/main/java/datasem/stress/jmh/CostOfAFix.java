package datasem.stress.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures {@link MappedPaths} with 1 to 4 threads and prints throughput relative to v6.7 as a table. */
public final class CostOfAFix {
  private static final List<String> KERNELS = List.of("v6.7", "v6.8", "v6.11", "reader-exclusive");
  private static final List<String> READS = List.of("9", "5", "1");
  private static final int MAX_THREADS = 4;

  private CostOfAFix() {}

  /** Takes about five minutes. */
  public static void main(String[] args) throws RunnerException {
    List<String> rows = new ArrayList<>();
    for (int threads = 1; threads <= MAX_THREADS; threads++) {
      Map<String, Result<?>> scores = measure(threads);
      for (String reads : READS) {
        rows.add(row(threads, reads, scores));
      }
    }
    System.out.println();
    System.out.println("| threads | reads : writes | v6.7, calls/ms | " + String.join(" | ", KERNELS.subList(1, 4)) + " |");
    System.out.println("|---|---|---|---|---|---|");
    rows.forEach(System.out::println);
  }

  private static Map<String, Result<?>> measure(int threads) throws RunnerException {
    Map<String, Result<?>> scores = new TreeMap<>();
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(MappedPaths.class.getSimpleName())
        .threads(threads)
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.milliseconds(500))
        .measurementIterations(8)
        .measurementTime(TimeValue.milliseconds(500))
        .jvmArgs("-Xmx1g");
    for (RunResult run : new Runner(options.build()).run()) {
      scores.put(run.getParams().getParam("kernel") + " " + run.getParams().getParam("reads"), run.getPrimaryResult());
    }
    return scores;
  }

  private static String row(int threads, String reads, Map<String, Result<?>> scores) {
    Result<?> base = scores.get("v6.7 " + reads);
    StringBuilder row = new StringBuilder(
        String.format(Locale.ROOT, "| %d | %s : %d | %.0f ± %.0f |", threads, reads, 10 - Integer.parseInt(reads), base.getScore(), base.getScoreError()));
    for (String kernel : KERNELS.subList(1, KERNELS.size())) {
      row.append(ratio(scores.get(kernel + " " + reads), base));
    }
    return row.toString();
  }

  /** The quotient of two measurements, their relative errors added as those of independent ones. */
  private static String ratio(Result<?> fixed, Result<?> base) {
    double quotient = fixed.getScore() / base.getScore();
    double error =
        quotient * Math.hypot(fixed.getScoreError() / fixed.getScore(), base.getScoreError() / base.getScore());
    return String.format(Locale.ROOT, " %.2f ± %.2f |", quotient, error);
  }
}
