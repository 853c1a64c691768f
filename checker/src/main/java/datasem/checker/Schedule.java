package datasem.checker;

import java.util.ArrayList;
import java.util.List;

/**
 * Which task takes how many steps, in order. Its text is a list of runs, {@code 0:5,1:7,0:2}: task 0
 * takes five steps, task 1 seven, task 0 two more. A run whose last step is a choice that takes
 * another branch than 0 ends with that branch, {@code 0:3/1}; choices elsewhere in a run take branch 0. The
 * schedule without steps is written {@code -}.
 *
 * @param runs in order; two neighbours are of the same task only if the first ends with a branch
 */
public record Schedule(List<Run> runs) {

  /**
   * @param task its number
   * @param steps at least 1
   * @param branch the branch that the last step takes if it is a choice, else 0
   */
  public record Run(int task, int steps, int branch) {
    @Override
    public String toString() {
      return task + ":" + steps + (branch == 0 ? "" : "/" + branch);
    }
  }

  /** Joins neighbouring runs that need not be apart. */
  public Schedule(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.task == run.task && last.branch == 0) {
        joined.set(joined.size() - 1, new Run(run.task, last.steps + run.steps, run.branch));
      } else {
        joined.add(run);
      }
    }
    this.runs = List.copyOf(joined);
  }

  /** The current schedule of a run. */
  static Schedule of(Execution run) {
    List<Run> steps = new ArrayList<>();
    for (int i = 0; i < run.depth(); i++) {
      steps.add(new Run(run.task(i).number, 1, run.branch(i)));
    }
    return new Schedule(steps);
  }

  /**
   * Reads the text of a schedule.
   *
   * @throws MalformedSchedule if it is none
   */
  public static Schedule parse(String text) {
    return new ScheduleParser(text).parse();
  }

  /** How many steps it has in all. */
  public int steps() {
    return runs.stream().mapToInt(Run::steps).sum();
  }

  /** How often another task goes on than went before. */
  public int switches() {
    int switches = 0;
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i).task != runs.get(i - 1).task) {
        switches++;
      }
    }
    return switches;
  }

  @Override
  public String toString() {
    return runs.isEmpty() ? "-" : String.join(",", runs.stream().map(Run::toString).toList());
  }
}
