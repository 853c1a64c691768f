package datasem.locking;

/** A task broke a rule that lockdep enforces. A finding about the code that runs, not about the engine. */
public final class LockRuleViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LockRuleViolation(String message) {
    super(message);
  }
}
