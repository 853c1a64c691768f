package datasem.stress;

import datasem.locking.Guard;
import datasem.locking.JvmLocking;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.SpinLock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The locks of {@link JvmLocking}, and now and then a thread that gives its processor away when it has released a
 * spinning one. That is where the kernel may be preempted, too; left to itself, the machine does it so seldom that hits
 * are a hundred times rarer. Which release it is, is chosen at random: no place in the model is favoured.
 */
public final class Preempted extends OtherLocks {
  /** One release in so many. */
  private static final int SELDOM = 32;

  /** Ordinary choices where the model leaves one open. */
  public Preempted() {
    this(new JvmLocking());
  }

  /** With somebody else's choices. */
  public Preempted(JvmLocking jvm) {
    super(jvm);
  }

  /** A spinning lock was released. */
  static void released() {
    if (ThreadLocalRandom.current().nextInt(SELDOM) == 0) {
      Thread.yield();
    }
  }

  @Override
  public Rwsem rwsem(String name) {
    return jvm.rwsem(name);
  }

  @Override
  public Mutex mutex(String name) {
    return jvm.mutex(name);
  }

  @Override
  public RwLock rwlock(String name) {
    return new PreemptedRwLock(jvm.rwlock(name));
  }

  @Override
  public SpinLock spinlock(String name) {
    return new PreemptedSpinLock(jvm.spinlock(name));
  }

  /** What is the same for both kinds. */
  private interface Passing extends Guard {
    Guard lock();

    @Override
    default String name() {
      return lock().name();
    }

    @Override
    default void assert_held() {
      lock().assert_held();
    }

    @Override
    default void assert_held_write() {
      lock().assert_held_write();
    }

    @Override
    default boolean is_locked() {
      return lock().is_locked();
    }
  }

  private record PreemptedRwLock(RwLock lock) implements Passing, RwLock {
    @Override
    public void read_lock() {
      lock.read_lock();
    }

    @Override
    public void read_unlock() {
      lock.read_unlock();
      released();
    }

    @Override
    public void write_lock() {
      lock.write_lock();
    }

    @Override
    public void write_unlock() {
      lock.write_unlock();
      released();
    }
  }

  private record PreemptedSpinLock(SpinLock lock) implements Passing, SpinLock {
    @Override
    public void spin_lock() {
      lock.spin_lock();
    }

    @Override
    public void spin_unlock() {
      lock.spin_unlock();
      released();
    }
  }
}
