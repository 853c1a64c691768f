package datasem.stress;

import datasem.locking.JvmLocking;
import datasem.locking.PassingLocking;
import datasem.locking.RwLock;
import datasem.locking.SpinLock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The locks of {@link JvmLocking}, and now and then a thread that gives its processor away when it has released a
 * spinning one. That is where the kernel may be preempted, too; left to itself, the machine does it so seldom that hits
 * are a hundred times rarer. Which release it is, is chosen at random: no place in the model is favoured.
 */
public final class Preempted extends PassingLocking {
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
  public RwLock rwlock(String name) {
    RwLock r = real.rwlock(name);
    class Yielding extends Passing implements RwLock {
      Yielding() {
        super(r);
      }

      @Override
      public void read_lock() {
        r.read_lock();
      }

      @Override
      public void read_unlock() {
        r.read_unlock();
        released();
      }

      @Override
      public void write_lock() {
        r.write_lock();
      }

      @Override
      public void write_unlock() {
        r.write_unlock();
        released();
      }
    }
    return new Yielding();
  }

  @Override
  public SpinLock spinlock(String name) {
    SpinLock r = real.spinlock(name);
    class Yielding extends Passing implements SpinLock {
      Yielding() {
        super(r);
      }

      @Override
      public void spin_lock() {
        r.spin_lock();
      }

      @Override
      public void spin_unlock() {
        r.spin_unlock();
        released();
      }
    }
    return new Yielding();
  }
}
