package datasem.results;

import datasem.results.Row.Outcome;
import java.util.List;

/** What a run comes to as a whole. */
public final class Summary {
  private Summary() {}

  /** {@code 42 cells: 41 as expected, 1 unexpected, 0 inconclusive}. */
  public static String line(List<Row> rows) {
    return rows.size() + (rows.size() == 1 ? " cell: " : " cells: ")
        + count(rows, Outcome.AS_EXPECTED) + " as expected, "
        + count(rows, Outcome.UNEXPECTED) + " unexpected, "
        + count(rows, Outcome.OPEN) + " inconclusive";
  }

  public static long count(List<Row> rows, Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }
}
