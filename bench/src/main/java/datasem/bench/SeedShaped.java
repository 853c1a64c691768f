package datasem.bench;

import datasem.locking.Fingerprinted;
import datasem.locking.Locking;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic program of the seed's shape: readers that look up, look up again under the semaphore held
 * shared and store what they miss; writers that do the same and count. Eight critical sections a task.
 */
public final class SeedShaped implements Program {
  private final int taskCount;

  /**
   * @param taskCount 1 to 8; even ones read, odd ones write
   */
  public SeedShaped(int taskCount) {
    this.taskCount = taskCount;
  }

  @Override
  public String name() {
    return "seed-shaped, " + taskCount + " tasks";
  }

  @Override
  public List<String> tasks() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < taskCount; i++) {
      names.add((i % 2 == 0 ? "reader" : "writer") + i / 2);
    }
    return names;
  }

  @Override
  public Instance start(Locking locking) {
    return new Run(locking);
  }

  /** Sixteen two-bit states of blocks. */
  private record Blocks(int bits) implements Fingerprinted {
    int get(int block) {
      return bits >>> 2 * block & 3;
    }

    Blocks with(int block, int state) {
      return new Blocks(bits & ~(3 << 2 * block) | state << 2 * block);
    }

    @Override
    public long fingerprint() {
      return Fingerprinted.mix(9, bits);
    }
  }

  private static final class Run implements Instance {
    private static final int HOLE = 1;
    private static final int DELAYED = 2;
    private static final int SECTIONS = 3;
    private final Rwsem sem;
    private final RwLock lock;
    private final Shared<Blocks> tree;
    private final Shared<Integer> reserved;

    Run(Locking locking) {
      sem = locking.rwsem("sem");
      lock = locking.rwlock("lock");
      tree = locking.shared("tree", lock, new Blocks(0));
      reserved = locking.shared("reserved", lock, 0);
    }

    @Override
    public int operations(int task) {
      return 1;
    }

    @Override
    public Object run(int task, int operation) {
      int block = task / 2 % 2;
      if (lookup(block) != 0) {
        return 1;
      }
      sem.down_read();
      for (int i = 0; i < SECTIONS; i++) {
        lookup(block + i);
      }
      int seen = lookup(block);
      if (task % 2 == 1) {
        insert(block, DELAYED, 1);
      } else if (seen != DELAYED) {
        insert(block, HOLE, 0);
      }
      sem.up_read();
      return lookup(block);
    }

    private int lookup(int block) {
      lock.read_lock();
      int state = tree.get().get(block);
      lock.read_unlock();
      return state;
    }

    private void insert(int block, int state, int more) {
      lock.write_lock();
      tree.set(tree.get().with(block, state));
      if (more != 0) {
        reserved.set(reserved.get() + more);
      }
      lock.write_unlock();
    }

    @Override
    public List<Finding> atEnd(Object[][] results) {
      int delayed = 0;
      for (int block = 0; block < 2; block++) {
        if (tree.peek().get(block) == DELAYED) {
          delayed++;
        }
      }
      int counted = reserved.peek();
      return counted == delayed ? List.of()
          : List.of(new Finding("LOST", counted + " reserved, " + delayed + " delayed"));
    }
  }
}
