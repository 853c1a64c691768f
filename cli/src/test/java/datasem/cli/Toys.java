package datasem.cli;

import datasem.locking.Locking;
import datasem.locking.ModelError;
import datasem.locking.Mutex;
import datasem.locking.Shared;
import datasem.results.Catalogue;
import datasem.results.Row;
import datasem.results.Verdict;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.List;
import java.util.Map;

/**
 * A catalogue of textbook programs, so that the command line is tested on verdicts known by hand: two
 * tasks add one to a variable each. {@code racy} drops the lock between the read and the store and so loses
 * an update on some schedule; {@code locked} never does; {@code broken} is no program at all.
 */
final class Toys implements Catalogue {
  @Override
  public List<Entry> kernels() {
    return List.of(
        new Entry("racy", "drops the lock"), new Entry("locked", "keeps it"), new Entry("broken", "throws"),
        new Entry("patch", "nothing is expected of it"));
  }

  @Override
  public List<Entry> scenarios() {
    return List.of(
        new Entry("add_vs_add", "two tasks add"),
        new Entry("add_vs_surprise", "expects the opposite"));
  }

  @Override
  public List<Entry> anomalies() {
    return List.of(new Entry("LOST_UPDATE", "an addition is gone"));
  }

  @Override
  public Map<String, String> aliases() {
    return Map.of("newest", "locked");
  }

  @Override
  public Spec cell(String kernel, String scenario) {
    boolean races = kernel.equals("racy") || kernel.equals("patch");
    Verdict truth = races ? Verdict.SOMETIMES : Verdict.NEVER;
    Verdict opposite = races ? Verdict.NEVER : Verdict.SOMETIMES;
    Verdict expected = kernel.equals("patch") ? null : scenario.equals("add_vs_add") ? truth : opposite;
    String source = expected == null ? null : "a textbook";
    return new Spec(kernel, scenario, new Adders(kernel, scenario), expected, source, "LOST_UPDATE", new Row.Bound(2, 2, 1));
  }

  /** Two tasks that each add one to x. */
  private record Adders(String kernel, String scenario) implements Program {
    @Override
    public String name() {
      return kernel + " " + scenario;
    }

    @Override
    public List<String> tasks() {
      return List.of("first", "second");
    }

    @Override
    public Instance start(Locking locking) {
      Mutex lock = locking.mutex("lock");
      Shared<Long> x = locking.shared("x", lock, 0L);
      return new Instance() {
        @Override
        public int operations(int task) {
          return 1;
        }

        @Override
        public Object run(int task, int operation) {
          if (kernel.equals("broken")) {
            throw new ModelError("first line\n  second line");
          }
          lock.lock();
          long seen = x.get();
          if (!kernel.equals("locked")) {
            lock.unlock();
            lock.lock();
          }
          x.set(seen + 1);
          lock.unlock();
          return seen + 1;
        }

        @Override
        public List<Finding> atEnd(Object[][] results) {
          long end = x.peek();
          return end == 2 ? List.of() : List.of(new Finding("LOST_UPDATE", "x is " + end + ", must be 2"));
        }
      };
    }
  }
}
