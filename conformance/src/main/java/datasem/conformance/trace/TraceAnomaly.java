package datasem.conformance.trace;

/** What must not be seen in a recording. */
public enum TraceAnomaly {
  /** A hole went into the status tree over a delayed extent: nobody knows any more that it is delayed. */
  LOST_DELALLOC("a hole overwrote a delayed extent"),

  /** A delayed extent went in over blocks that have disk space already: reserved for nothing. */
  DELAYED_OVER_ALLOCATED("a delayed extent went in over allocated blocks"),

  /** The inode was evicted with reservations left, which nobody gives back. */
  RESERVATION_LEAK("reservations were left when the inode was evicted");

  private final String meaning;

  TraceAnomaly(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
