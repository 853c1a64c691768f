package datasem.stress;

import datasem.locking.Locking;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.List;

/**
 * Two variables, each under a lock of its own. One task stores to the first and reads the second, the other
 * the reverse. Some task comes last, and its read sees the other's store, in every interleaving: that both
 * read the initial value is possible only where a store becomes visible late, as it does in a store
 * buffer. So no exclusion is missing when it happens, only visibility.
 */
public final class StoreBuffering implements Program {
  /** Both tasks missed the other's store. */
  public static final String STALE_READ = "STALE_READ";

  @Override
  public String name() {
    return "store_buffering";
  }

  @Override
  public List<String> tasks() {
    return List.of("x then y", "y then x");
  }

  @Override
  public Instance start(Locking locking) {
    return new Run(Variable.of(locking, "x"), Variable.of(locking, "y"));
  }

  private record Variable(SpinLock lock, Shared<Integer> value) {
    static Variable of(Locking locking, String name) {
      SpinLock lock = locking.spinlock(name + "_lock");
      return new Variable(lock, locking.shared(name, lock, 0));
    }

    void store() {
      lock.spin_lock();
      value.set(1);
      lock.spin_unlock();
    }

    Integer load() {
      lock.spin_lock();
      Integer seen = value.get();
      lock.spin_unlock();
      return seen;
    }
  }

  private record Run(Variable x, Variable y) implements Instance {
    @Override
    public int operations(int task) {
      return 1;
    }

    @Override
    public Object run(int task, int operation) {
      (task == 0 ? x : y).store();
      return (task == 0 ? y : x).load();
    }

    @Override
    public List<Finding> atEnd(Object[][] results) {
      return results[0][0].equals(0) && results[1][0].equals(0)
          ? List.of(new Finding(STALE_READ, "both tasks read 0"))
          : List.of();
    }
  }
}
