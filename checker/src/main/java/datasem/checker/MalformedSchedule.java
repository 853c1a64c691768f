package datasem.checker;

/** A text that is no schedule; the message says where, and what is expected there. */
public final class MalformedSchedule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedSchedule(String message) {
    super(message);
  }
}
