package datasem.bench;

import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.scenarios.Anomaly;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import datasem.scenarios.ScenarioBuilder;
import java.util.List;

/**
 * The checker on the seed's race itself, with 2, 3 and 4 tasks: states, transitions a second, bytes for each
 * state, with and without each reduction. Run as {@code SeedBench [ROUNDS]}.
 */
public final class SeedBench {
  private static final int ROUNDS = 20;
  private static final int WARM_UP = 40;

  private SeedBench() {}

  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    List<Kernel> kernels = List.of(Kernels.V6_7, Kernels.V6_11);
    for (int i = 0; i < WARM_UP; i++) {
      for (Kernel kernel : kernels) {
        Checker.check(new Cell(kernel, seed(4)), Options.DEFAULT.sleepSets(i % 2 == 0));
      }
    }
    for (Kernel kernel : kernels) {
      for (int tasks = 2; tasks <= 4; tasks++) {
        CheckerBench.measure(new Cell(kernel, seed(tasks)), rounds);
      }
    }
  }

  /** The seed's reader and writer, then a reader of the writer's block, then a store to a page between them. */
  private static Scenario seed(int tasks) {
    List<String> calls =
        List.of(
            "pread(f, buf, 4096, 0)",
            "pwrite(f, buf, 4096, 8192)",
            "pread(f, buf, 4096, 8192)",
            "store to page 1");
    ScenarioBuilder scenario =
        Scenario.named("seed_vs_" + tasks + "_tasks")
            .start(
                "A file of 12288 bytes, all hole, page 1 mapped and read.",
                "ftruncate(f, 12288); load from page 1; ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)")
            .blocks(3)
            .observers()
            .ignoring(Anomaly.NOT_LINEARIZABLE)
            .found("Jan Kara, linux-ext4, 2023-12-14");
    for (int t = 0; t < tasks; t++) {
      scenario.task("task" + (t + 1), calls.get(t));
    }
    return scenario.build();
  }
}
