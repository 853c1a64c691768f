package datasem.results;

/** A cell's verdict as a sentence on one line, for reports that have no room for more. */
final class Said {
  private Said() {}

  static String of(Row row) {
    String verdict =
        switch (row.verdict()) {
          case SOMETIMES -> "in this model, some schedule ends in " + String.join(", ", row.anomalies());
          case NEVER -> "in this model, no schedule breaks a predicate";
          case NOT_OBSERVED -> "not observed, which says nothing";
          case INCONCLUSIVE -> "inconclusive";
        };
    String expected =
        switch (row.outcome()) {
          case AS_EXPECTED -> row.expected() == null ? "" : ", as expected";
          case UNEXPECTED -> row.expected() == null ? ", and nothing is expected of this kernel" : ", expected: " + row.expected();
          case OPEN -> row.expected() == null ? "" : ", expected: " + row.expected();
        };
    return verdict + expected + " (" + row.bound() + "; " + row.effort() + ")";
  }
}
