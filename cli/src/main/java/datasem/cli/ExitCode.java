package datasem.cli;

import datasem.results.Row;
import java.util.List;

/** What the program's exit codes mean. */
final class ExitCode {
  static final int OK = 0;
  static final int UNEXPECTED = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;
  static final int BROKEN = 4;

  static final String[] HELP = {
    "0:every verdict is as expected. A race that the scenario expects of this kernel, and that is found, is as expected: "
        + "see --strict",
    "1:a verdict is not as expected; or a violation by a kernel of which nothing is expected, as a patch under review",
    "2:wrong usage: an unknown name or option, a schedule that is malformed or does not fit, a file that cannot be used; "
        + "no JDK or Maven, or too old",
    "3:inconclusive: a budget or bound ran out, and nothing unexpected was found before",
    "4:the program or its model is broken, it cannot be built, or its output could not be written",
  };

  private ExitCode() {}

  /**
   * @param strict whether every violation counts, expected or not
   */
  static int of(List<Row> rows, boolean strict) {
    boolean open = false;
    for (Row row : rows) {
      if (row.outcome() == Row.Outcome.UNEXPECTED || strict && row.anomaly() != null) {
        return UNEXPECTED;
      }
      open |= row.outcome() == Row.Outcome.OPEN;
    }
    return open ? INCONCLUSIVE : OK;
  }
}
