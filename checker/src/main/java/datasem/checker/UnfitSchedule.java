package datasem.checker;

/** A schedule that the program cannot follow: no such task, blocked, ended, or steps left over. */
public final class UnfitSchedule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnfitSchedule(String message) {
    super(message);
  }
}
