package datasem.stress.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures {@link MappedPaths} with 1 to 4 threads and prints throughput relative to v6.7 as a table.
 *
 * <p>Rounds rather than one long measurement of each kernel: within a round the kernels follow one another
 * in seconds, and a ratio is taken within its round, so that what else the machine does falls on both. All
 * kernels share one JVM and its profile, and a round before the first is thrown away. The table has the
 * median of the rounds and, as error, the quartiles: half of the rounds are between them.
 */
public final class CostOfAFix {
  private static final List<String> KERNELS = List.of("v6.7", "v6.8", "v6.11", "reader-exclusive");
  private static final List<String> READS = List.of("9", "5", "1");
  private static final int MAX_THREADS = 4;
  private static final int ROUNDS = 20;

  private CostOfAFix() {}

  /** Takes about five minutes. */
  public static void main(String[] args) throws RunnerException {
    Map<String, double[]> scores = new TreeMap<>();
    for (int round = -1; round < ROUNDS; round++) {
      for (int threads = 1; threads <= MAX_THREADS; threads++) {
        for (String reads : READS) {
          for (String kernel : KERNELS) {
            double score = measure(threads, reads, kernel);
            if (round >= 0) {
              scores.computeIfAbsent(key(threads, reads, kernel), k -> new double[ROUNDS])[round] = score;
            }
          }
        }
      }
      System.err.printf("round %d of %d%n", round + 1, ROUNDS);
    }
    System.out.println(
        "| threads | reads : writes | v6.7, calls/ms | "
            + String.join(" | ", KERNELS.subList(1, KERNELS.size())) + " |");
    System.out.println("|---|---|---|---|---|---|");
    for (int threads = 1; threads <= MAX_THREADS; threads++) {
      for (String reads : READS) {
        System.out.println(row(threads, reads, scores));
      }
    }
  }

  private static double measure(int threads, String reads, String kernel) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(MappedPaths.class.getSimpleName())
            .param("kernel", kernel)
            .param("reads", reads)
            .threads(threads)
            .forks(0)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(100))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(200))
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    return results.iterator().next().getPrimaryResult().getScore();
  }

  private static String row(int threads, String reads, Map<String, double[]> scores) {
    double[] base = scores.get(key(threads, reads, KERNELS.get(0)));
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(threads));
    cells.add(reads + " : " + (10 - Integer.parseInt(reads)));
    cells.add(spread(base, "%.0f"));
    for (String kernel : KERNELS.subList(1, KERNELS.size())) {
      double[] fixed = scores.get(key(threads, reads, kernel));
      double[] ratios = new double[ROUNDS];
      Arrays.setAll(ratios, r -> fixed[r] / base[r]);
      cells.add(spread(ratios, "%.2f"));
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String spread(double[] values, String format) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = (sorted[(ROUNDS - 1) / 2] + sorted[ROUNDS / 2]) / 2;
    return String.format(
        Locale.ROOT, format + " (" + format + " to " + format + ")", median, sorted[ROUNDS / 4],
        sorted[ROUNDS - 1 - ROUNDS / 4]);
  }

  private static String key(int threads, String reads, String kernel) {
    return threads + " " + reads + " " + kernel;
  }
}
