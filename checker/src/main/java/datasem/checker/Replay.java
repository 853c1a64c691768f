package datasem.checker;

import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What following one schedule has shown.
 *
 * @param findings what is broken: by the last step, in some state on the way, or in the final state
 * @param ended whether every task has ended; a schedule may stop earlier
 * @param results what the operations have returned, by task and operation; null where one has not ended
 */
public record Replay(List<Finding> findings, boolean ended, List<List<Object>> results) {

  /**
   * Follows a schedule found with the default options.
   *
   * @throws UnfitSchedule if the program cannot follow it
   * @throws datasem.locking.ModelError if the program is broken
   */
  public static Replay run(Program program, Schedule schedule, WitnessListener listener) {
    return run(program, schedule, Options.DEFAULT, listener);
  }

  /** Follows a schedule found with options that make steps of another size. */
  public static Replay run(Program program, Schedule schedule, Options options, WitnessListener listener) {
    Execution run = new Execution(program, options, listener);
    run.begin(Execution.STAY);
    List<Finding> findings = new ArrayList<>();
    look(run, findings);
    for (Schedule.Run part : schedule.runs()) {
      if (part.task() >= run.tasks.length) {
        throw unfit(run, part, "there is no task %d; there are 0 to %d".formatted(part.task(), run.tasks.length - 1));
      }
      for (int i = 1; i <= part.steps(); i++) {
        follow(run, part, i == part.steps() ? part.branch() : 0);
        look(run, findings);
      }
    }
    return new Replay(List.copyOf(findings), run.allEnded(), results(run));
  }

  private static void follow(Execution run, Schedule.Run part, int branch) {
    Task t = run.tasks[part.task()];
    if (run.broke() != null) {
      throw unfit(run, part, "steps are left over after " + run.broke().anomaly());
    }
    if (t.ended()) {
      throw unfit(run, part, t.name + " has ended");
    }
    if ((run.enabled() & t.bit) == 0) {
      throw unfit(run, part, why(run, t));
    }
    if (branch >= t.ways) {
      throw unfit(run, part, "%s stands before %s, which has no branch %d".formatted(
          t.name, Broken.call(run, t.pending), branch));
    }
    run.step(t.number, branch);
  }

  private static String why(Execution run, Task blocked) {
    for (Task t : run.tasks) {
      if (t != blocked && t.spins != 0 && !t.ended() && t.pendingCell == null) {
        return "%s must wait: %s is at a choice and holds %s".formatted(blocked.name, t.name, Broken.held(run, t));
      }
    }
    return Standstill.blocked(run, blocked);
  }

  /** Adds what is broken now and was not before. */
  private static void look(Execution run, List<Finding> findings) {
    List<Finding> now = new ArrayList<>();
    if (run.broke() != null) {
      now.add(run.broke());
    } else {
      now.addAll(run.always());
      if (run.allEnded()) {
        now.addAll(run.atEnd());
      } else if (run.enabled() == 0) {
        now.add(Standstill.of(run));
      }
    }
    for (Finding finding : now) {
      if (findings.stream().noneMatch(f -> f.anomaly().equals(finding.anomaly()))) {
        findings.add(finding);
      }
    }
  }

  private static List<List<Object>> results(Execution run) {
    List<List<Object>> results = new ArrayList<>();
    for (Task t : run.tasks) {
      List<Object> ofTask = new ArrayList<>();
      for (int i = 0; i < t.operations; i++) {
        ofTask.add(i < t.operation ? t.returned[i] : null);
      }
      results.add(Collections.unmodifiableList(ofTask));
    }
    return results;
  }

  private static UnfitSchedule unfit(Execution run, Schedule.Run part, String why) {
    return new UnfitSchedule("%s: after %s, at %s: %s".formatted(
        run.program.name(), Schedule.of(run), part, why));
  }
}
