package datasem.checker;

/** Leaves an operation at a point of choice. An Error, so that no handler of the program's takes it for its own. */
final class Stop extends Error {
  private static final long serialVersionUID = 1L;
  static final Stop STOP = new Stop();

  private Stop() {
    super("left at a point of choice", null, false, false);
  }
}
