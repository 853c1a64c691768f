package datasem.checker;

import datasem.locking.ModelError;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the checker offers: to visit every state of a program, and to find the simplest way to an anomaly. */
public final class Checker {
  private Checker() {}

  /**
   * Visits every state of a program.
   *
   * @throws ModelError if the program is not deterministic or breaks off with an exception that is no finding
   */
  public static CheckResult check(Program program, Options options) {
    return Watched.run(new DepthFirst(program, options), options.silence());
  }

  /**
   * Checks several programs side by side.
   *
   * @param threads programs checked at a time; they share the memory that the options allow
   * @return one result for each program, in their order
   * @throws ModelError as {@link #check} does, for the first program in order that has one
   */
  public static List<CheckResult> run(List<Program> programs, Options options, int threads) {
    Options each = options.maxTableBytes(options.maxTableBytes() / threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<CheckResult>> running = new ArrayList<>();
      for (Program program : programs) {
        running.add(pool.submit(() -> check(program, each)));
      }
      List<CheckResult> results = new ArrayList<>();
      for (Future<CheckResult> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ModelError broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while programs were checked", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * The schedule with the fewest switches between tasks, and among those the fewest steps, that shows an anomaly.
   *
   * @return nothing if no schedule shows it, or if a bound was met first
   * @throws ModelError as {@link #check} does
   */
  public static Optional<Schedule> witness(Program program, String anomaly, Options options) {
    CheckResult result = leastSwitches(program, anomaly, options);
    return result.found(anomaly).map(CheckResult.Found::schedule);
  }

  /**
   * The search of {@link #witness} with its figures. States here are pairs of a state and the task that
   * ran last. If it was bounded, a schedule that it has found need not be the simplest.
   */
  public static CheckResult leastSwitches(Program program, String anomaly, Options options) {
    return Watched.run(new LeastSwitches(program, anomaly, options), options.silence());
  }
}
