package datasem.results.mutation;

import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.Mutex;
import datasem.locking.PassingLocking;
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
 * comes by. With no assertions a spinning lock is not taken at all, since what is done under one is one step.
 */
final class WeakenedLocking extends PassingLocking {
  private final LockSite weak;
  private final boolean gone;
  private final SortedSet<LockSite> seen;

  private final boolean asserts;

  /** Locks that the running operation holds more weakly than it believes. */
  private final Set<Object> weakened = new HashSet<>();

  /** Whether a task's operation runs, not the setup or an observer. */
  private boolean inTask;

  /**
   * @param weak the place, or null for none
   * @param gone whether the lock is not taken there at all
   * @param seen where to put the places passed, or null
   * @param asserts whether variables and locks assert what is held, as lockdep does
   */
  WeakenedLocking(Locking real, LockSite weak, boolean gone, SortedSet<LockSite> seen, boolean asserts) {
    super(real);
    this.asserts = asserts;
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
        take(this, name, true, r::write_lock, asserts ? r::read_lock : NOTHING);
      }

      @Override
      public void write_unlock() {
        release(this, r::write_unlock, asserts ? r::read_unlock : NOTHING);
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
    return asserts
        ? super.shared(name, guard, initial)
        : new Unguarded<>(real.shared(name, Unguarded.ANYBODY, initial), () -> weakened.contains(guard));
  }

  /** A lock that is believed to be held as written. */
  private abstract class Delegate extends Passing {
    Delegate(Guard real) {
      super(real);
    }

    @Override
    public void assert_held() {
      if (asserts) {
        super.assert_held();
      }
    }

    @Override
    public void assert_held_write() {
      if (asserts) {
        super.assert_held_write();
      }
    }
  }
}
