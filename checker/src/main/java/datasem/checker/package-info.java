/**
 * The exhaustive checker: every interleaving of a {@link datasem.scenarios.Program}, by running its
 * operations again and again on one thread.
 *
 * <p>A task is deterministic given what the seam has answered, so its local state is the log of those
 * answers. One transition runs the current operation from its beginning, answers every call from the
 * log without effect, performs one new step, and leaves by a preallocated exception at the next point
 * of choice.
 */
package datasem.checker;
