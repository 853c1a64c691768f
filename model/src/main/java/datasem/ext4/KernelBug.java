package datasem.ext4;

/** BUG_ON(): the kernel would have stopped here. A finding about the kernel that runs, not about an engine. */
public final class KernelBug extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String function;

  /** @param function the kernel function that holds the assertion */
  public KernelBug(String function) {
    super("kernel BUG in " + function + "()");
    this.function = function;
  }

  /** The kernel function that holds the assertion. */
  public String function() {
    return function;
  }
}
