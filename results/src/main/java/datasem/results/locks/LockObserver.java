package datasem.results.locks;

/** Hears of every lock that the running operation takes and of every shared variable it touches. */
public interface LockObserver {

  /**
   * The operation is about to take a lock.
   *
   * @param call the seam's method, for example {@code down_read}
   */
  void take(String lock, String call);

  void release(String lock);

  /** An exclusive hold becomes a shared one. */
  void downgrade(String lock);

  /** Whether a call that takes a lock excludes everybody else. */
  static boolean exclusive(String call) {
    return !call.equals("down_read") && !call.equals("read_lock");
  }

  /** Whether a call that takes a lock may sleep. */
  static boolean sleeps(String call) {
    return call.startsWith("down_") || call.equals("lock");
  }

  /** A variable is read under its guard, or stored with or without it. */
  default void touch(String variable) {}
}
