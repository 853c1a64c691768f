package datasem.conformance.trace;

/** Input that is no ftrace text, or stops being it: binary, garbled or cut. */
public final class TraceFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  /** @param line where, counted from 1 */
  public TraceFormatException(long line, String message) {
    super("line " + line + ": " + message);
    this.line = line;
  }

  public long line() {
    return line;
  }
}
