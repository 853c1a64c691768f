package datasem.results.witness;

import datasem.checker.Replay;
import datasem.checker.Schedule;
import datasem.checker.UnfitSchedule;
import datasem.locking.Locking;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes to light when all is over: the tasks run to their ends, the one with the lowest number first,
 * and the program's observers look at what is left.
 */
final class Later {
  private static final int MOST_STEPS = 10_000;

  private Later() {}

  /** All that the predicates on the final state find, in their order; empty if the tasks cannot end. */
  static List<Finding> findings(Program program, Schedule schedule) {
    Listening listening = new Listening(program);
    List<Schedule.Run> steps = new ArrayList<>(schedule.runs());
    int tasks = program.tasks().size();
    for (int i = 0; i < MOST_STEPS; i++) {
      Replay replay = Replay.run(listening, new Schedule(steps), e -> {});
      if (replay.ended()) {
        return List.copyOf(listening.heard);
      }
      if (!advance(listening, steps, tasks)) {
        return List.of();
      }
    }
    return List.of();
  }

  /** Adds one step of the first task that can take one. */
  private static boolean advance(Program program, List<Schedule.Run> steps, int tasks) {
    for (int task = 0; task < tasks; task++) {
      steps.add(new Schedule.Run(task, 1, 0));
      try {
        Replay.run(program, new Schedule(steps), e -> {});
        return true;
      } catch (UnfitSchedule blocked) {
        steps.remove(steps.size() - 1);
      }
    }
    return false;
  }

  /** A program that keeps what its final predicates have found. */
  private static final class Listening implements Program {
    private final Program program;
    private List<Finding> heard = List.of();

    Listening(Program program) {
      this.program = program;
    }

    @Override
    public String name() {
      return program.name();
    }

    @Override
    public List<String> tasks() {
      return program.tasks();
    }

    @Override
    public Instance start(Locking locking) {
      Instance instance = program.start(locking);
      return new Instance() {
        @Override
        public int operations(int task) {
          return instance.operations(task);
        }

        @Override
        public Object run(int task, int operation) {
          return instance.run(task, operation);
        }

        @Override
        public List<Finding> always() {
          return instance.always();
        }

        @Override
        public List<Finding> atEnd(Object[][] results) {
          heard = instance.atEnd(results);
          return heard;
        }
      };
    }
  }
}
