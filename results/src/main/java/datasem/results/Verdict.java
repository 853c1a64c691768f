package datasem.results;

/** What an engine says of a cell. */
public enum Verdict {
  /** Some schedule breaks a predicate. */
  SOMETIMES("sometimes"),
  /** No schedule within the bound breaks one, and the search was complete. */
  NEVER("never"),
  /** A sampling engine saw nothing, which means nothing. */
  NOT_OBSERVED("not-observed"),
  /** The budget ran out before the search was complete. */
  INCONCLUSIVE("inconclusive");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** As it stands in every output. */
  @Override
  public String toString() {
    return text;
  }
}
