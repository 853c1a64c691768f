package datasem.locking;

/** percpu_counter: additions commute and take no lock; a read is a point of choice unless a spinning lock is held. */
public interface Counter {
  String name();

  void add(long amount);

  long read();

  /** The value seen from outside every task, when none runs: for predicates only. */
  long peek();
}
