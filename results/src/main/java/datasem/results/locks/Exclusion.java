package datasem.results.locks;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected.Verdict;
import datasem.scenarios.Operations;
import datasem.scenarios.Operations.Operation;
import datasem.scenarios.Pairs;
import datasem.scenarios.Program;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import datasem.scenarios.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For every two operations of a kernel: which lock keeps them apart, or what comes of it that none does. */
public final class Exclusion {

  /** How two operations get along. */
  public enum Kind {
    /** Both hold the lock, one exclusively, from the first thing they touch to the last. */
    LOCK,
    /** No lock spans both; every schedule ends well. */
    OK,
    /** Some schedule breaks a predicate, in the pair's own cell or in a scenario of the list. */
    RACE,
    /** A bound was met. */
    OPEN
  }

  /**
   * A pair.
   *
   * @param locks for {@link Kind#LOCK} those that span both; else those that both take at some moment,
   *     one exclusively, but for the spinning ones
   * @param scenario what shows it: the pair's own, or that of the list
   * @param anomalies for {@link Kind#RACE} all that was found, or what the scenario of the list is about
   * @param known the name of the scenario of the list that tells the race of these two, or null
   */
  public record Result(
      Operation first,
      Operation second,
      String scenario,
      Kind kind,
      List<String> locks,
      List<String> anomalies,
      long states,
      String known) {}

  private Exclusion() {}

  /** All pairs of a kernel, in the order of {@link Pairs#all}. */
  public static List<Result> of(Kernel kernel, Options options, int threads) {
    Map<String, Grips> grips = new TreeMap<>();
    List<Program> cells = new ArrayList<>();
    List<Operation> operations = Operations.all();
    for (Operation operation : operations) {
      grips.put(operation.name(), Grips.of(new Cell(kernel, Pairs.of(operation, operation)), 0));
    }
    Pairs.all().forEach(pair -> cells.add(new Cell(kernel, pair)));
    List<CheckResult> checked = Checker.run(cells, options, threads);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      for (int j = i; j < operations.size(); j++) {
        Operation a = operations.get(i);
        Operation b = operations.get(j);
        results.add(result(kernel, a, b, grips.get(a.name()), grips.get(b.name()), checked.get(results.size())));
      }
    }
    return results;
  }

  private static Result result(Kernel kernel, Operation a, Operation b, Grips first, Grips second, CheckResult checked) {
    List<String> spanning = meeting(first.throughout(), second.throughout());
    List<String> anomalies = checked.found().stream().map(f -> f.finding().anomaly()).toList();
    String scenario = Pairs.of(a, b).name();
    Scenario known = known(kernel, a, b);
    if (anomalies.isEmpty() && known != null) {
      anomalies = List.of(known.headline().name());
      scenario = known.name();
    }
    Kind kind;
    if (!anomalies.isEmpty()) {
      kind = Kind.RACE;
    } else if (!checked.complete()) {
      kind = Kind.OPEN;
    } else {
      kind = spanning.isEmpty() ? Kind.OK : Kind.LOCK;
    }
    List<String> locks = kind == Kind.LOCK ? spanning : meeting(first.sometimes(), second.sometimes());
    return new Result(a, b, scenario, kind, locks, anomalies, checked.states(), known == null ? null : known.name());
  }

  /** The locks of both, one of them exclusive, that may sleep. */
  private static List<String> meeting(Map<String, Boolean> first, Map<String, Boolean> second) {
    List<String> locks = new ArrayList<>();
    first.forEach((lock, exclusive) -> {
      Boolean other = second.get(lock);
      if (other != null && (exclusive || other) && !LockOrder.spins(lock)) {
        locks.add(lock);
      }
    });
    locks.sort(LockOrder::compare);
    return locks;
  }

  /** A scenario of two tasks that are these kinds of call, and of which a race is expected, not a mere failure. */
  private static Scenario known(Kernel kernel, Operation a, Operation b) {
    for (Scenario scenario : Scenarios.all()) {
      if (scenario.tasks().size() == 2 && scenario.expected(kernel).verdict() == Verdict.SOMETIMES) {
        Task one = scenario.tasks().get(0);
        Task two = scenario.tasks().get(1);
        boolean these = is(one, a) && is(two, b) || is(one, b) && is(two, a);
        if (these && !fails(kernel, scenario, one) && !fails(kernel, scenario, two)) {
          return scenario;
        }
      }
    }
    return null;
  }

  /** Whether what may go wrong in a scenario is enough for a task to do the damage alone. */
  private static boolean fails(Kernel kernel, Scenario scenario, Task task) {
    return !scenario.failures().isEmpty()
        && !Checker.check(new Cell(kernel, scenario.only(task)), Options.DEFAULT.stopAtFirst(true)).found().isEmpty();
  }

  private static boolean is(Task task, Operation operation) {
    return task.calls().size() == 1 && task.calls().get(0).getClass() == operation.usual().getClass();
  }
}
