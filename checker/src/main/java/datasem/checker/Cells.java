package datasem.checker;

import datasem.locking.Counter;
import datasem.locking.Fingerprinted;
import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.ModelError;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.ArrayList;
import java.util.List;

/** What the tasks share: the cells in the order they were made, and the fingerprint of their state. */
abstract class Cells implements Locking {
  final Trail trail = new Trail();
  private final List<Cell> cells = new ArrayList<>();

  /** Exclusive or of the shares of all cells and tasks. */
  long fingerprint;

  /** Whether the tasks may run, so that nothing more can be made. */
  boolean closed;

  private <C extends Cell> C add(C cell) {
    if (closed) {
      throw new ModelError(cell.name + " is made while tasks run; make it in Program.start");
    }
    cells.add(cell);
    return cell;
  }

  final Execution self() {
    return (Execution) this;
  }

  List<Cell> cells() {
    return cells;
  }

  /**
   * @throws ModelError if a task runs
   */
  abstract void checkOutside(String what);

  @Override
  public Rwsem rwsem(String name) {
    return add(new LockCells.RwsemCell(self(), name, cells.size()));
  }

  @Override
  public RwLock rwlock(String name) {
    return add(new LockCells.RwLockCell(self(), name, cells.size()));
  }

  @Override
  public SpinLock spinlock(String name) {
    return add(new LockCells.SpinLockCell(self(), name, cells.size()));
  }

  @Override
  public Mutex mutex(String name) {
    return add(new LockCells.MutexCell(self(), name, cells.size()));
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    return add(new SharedCell<>(self(), name, cells.size(), guard, initial));
  }

  @Override
  public Counter counter(String name, long initial) {
    return add(new CounterCell(self(), name, cells.size(), initial));
  }

  @Override
  public Log log(String name) {
    return add(new LogCell(self(), name, cells.size()));
  }

  private record Saved(Cells of, Object[] values, long[] words, long[] contents) {}

  @Override
  public Object save() {
    checkOutside("all values");
    int n = cells.size();
    Saved saved = new Saved(this, new Object[n], new long[n], new long[n]);
    for (Cell cell : cells) {
      saved.values[cell.number] = cell.value;
      saved.words[cell.number] = cell.word;
      saved.contents[cell.number] = cell.hash;
    }
    return saved;
  }

  @Override
  public void restore(Object of) {
    checkOutside("all values");
    if (!(of instanceof Saved saved) || saved.of != this) {
      throw new ModelError("restore() wants what save() of the same run has returned");
    }
    for (int i = 0; i < saved.values.length; i++) {
      Cell cell = cells.get(i);
      if (!(cell instanceof LockCell)) {
        cell.put(saved.values[i], saved.words[i], saved.contents[i]);
      }
    }
  }

  /** The fingerprint of the shared values and the results alone, by which two searches can be compared. */
  long outcome(Task[] tasks) {
    long outcome = 0;
    for (Cell cell : cells) {
      outcome ^= cell.hash;
    }
    for (Task t : tasks) {
      for (Object result : t.returned) {
        outcome = Fingerprinted.mix(outcome, Fingerprinted.of(result));
      }
    }
    return outcome;
  }
}
