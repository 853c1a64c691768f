package datasem.checker;

import datasem.locking.LockRuleViolation;
import datasem.locking.ModelError;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A program's predicates, asked of the current state. */
final class Predicates {
  private final Execution run;
  private final Program.Instance instance;
  private final Task observer;

  Predicates(Execution run, Program.Instance instance) {
    this.run = run;
    this.instance = instance;
    this.observer = new Task(run.tasks.length, "observer", 0);
  }

  /** The program's predicates on every state. */
  List<Finding> always() {
    Task running = run.current;
    run.current = null;
    try {
      return instance.always();
    } catch (RuntimeException e) {
      throw Broken.predicate(run, e);
    } finally {
      run.current = running;
    }
  }

  /** The program's predicates on a final state; leaves the state as it was. */
  List<Finding> atEnd() {
    Object[][] results = new Object[run.tasks.length][];
    for (Task t : run.tasks) {
      results[t.number] = t.returned.clone();
    }
    Task running = run.current;
    long before = run.fingerprint;
    int mark = run.trail.mark();
    observer.held = 0;
    observer.spins = 0;
    try {
      return asObserver(() -> instance.atEnd(results));
    } finally {
      run.trail.undo(mark);
      run.fingerprint = before;
      run.current = running;
      run.position = running == null ? 0 : running.length;
    }
  }

  private List<Finding> asObserver(Supplier<List<Finding>> predicate) {
    List<Finding> found = new ArrayList<>();
    try {
      if (!run.sequentially(observer, () -> found.addAll(predicate.get()))) {
        throw new ModelError("the observer at the end waits for a lock");
      }
      if (observer.held != 0) {
        found.add(new Finding(Execution.LOCK_RULE, "the observer at the end holds " + Broken.held(run, observer)));
      }
    } catch (LockRuleViolation violation) {
      found.add(new Finding(Execution.LOCK_RULE, violation.getMessage()));
    } catch (RuntimeException e) {
      if (!(e instanceof FindingException f)) {
        throw Broken.predicate(run, e);
      }
      found.add(f.finding());
    }
    return found;
  }
}
