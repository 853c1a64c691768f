package datasem.results.mutation;

import java.util.Optional;

/**
 * One place in the model's source that takes a lock.
 *
 * @param function class and method, for example {@code DaMapBlocks.v6_11}
 * @param line its line in the source
 * @param lock the lock's kernel name; the index of a folio lock is dropped
 * @param exclusive taken exclusively, else shared
 */
record LockSite(String function, int line, String lock, boolean exclusive)
    implements Comparable<LockSite> {

  private static final StackWalker WALKER = StackWalker.getInstance();

  /** The innermost frame of the model above the caller. */
  static LockSite here(String lock, boolean exclusive) {
    Optional<StackWalker.StackFrame> frame =
        WALKER.walk(
            frames ->
                frames.filter(f -> f.getClassName().startsWith("datasem.ext4.")).findFirst());
    String name = type(lock);
    return frame
        .map(
            f ->
                new LockSite(
                    f.getClassName().replaceAll(".*\\.", "") + "." + f.getMethodName(),
                    f.getLineNumber(),
                    name,
                    exclusive))
        .orElse(new LockSite("outside the model", 0, name, exclusive));
  }

  private static String type(String lock) {
    int bracket = lock.indexOf('(');
    return bracket < 0 ? lock : lock.substring(0, bracket);
  }

  /** For example {@code i_data_sem exclusive}. */
  String how() {
    return lock + (exclusive ? " exclusive" : " shared");
  }

  /** Whether this place takes such a lock in such a way. */
  boolean is(String name, boolean how) {
    return exclusive == how && lock.equals(type(name));
  }

  @Override
  public int compareTo(LockSite o) {
    int c = function.compareTo(o.function);
    if (c == 0) {
      c = Integer.compare(line, o.line);
    }
    if (c == 0) {
      c = lock.compareTo(o.lock);
    }
    return c != 0 ? c : Boolean.compare(exclusive, o.exclusive);
  }
}
