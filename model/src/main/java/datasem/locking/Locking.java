package datasem.locking;

/**
 * All the model asks of whatever runs it. Objects are made before the first task starts, in a fixed
 * order. Between two calls a task's code must be deterministic and must not touch anything shared:
 * an engine may run it again from the beginning and answer the calls from its log.
 */
public interface Locking {
  Rwsem rwsem(String name);

  RwLock rwlock(String name);

  SpinLock spinlock(String name);

  Mutex mutex(String name);

  <T> Shared<T> shared(String name, Guard guard, T initial);

  Counter counter(String name, long initial);

  Log log(String name);

  /**
   * A choice that the model leaves open, such as a failing allocation. Allowed anywhere, also under a
   * spinning lock.
   *
   * @param what names the choice in a witness
   * @param ways number of alternatives, at least 1
   * @return 0 to {@code ways} - 1; 0 is the ordinary course
   */
  int choose(String what, int ways);

  /** Whether {@link #trace} is listened to; constant for one run, so that callers may skip the work. */
  boolean tracing();

  /**
   * A tracepoint fires in the running task: an observation for witnesses and recordings, without any
   * effect on the state. Dropped while an engine re-executes.
   *
   * @param event the kernel's name of the tracepoint
   * @param fields its fields in the kernel's order
   */
  void trace(String event, Object... fields);

  /** All shared values; only while no task is inside an operation. */
  Object save();

  /** Puts back what {@link #save} returned; only while no task is inside an operation. */
  void restore(Object saved);
}
