package datasem.scenarios;

/** A file is no scenario; the message is one line with the file and, where there is one, the line. */
public final class MalformedScenario extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedScenario(String message) {
    super(message);
  }
}
