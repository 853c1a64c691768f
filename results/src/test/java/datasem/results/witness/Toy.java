package datasem.results.witness;

import datasem.locking.Counter;
import datasem.locking.Locking;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * The smallest form of a reader's hole that overwrites a delayed block: readers look for a delayed block
 * and then store a hole over both blocks, in two sections of the tree's lock; the writer reserves a
 * block and stores it as delayed. All hold the semaphore shared.
 */
final class Toy implements Program {
  private final int readers;

  Toy(int readers) {
    this.readers = readers;
  }

  @Override
  public String name() {
    return "toy lost_update";
  }

  @Override
  public List<String> tasks() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      names.add(readers == 1 ? "reader" : "reader" + (i + 1));
    }
    names.add("writer");
    return names;
  }

  @Override
  public Instance start(Locking locking) {
    return new State(locking);
  }

  private final class State implements Instance {
    private final Locking locking;
    private final Rwsem sem;
    private final RwLock lock;
    private final Shared<String> tree;
    private final Counter reserved;

    State(Locking locking) {
      this.locking = locking;
      sem = locking.rwsem("sem");
      lock = locking.rwlock("tree_lock");
      tree = locking.shared("tree", lock, "--");
      reserved = locking.counter("reserved", 0);
    }

    @Override
    public int operations(int task) {
      return 1;
    }

    @Override
    public Object run(int task, int operation) {
      return task < readers ? toy_map_blocks() : toy_da_map_blocks();
    }

    private Long toy_map_blocks() {
      sem.down_read();
      toy_find_delayed();
      toy_insert_hole();
      sem.up_read();
      return 0L;
    }

    private void toy_find_delayed() {
      lock.read_lock();
      String seen = tree.get();
      lock.read_unlock();
      locking.trace("toy_find", seen.indexOf('D'));
    }

    private void toy_insert_hole() {
      locking.trace("toy_insert", "hole 0/2");
      lock.write_lock();
      tree.get();
      tree.set("HH");
      lock.write_unlock();
    }

    private Long toy_da_map_blocks() {
      sem.down_read();
      toy_insert_delayed();
      sem.up_read();
      return 0L;
    }

    private void toy_insert_delayed() {
      reserved.add(1);
      locking.trace("toy_insert", "delayed block 1/1");
      lock.write_lock();
      tree.set(tree.get().charAt(0) + "D");
      lock.write_unlock();
    }

    @Override
    public List<Finding> atEnd(Object[][] results) {
      long delayed = tree.peek().chars().filter(c -> c == 'D').count();
      return delayed == reserved.peek()
          ? List.of()
          : List.of(new Finding("LOST_DELAYED", "reserved " + reserved.peek() + ", delayed " + delayed));
    }
  }
}
