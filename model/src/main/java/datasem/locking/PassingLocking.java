package datasem.locking;

/** A seam that passes every call on to another: the base of those that change or watch some of them. */
public abstract class PassingLocking implements Locking {
  protected final Locking real;

  protected PassingLocking(Locking real) {
    this.real = real;
  }

  @Override
  public Rwsem rwsem(String name) {
    return real.rwsem(name);
  }

  @Override
  public RwLock rwlock(String name) {
    return real.rwlock(name);
  }

  @Override
  public SpinLock spinlock(String name) {
    return real.spinlock(name);
  }

  @Override
  public Mutex mutex(String name) {
    return real.mutex(name);
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    return real.shared(name, passed(guard), initial);
  }

  /** The guard as the other seam knows it. */
  protected static Guard passed(Guard guard) {
    return guard instanceof Passing wrapped ? wrapped.real : guard;
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

  /** The base of a lock around another. */
  protected abstract static class Passing implements Guard {
    final Guard real;

    protected Passing(Guard real) {
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
