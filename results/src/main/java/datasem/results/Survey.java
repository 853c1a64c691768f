package datasem.results;

import datasem.checker.CheckResult;
import datasem.checker.CheckResult.Found;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.checker.Schedule;
import datasem.results.Catalogue.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Checks cells side by side, within one budget of time and memory. */
public final class Survey {

  /** Draws the schedule that breaks a cell. */
  @FunctionalInterface
  public interface Diagram {
    String draw(Spec cell, String anomaly, Schedule schedule);
  }

  private static final Effort NOTHING = new Effort(0, 0, 0, 0);

  private record Effort(int steps, long states, long transitions, double seconds) {
    static Effort of(CheckResult result) {
      return new Effort(result.maxDepth(), result.states(), result.transitions(), result.seconds());
    }
  }

  private final Options options;
  private final int threads;
  private final Diagram diagram;
  private final Consumer<Row> done;
  private final long deadline;

  /**
   * @param options bounds of each search, but the budget is that of all together
   * @param threads cells checked at a time, at least 1
   * @param diagram draws the simplest schedule of a red cell; null to do without and to search for none
   * @param done hears of each cell that is done, on any thread, in any order
   */
  public Survey(Options options, int threads, Diagram diagram, Consumer<Row> done) {
    this.options = options.maxTableBytes(options.maxTableBytes() / threads);
    this.threads = threads;
    this.diagram = diagram;
    this.done = done;
    this.deadline = System.nanoTime() + options.budget().toNanos();
  }

  /**
   * @return one row for each cell, in their order
   * @throws RuntimeException what the first broken cell threw: a broken model is no verdict
   */
  public List<Row> run(List<Spec> cells) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Row>> running = new ArrayList<>();
      for (Spec cell : cells) {
        running.add(pool.submit(() -> check(cell)));
      }
      List<Row> rows = new ArrayList<>();
      for (Future<Row> row : running) {
        rows.add(row.get());
      }
      return rows;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Row check(Spec cell) {
    long left = deadline - System.nanoTime();
    Row row;
    if (left <= 0) {
      row = row(cell, Verdict.INCONCLUSIVE, List.of(), null, "not begun, the budget had run out", NOTHING, null, null);
    } else {
      Options within = options.budget(Duration.ofNanos(left));
      CheckResult result = Checker.check(cell.program(), within);
      row = judge(cell, result, within);
    }
    done.accept(row);
    return row;
  }

  private Row judge(Spec cell, CheckResult result, Options within) {
    String limit = switch (result.ending()) {
      case COMPLETE -> null;
      case BOUNDED -> result.bound();
      case STOPPED_AT_FIRST -> "stopped at the first violation";
    };
    if (result.found().isEmpty()) {
      Verdict verdict = result.complete() ? Verdict.NEVER : Verdict.INCONCLUSIVE;
      return row(cell, verdict, List.of(), null, limit, Effort.of(result), null, null);
    }
    List<Found> found = new ArrayList<>(result.found());
    found.sort(Comparator.comparing((Found f) -> !f.finding().anomaly().equals(cell.headline()))
        .thenComparing(f -> f.finding().anomaly()));
    List<String> anomalies = found.stream().map(f -> f.finding().anomaly()).toList();
    Found first = found.get(0);
    Schedule schedule = first.schedule();
    String drawn = null;
    if (diagram != null) {
      String anomaly = anomalies.get(0);
      schedule = Checker.witness(cell.program(), anomaly, within).orElse(schedule);
      drawn = diagram.draw(cell, anomaly, schedule);
    }
    return row(cell, Verdict.SOMETIMES, anomalies, first.finding().detail(), limit, Effort.of(result), schedule.toString(),
        drawn);
  }

  private static Row row(Spec cell, Verdict verdict, List<String> anomalies, String detail, String limit,
      Effort effort, String schedule, String witness) {
    return new Row(cell.kernel(), cell.scenario(), "checker", verdict, cell.expected(), cell.source(), anomalies, detail,
        cell.bound(), limit, effort.steps, effort.states, effort.transitions, effort.seconds, schedule, witness);
  }
}
