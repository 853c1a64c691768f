package datasem.checker;

import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs every schedule one by one, without any reduction and without remembering states: the yardstick. */
final class PlainSearch {
  final TreeMap<String, Integer> findings = new TreeMap<>();

  /** Fingerprints of shared values and results, one for each different outcome. */
  final Set<Long> outcomes = new TreeSet<>();

  long schedules;
  private final Execution run;

  private long atMost = Long.MAX_VALUE;

  PlainSearch(Program program, Options options) {
    run = new Execution(program, options, null);
  }

  void run() {
    run.begin(Execution.STAY);
    explore();
  }

  /** False if there are more schedules than that; then nothing can be said. */
  boolean run(long schedulesAtMost) {
    atMost = schedulesAtMost;
    run();
    return schedules <= atMost;
  }

  private void explore() {
    if (schedules > atMost) {
      return;
    }
    if (run.broke() != null) {
      end(run.broke());
      return;
    }
    int enabled = run.enabled();
    if (enabled == 0) {
      if (run.allEnded()) {
        schedules++;
        outcomes.add(run.outcome(run.tasks));
        run.atEnd().forEach(this::count);
      } else {
        end(Standstill.of(run));
      }
      return;
    }
    for (int left = enabled; left != 0; left &= left - 1) {
      int task = Integer.numberOfTrailingZeros(left);
      int ways = run.tasks[task].ways;
      for (int branch = 0; branch < ways; branch++) {
        run.step(task, branch);
        explore();
        run.undo();
      }
    }
  }

  private void end(Finding finding) {
    schedules++;
    count(finding);
  }

  private void count(Finding finding) {
    findings.merge(finding.anomaly(), 1, Integer::sum);
  }
}
