package datasem.results.locks;

import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.Mutex;
import datasem.locking.PassingLocking;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;

/** Passes every call of the seam on, and tells an observer of locks and variables. */
final class ObservedLocking extends PassingLocking {
  private final LockObserver observer;

  ObservedLocking(Locking real, LockObserver observer) {
    super(real);
    this.observer = observer;
  }

  @Override
  public Rwsem rwsem(String name) {
    Rwsem r = real.rwsem(name);
    class Observed extends Passing implements Rwsem {
      Observed() {
        super(r);
      }

      @Override
      public void down_read() {
        observer.take(name, "down_read");
        r.down_read();
      }

      @Override
      public void up_read() {
        observer.release(name);
        r.up_read();
      }

      @Override
      public void down_write() {
        observer.take(name, "down_write");
        r.down_write();
      }

      @Override
      public void up_write() {
        observer.release(name);
        r.up_write();
      }

      @Override
      public void downgrade_write() {
        observer.downgrade(name);
        r.downgrade_write();
      }
    }
    return new Observed();
  }

  @Override
  public RwLock rwlock(String name) {
    RwLock r = real.rwlock(name);
    class Observed extends Passing implements RwLock {
      Observed() {
        super(r);
      }

      @Override
      public void read_lock() {
        observer.take(name, "read_lock");
        r.read_lock();
      }

      @Override
      public void read_unlock() {
        observer.release(name);
        r.read_unlock();
      }

      @Override
      public void write_lock() {
        observer.take(name, "write_lock");
        r.write_lock();
      }

      @Override
      public void write_unlock() {
        observer.release(name);
        r.write_unlock();
      }
    }
    return new Observed();
  }

  @Override
  public SpinLock spinlock(String name) {
    SpinLock r = real.spinlock(name);
    class Observed extends Passing implements SpinLock {
      Observed() {
        super(r);
      }

      @Override
      public void spin_lock() {
        observer.take(name, "spin_lock");
        r.spin_lock();
      }

      @Override
      public void spin_unlock() {
        observer.release(name);
        r.spin_unlock();
      }
    }
    return new Observed();
  }

  @Override
  public Mutex mutex(String name) {
    Mutex r = real.mutex(name);
    class Observed extends Passing implements Mutex {
      Observed() {
        super(r);
      }

      @Override
      public void lock() {
        observer.take(name, "lock");
        r.lock();
      }

      @Override
      public void unlock() {
        observer.release(name);
        r.unlock();
      }
    }
    return new Observed();
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    Shared<T> r = real.shared(name, passed(guard), initial);
    return new Shared<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public T get() {
        observer.touch(name);
        return r.get();
      }

      @Override
      public void set(T value) {
        observer.touch(name);
        r.set(value);
      }

      @Override
      public T read_once() {
        return r.read_once();
      }

      @Override
      public void write_once(T value) {
        observer.touch(name);
        r.write_once(value);
      }

      @Override
      public T peek() {
        return r.peek();
      }
    };
  }
}
