package datasem.stress;

import datasem.locking.JvmLocking;
import datasem.locking.Mutex;
import datasem.locking.PassingLocking;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.SpinLock;

/**
 * Deliberately broken: {@link Preempted} with locks that lock nothing. The shared variables are the same plain
 * fields, so whatever goes wrong here is what the locks alone prevent: lost updates because nothing excludes, stale
 * reads because nothing publishes.
 */
public final class Unprotected extends PassingLocking {
  /** Ordinary choices where the model leaves one open. */
  public Unprotected() {
    super(new JvmLocking());
  }

  @Override
  public Rwsem rwsem(String name) {
    return new Nothing(name);
  }

  @Override
  public RwLock rwlock(String name) {
    return new Nothing(name);
  }

  @Override
  public SpinLock spinlock(String name) {
    return new Nothing(name);
  }

  @Override
  public Mutex mutex(String name) {
    return new Nothing(name);
  }

  /** Every kind of lock, always free and always held. */
  private record Nothing(String name) implements Rwsem, RwLock, SpinLock, Mutex {
    @Override
    public void assert_held() {}

    @Override
    public void assert_held_write() {}

    @Override
    public boolean is_locked() {
      return false;
    }

    @Override
    public void down_read() {}

    @Override
    public void up_read() {}

    @Override
    public void down_write() {}

    @Override
    public void up_write() {}

    @Override
    public void downgrade_write() {}

    @Override
    public void read_lock() {}

    @Override
    public void read_unlock() {
      Preempted.released();
    }

    @Override
    public void write_lock() {}

    @Override
    public void write_unlock() {
      Preempted.released();
    }

    @Override
    public void spin_lock() {}

    @Override
    public void spin_unlock() {
      Preempted.released();
    }

    @Override
    public void lock() {}

    @Override
    public void unlock() {}
  }
}
