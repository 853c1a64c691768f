package datasem.cli;

/** A result could not be written where it was wanted; the message is one line that tells why. */
final class OutputProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputProblem(String message) {
    super(message);
  }
}
