package datasem.conformance.trace;

/** i_reserved_data_blocks of one inode. Its events are printed under its lock, so their order is its own. */
final class Reservations {
  private static final long UNKNOWN = -1;

  private long left = UNKNOWN;
  private long line;
  private boolean uncertain;

  void lost() {
    left = UNKNOWN;
    uncertain = false;
  }

  void cleared() {
    left = 0;
    uncertain = false;
  }

  /** Clusters; 0 if nothing is known. */
  long left() {
    return uncertain ? 0 : Math.max(left, 0);
  }

  /** The line of the last change. */
  long line() {
    return line;
  }

  boolean known() {
    return left != UNKNOWN;
  }

  /** The counter before the next event. */
  long expected() {
    return left;
  }

  /** Blocks of a file system with bigalloc were freed: reservations may have been made again without an event. */
  void blocksFreed() {
    uncertain = true;
  }

  boolean uncertain() {
    return uncertain;
  }

  /**
   * Sees the counter.
   *
   * @param before its value before the event
   * @param after its value after it
   * @return whether that follows from what was seen before
   */
  boolean sees(long before, long after, long at) {
    boolean follows = left == UNKNOWN || before == left || (uncertain && before > left);
    left = Math.max(after, 0);
    line = at;
    uncertain = false;
    return follows;
  }
}
