package datasem.locking;

import java.util.SortedSet;

/** The kernel's message buffer as a set: additions commute, take no lock and are no point of choice. */
public interface Log {
  void add(String message);

  /** The messages seen from outside every task, when none runs: for predicates only. */
  SortedSet<String> peek();
}
