package datasem.cli;

/** The user asked for what cannot be; the message is one line that tells why. */
final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageProblem(String message) {
    super(message);
  }
}
