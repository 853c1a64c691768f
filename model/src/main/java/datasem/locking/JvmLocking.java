package datasem.locking;

import java.util.ArrayList;
import java.util.List;

/**
 * The seam on java.util.concurrent, for engines that run tasks as real threads. Shared variables are
 * plain fields, so that visibility comes from the locks alone, as in the kernel; the lock rules are checked.
 * One instance serves one run; objects are made before its threads start.
 */
public final class JvmLocking implements Locking {

  /** Takes the choices that the model leaves open; called by all threads. */
  @FunctionalInterface
  public interface Chooser {
    /** Always the ordinary course. */
    Chooser ORDINARY = (what, ways) -> 0;

    /** Returns 0 to {@code ways} - 1; see {@link Locking#choose}. */
    int choose(String what, int ways);

    /** Pseudo-random choices; the same for the same seed as long as the threads choose in the same order. */
    static Chooser seeded(long seed) {
      return new SeededChooser(seed);
    }
  }

  /** Hears the tracepoints; called by all threads. */
  @FunctionalInterface
  public interface TraceSink {
    void trace(String event, Object... fields);
  }

  private final Chooser chooser;
  private final TraceSink sink;
  private final List<JvmValue> values = new ArrayList<>();
  private final List<JvmSpinning> spinning = new ArrayList<>();

  /** Ordinary choices, no tracing. */
  public JvmLocking() {
    this(Chooser.ORDINARY, null);
  }

  /**
   * @param sink what hears tracepoints, or null for none
   */
  public JvmLocking(Chooser chooser, TraceSink sink) {
    this.chooser = chooser;
    this.sink = sink;
  }

  /** Refuses to sleep under a spinning lock. */
  void mightSleep(String call, String name) {
    for (int i = 0; i < spinning.size(); i++) {
      JvmSpinning lock = spinning.get(i);
      if (lock.heldByMe()) {
        throw new LockRuleViolation(call + "(" + name + "): sleeps under " + lock.name());
      }
    }
  }

  @Override
  public Rwsem rwsem(String name) {
    return new JvmRwsem(this, name);
  }

  @Override
  public RwLock rwlock(String name) {
    JvmRwLock lock = new JvmRwLock(name);
    spinning.add(lock);
    return lock;
  }

  @Override
  public SpinLock spinlock(String name) {
    JvmSpinLock lock = new JvmSpinLock(name);
    spinning.add(lock);
    return lock;
  }

  @Override
  public Mutex mutex(String name) {
    return new JvmMutex(this, name);
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    return kept(new JvmShared<>(name, guard, initial));
  }

  @Override
  public Counter counter(String name, long initial) {
    return kept(new JvmCounter(name, initial));
  }

  @Override
  public Log log(String name) {
    return kept(new JvmLog());
  }

  private <V extends JvmValue> V kept(V value) {
    values.add(value);
    return value;
  }

  @Override
  public int choose(String what, int ways) {
    return ways == 1 ? 0 : chooser.choose(what, ways);
  }

  @Override
  public boolean tracing() {
    return sink != null;
  }

  @Override
  public void trace(String event, Object... fields) {
    if (sink != null) {
      sink.trace(event, fields);
    }
  }

  private record Saved(JvmLocking of, Object[] values) {}

  @Override
  public Object save() {
    Object[] saved = new Object[values.size()];
    for (int i = 0; i < saved.length; i++) {
      saved[i] = values.get(i).saved();
    }
    return new Saved(this, saved);
  }

  @Override
  public void restore(Object of) {
    if (!(of instanceof Saved saved) || saved.of != this) {
      throw new ModelError("restore() wants what save() of the same run has returned");
    }
    for (int i = 0; i < saved.values.length; i++) {
      values.get(i).restore(saved.values[i]);
    }
  }
}
