package datasem.stress.report;

/** What an engine's answer does to the verdict that a cell expects. */
enum Word {
  /** The checker found what is expected, or a sampling engine saw an anomaly that is expected. */
  CONFIRMED("confirmed"),
  /** The opposite of what is expected. */
  REFUTED("refuted"),
  /** A sampling engine saw nothing, which says nothing about what there is. */
  NOT_OBSERVED("not observed"),
  /** The engine did not judge the cell and says why. */
  LEFT_OUT("left out"),
  /** The checker found nothing, but had not finished. */
  INCONCLUSIVE("inconclusive"),
  /** The engine has no line for the cell. */
  MISSING("missing");

  private final String text;

  Word(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
