package datasem.conformance;

/** A vector file that cannot be read or understood. The message is one line: file, line, what is wrong. */
public final class VectorFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final transient VectorReport compared;

  /** @param line line number from 1; 0 if the file as a whole is meant */
  VectorFormatException(String file, long line, String what) {
    this(file, line, what, null);
  }

  private VectorFormatException(String file, long line, String what, VectorReport compared) {
    super(what);
    this.file = file;
    this.line = line;
    this.compared = compared;
  }

  VectorFormatException after(VectorReport report) {
    VectorFormatException e = new VectorFormatException(file, line, super.getMessage(), report);
    e.setStackTrace(getStackTrace());
    return e;
  }

  @Override
  public String getMessage() {
    return line == 0
        ? file + ": " + super.getMessage()
        : file + ":" + line + ": " + super.getMessage();
  }

  public String file() {
    return file;
  }

  /** Line number from 1; 0 if the file as a whole is meant. */
  public long line() {
    return line;
  }

  /** What had been compared before the fault was met; null outside {@link VectorFiles#replay}. */
  public VectorReport compared() {
    return compared;
  }
}
