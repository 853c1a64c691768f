package datasem.results.mutation;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * A seam with one flaw: at one place of the source a lock is taken more weakly than written, exclusive
 * becomes shared, shared or mutual becomes none; or it is not taken at all. It also collects the places it
 * comes by.
 */
final class WeakenedLocking implements Locking {
  private final Locking real;
  private final LockSite weak;
  private final boolean gone;
  private final SortedSet<LockSite> seen;

  /** Locks that the running operation holds more weakly than it believes. */
  private final Set<Object> weakened = new HashSet<>();

  /** Whether a task's operation runs, not the setup or an observer. */
  private boolean inTask;

  /**
   * @param weak the place, or null for none
   * @param gone whether the lock is not taken there at all
   * @param seen where to put the places passed, or null
   */
  WeakenedLocking(Locking real, LockSite weak, boolean gone, SortedSet<LockSite> seen) {
    this.real = real;
    this.weak = weak;
    this.gone = gone;
    this.seen = seen;
  }

  /** Runs a task's operation from its beginning: nothing is held. */
  Object operation(Supplier<Object> code) {
    weakened.clear();
    inTask = true;
    try {
      return code.get();
    } finally {
      inTask = false;
    }
  }

  private void take(Object lock, String name, boolean exclusive, Runnable asWritten, Runnable weaker) {
    if (inTask && (seen != null || weak != null && weak.is(name, exclusive))) {
      LockSite site = LockSite.here(name, exclusive);
      if (seen != null) {
        seen.add(site);
      }
      if (site.equals(weak)) {
        weakened.add(lock);
        if (!gone) {
          weaker.run();
        }
        return;
      }
    }
    asWritten.run();
  }

  private void release(Object lock, Runnable asWritten, Runnable weaker) {
    if (!weakened.remove(lock)) {
      asWritten.run();
    } else if (!gone) {
      weaker.run();
    }
  }

  private static final Runnable NOTHING = () -> {};

  @Override
  public Rwsem rwsem(String name) {
    Rwsem r = real.rwsem(name);
    class Weak extends Delegate implements Rwsem {
      Weak() {
        super(r);
      }

      @Override
      public void down_read() {
        take(this, name, false, r::down_read, NOTHING);
      }

      @Override
      public void up_read() {
        release(this, r::up_read, NOTHING);
      }

      @Override
      public void down_write() {
        take(this, name, true, r::down_write, r::down_read);
      }

      @Override
      public void up_write() {
        release(this, r::up_write, r::up_read);
      }

      @Override
      public void downgrade_write() {
        release(this, r::downgrade_write, NOTHING);
      }
    }
    return new Weak();
  }

  @Override
  public RwLock rwlock(String name) {
    RwLock r = real.rwlock(name);
    class Weak extends Delegate implements RwLock {
      Weak() {
        super(r);
      }

      @Override
      public void read_lock() {
        take(this, name, false, r::read_lock, NOTHING);
      }

      @Override
      public void read_unlock() {
        release(this, r::read_unlock, NOTHING);
      }

      @Override
      public void write_lock() {
        take(this, name, true, r::write_lock, r::read_lock);
      }

      @Override
      public void write_unlock() {
        release(this, r::write_unlock, r::read_unlock);
      }
    }
    return new Weak();
  }

  @Override
  public SpinLock spinlock(String name) {
    SpinLock r = real.spinlock(name);
    class Weak extends Delegate implements SpinLock {
      Weak() {
        super(r);
      }

      @Override
      public void spin_lock() {
        take(this, name, true, r::spin_lock, NOTHING);
      }

      @Override
      public void spin_unlock() {
        release(this, r::spin_unlock, NOTHING);
      }
    }
    return new Weak();
  }

  @Override
  public Mutex mutex(String name) {
    Mutex r = real.mutex(name);
    class Weak extends Delegate implements Mutex {
      Weak() {
        super(r);
      }

      @Override
      public void lock() {
        take(this, name, true, r::lock, NOTHING);
      }

      @Override
      public void unlock() {
        release(this, r::unlock, NOTHING);
      }
    }
    return new Weak();
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    return real.shared(name, guard instanceof Delegate d ? d.real : guard, initial);
  }

  @Override
  public Counter counter(String name, long initial) {
    return real.counter(name, initial);
  }

  @Override
  public Log log(String name) {
    return real.log(name);
  }

  @Override
  public int choose(String what, int ways) {
    return real.choose(what, ways);
  }

  @Override
  public boolean tracing() {
    return real.tracing();
  }

  @Override
  public void trace(String event, Object... fields) {
    real.trace(event, fields);
  }

  @Override
  public Object save() {
    return real.save();
  }

  @Override
  public void restore(Object saved) {
    real.restore(saved);
  }

  private abstract static class Delegate implements Guard {
    final Guard real;

    Delegate(Guard real) {
      this.real = real;
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public void assert_held() {
      real.assert_held();
    }

    @Override
    public void assert_held_write() {
      real.assert_held_write();
    }

    @Override
    public boolean is_locked() {
      return real.is_locked();
    }
  }
}
