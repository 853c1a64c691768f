package datasem.results.witness;

import datasem.checker.Replay;
import datasem.checker.Schedule;
import datasem.checker.UnfitSchedule;
import datasem.locking.Locking;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * What observers find in the end, those that find the same together.
   *
   * @param told what the witness is about
   * @param full whether more than the first of each anomaly by each observer
   */
  static List<String> sentences(List<Finding> later, Finding told, boolean full) {
    Set<String> seen = new TreeSet<>();
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Finding f : later) {
      boolean observed = f.detail().startsWith("after ");
      String observer = observed ? f.detail().replaceFirst(": .*", "") : "";
      String what = observed ? f.detail().substring(observer.length() + 2) : f.detail();
      // the message of the kernel says it already
      boolean again = what.startsWith("i_reserved_data_blocks ") && what.endsWith(", ought to be 0")
          && found.getOrDefault(what.replaceFirst(" (\\d+),.*", " ($1) not cleared!"), List.of()).contains(observer);
      boolean fresh = full || observed && seen.add(f.anomaly() + observer);
      if (!f.equals(told) && !again && fresh) {
        List<String> observers = found.computeIfAbsent(what, w -> new ArrayList<>());
        if (!observers.contains(observer)) {
          observers.add(observer);
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    found.forEach((what, observers) -> {
      String who = String.join(" and ", observers).replace(" and after ", " and ");
      sentences.add(who.isEmpty() ? what : who + ": " + what);
    });
    return sentences;
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
