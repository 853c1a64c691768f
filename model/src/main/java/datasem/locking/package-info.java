/**
 * The seam between the model and whatever runs it: kernel locks, shared variables and free choices.
 *
 * <p>Everything that tasks share goes through {@link datasem.locking.Locking}; the code above it is
 * ordinary blocking Java that reads like the C.
 */
package datasem.locking;
