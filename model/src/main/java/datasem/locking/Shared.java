package datasem.locking;

/**
 * One variable that tasks share, holding an immutable value: a {@link Fingerprinted} value, a boxed
 * primitive, an enum, a string or null. It names the lock that guards it and asserts it on every
 * plain access; what the kernel does without the lock is a separate, named call.
 *
 * @param <T> the immutable type of the value
 */
public interface Shared<T> {

  /** The variable's kernel name, for example {@code i_es_tree}. */
  String name();

  /** The value, read under the guard held shared or exclusively. */
  T get();

  /** Stores under the guard held exclusively. */
  void set(T value);

  /** READ_ONCE(): a read without the guard, hence a point of choice unless a spinning lock is held. */
  T read_once();

  /**
   * WRITE_ONCE(): a store without the exclusive guard, such as the REFERENCED bit that a look-up sets
   * under the shared lock. A point of choice unless a spinning lock is held.
   */
  void write_once(T value);

  /** The value seen from outside every task, when none runs: for predicates only. */
  T peek();
}
