package datasem.scenarios;

/**
 * Implemented by exceptions that are findings about the code that runs, such as a BUG() in the kernel:
 * engines report {@link #finding} instead of a broken model. Nothing follows it in its schedule.
 */
public interface FindingException {
  Finding finding();
}
