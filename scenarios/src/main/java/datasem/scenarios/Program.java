package datasem.scenarios;

import datasem.locking.Locking;
import java.util.List;

/**
 * What an engine drives: tasks, each a sequence of operations, over state made by {@link #start}. The
 * engines know nothing else; a cell (kernel x scenario) is one, a textbook example another.
 */
public interface Program {

  /** A stable name for messages, for example {@code v6.7 read_vs_da_write}. */
  String name();

  /** The names of the tasks, in the order of their numbers. */
  List<String> tasks();

  /**
   * Makes the initial state: all locks and shared variables, through {@code locking} alone. May then run
   * operations, one after the other, to bring it about.
   */
  Instance start(Locking locking);

  /** The state of one run. It holds no mutable field of its own: all state is behind the seam. */
  interface Instance {

    /** The number of operations of a task, at least 1. */
    int operations(int task);

    /**
     * Runs one operation of a task to its end; called on the task's own thread, or again and again by
     * an engine that re-executes.
     *
     * @return what user space sees: an immutable value that {@code Fingerprinted.of} accepts
     */
    Object run(int task, int operation);

    /** Predicates that hold at every state; called between two steps, locks may be held. */
    default List<Finding> always() {
      return List.of();
    }

    /**
     * Predicates on a final state: every task has ended and no lock is held. May run further
     * operations through the seam, on the calling thread, as a sequential observer.
     *
     * @param results what the operations returned, by task and operation
     */
    List<Finding> atEnd(Object[][] results);
  }
}
