package datasem.scenarios;

import datasem.ext4.KernelBug;

/** The kernel would have stopped at a BUG_ON(): nothing follows in this schedule. */
public final class KernelStopped extends RuntimeException implements FindingException {
  private static final long serialVersionUID = 1L;

  KernelStopped(KernelBug bug) {
    super(bug.getMessage(), bug);
  }

  @Override
  public Finding finding() {
    return Anomaly.KERNEL_WARN.finding(getMessage());
  }
}
