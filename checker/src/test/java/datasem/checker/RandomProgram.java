package datasem.checker;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small programs made from a seed: operations of a few critical sections, nested now and then, whose
 * stores depend on what was read. They keep the lock rules but may deadlock.
 */
final class RandomProgram {
  private static final int SECTIONS = 7;

  /** What the operations work on. */
  private static final class World {
    final Locking locking;
    final Rwsem sem;
    final Mutex mutex;
    final RwLock spin;
    final Shared<Integer> bySem;
    final Shared<Integer> byMutex;
    final Shared<Integer> bySpin;
    final Shared<Integer> free;
    final Counter counter;

    World(Locking locking) {
      this.locking = locking;
      sem = locking.rwsem("sem");
      mutex = locking.mutex("mutex");
      spin = locking.rwlock("spin");
      bySem = locking.shared("bySem", sem, 0);
      byMutex = locking.shared("byMutex", mutex, 0);
      bySpin = locking.shared("bySpin", spin, 0);
      free = locking.shared("free", Guard.NONE, 0);
      counter = locking.counter("counter", 0);
    }
  }

  private RandomProgram() {}

  /** Two tasks of two sections, or three of one: few enough schedules to run them one by one. */
  static SmallProgram of(long seed) {
    Random random = new Random(seed);
    int tasks = 2 + random.nextInt(2);
    return of(seed, random, tasks, 4 - tasks);
  }

  /** Three tasks of two sections: hundreds to thousands of states. */
  static SmallProgram larger(long seed) {
    return of(seed, new Random(seed), 3, 2);
  }

  private static SmallProgram of(long seed, Random random, int tasks, int sections) {
    List<List<int[]>> codes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int t = 0; t < tasks; t++) {
      names.add("t" + t);
      List<int[]> operations = new ArrayList<>();
      int count = 1 + random.nextInt(sections);
      for (int o = 0; o < count; o++) {
        operations.add(random.ints(sections / count, 0, SECTIONS * 2).toArray());
      }
      codes.add(operations);
    }
    return new SmallProgram("random " + seed, names, (locking, parts) -> {
      World w = new World(locking);
      for (List<int[]> operations : codes) {
        int[] one = operations.get(0);
        if (operations.size() == 1) {
          parts.returning(() -> operation(w, one));
        } else {
          int[] two = operations.get(1);
          parts.returning(() -> operation(w, one), () -> operation(w, two));
        }
      }
    });
  }

  private static Object operation(World w, int[] code) {
    int local = 1;
    for (int section : code) {
      local = section(w, section % SECTIONS, section / SECTIONS, local);
    }
    return local % 4;
  }

  /** One critical section; {@code variant} is 0 or 1. */
  private static int section(World w, int which, int variant, int local) {
    int seen = local;
    switch (which) {
      case 0 -> {
        w.sem.down_read();
        seen += w.bySem.get();
        if (variant == 1) {
          seen = spin(w, 0, seen);
        }
        w.sem.up_read();
      }
      case 1 -> {
        w.sem.down_write();
        w.bySem.set((w.bySem.get() + seen) % 3);
        if (variant == 1) {
          w.sem.downgrade_write();
          seen += w.bySem.get();
          seen = spin(w, 1, seen);
          w.sem.up_read();
        } else {
          w.sem.up_write();
        }
      }
      case 2 -> seen = spin(w, variant, seen);
      case 3 -> {
        w.mutex.lock();
        w.byMutex.set((w.byMutex.get() + seen) % 3);
        if (variant == 1) {
          seen = section(w, 0, 0, seen);
        }
        w.mutex.unlock();
      }
      case 4 -> {
        w.sem.down_read();
        seen += w.bySem.get();
        if (variant == 1) {
          seen = section(w, 3, 0, seen);
        }
        w.sem.up_read();
      }
      case 5 -> {
        if (variant == 1) {
          w.free.write_once(seen % 3);
        } else {
          seen += w.free.read_once();
        }
      }
      default -> {
        seen += w.locking.choose("way", 2);
        if (variant == 1) {
          w.spin.write_lock();
          if (w.locking.choose("under spin", 2) == 1) {
            w.bySpin.set(seen % 3);
          }
          w.counter.add(1);
          w.spin.write_unlock();
        }
      }
    }
    return seen;
  }

  private static int spin(World w, int variant, int local) {
    if (variant == 0) {
      w.spin.read_lock();
      int seen = local + w.bySpin.get();
      w.spin.read_unlock();
      return seen;
    }
    w.spin.write_lock();
    w.bySpin.set((w.bySpin.get() + local) % 3);
    w.spin.write_unlock();
    return local;
  }
}
