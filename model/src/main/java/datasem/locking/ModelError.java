package datasem.locking;

/** The model or an engine is broken or not deterministic; never a finding about a kernel. */
public final class ModelError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelError(String message) {
    super(message);
  }
}
