package datasem.bench;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how fast the checker goes through a program and how much each reduction saves. Run as
 * {@code CheckerBench [ROUNDS [TASKS...]]}: each program is checked so many times and the best is printed.
 */
public final class CheckerBench {
  private static final int ROUNDS = 5;
  private static final long MAX_STATES = 12_000_000;

  private CheckerBench() {}

  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      sizes.add(Integer.parseInt(args[i]));
    }
    if (sizes.isEmpty()) {
      sizes = List.of(2, 3, 4);
    }
    for (int tasks : sizes) {
      measure(new SeedShaped(tasks), rounds);
    }
  }

  /** Checks a program with each set of reductions, and prints one line for each. */
  public static void measure(Program program, int rounds) {
    System.out.println(program.name());
    Options all = Options.DEFAULT.maxStates(MAX_STATES);
    Map<String, Options> variants = new LinkedHashMap<>();
    variants.put("all reductions", all);
    variants.put("no sleep sets", all.sleepSets(false));
    variants.put("no collapse", all.collapse(false));
    variants.put("releases are steps", all.releaseSteps(true));
    variants.put("none of these", all.sleepSets(false).collapse(false).releaseSteps(true));
    variants.forEach((name, options) -> print(name, best(program, options, rounds)));
  }

  private static CheckResult best(Program program, Options options, int rounds) {
    CheckResult best = null;
    for (int i = 0; i < rounds; i++) {
      CheckResult result = Checker.check(program, options);
      if (best == null || result.seconds() < best.seconds()) {
        best = result;
      }
    }
    return best;
  }

  private static void print(String variant, CheckResult r) {
    System.out.printf(Locale.ROOT,
        "  %-20s %,12d states %,13d transitions %10.3f ms %6.2f M transitions/s %5.1f table bytes/state%s%n",
        variant, r.states(), r.transitions(), r.seconds() * 1e3, r.transitions() / r.seconds() / 1e6,
        (double) r.tableBytes() / r.states(), r.complete() ? "" : "  " + r.bound());
  }
}
