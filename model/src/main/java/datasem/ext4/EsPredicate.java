package datasem.ext4;

/** The matching functions that searches of the status tree take, ext4_es_is_*() in the kernel. */
public enum EsPredicate {
  /** The delayed bit, whatever else. */
  DELAYED,
  /** Delayed and not unwritten; up to v6.11. */
  DELONLY,
  HOLE,
  WRITTEN,
  UNWRITTEN,
  /** Written or unwritten. */
  MAPPED;

  public boolean matches(ExtentStatus es) {
    return switch (this) {
      case DELAYED -> es.is_delayed();
      case DELONLY -> es.is_delonly();
      case HOLE -> es.is_hole();
      case WRITTEN -> es.is_written();
      case UNWRITTEN -> es.is_unwritten();
      case MAPPED -> es.is_mapped();
    };
  }
}
