package datasem.results;

import datasem.results.Row.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** KTAP version 1: a test per kernel, in it a subtest per scenario. An expected race is an XFAIL. */
final class Ktap {
  private Ktap() {}

  static String render(List<Row> rows) {
    Map<String, List<Row>> kernels = new LinkedHashMap<>();
    for (Row row : rows) {
      kernels.computeIfAbsent(row.kernel(), name -> new java.util.ArrayList<>()).add(row);
    }
    StringBuilder out = new StringBuilder("KTAP version 1\n1..").append(kernels.size()).append('\n');
    int number = 0;
    for (Map.Entry<String, List<Row>> kernel : kernels.entrySet()) {
      List<Row> cells = kernel.getValue();
      out.append("  KTAP version 1\n  # Subtest: ").append(kernel.getKey());
      out.append("\n  1..").append(cells.size()).append('\n');
      for (int i = 0; i < cells.size(); i++) {
        subtest(out, i + 1, cells.get(i));
      }
      boolean ok = cells.stream().allMatch(row -> row.outcome() == Outcome.AS_EXPECTED);
      out.append(ok ? "ok " : "not ok ").append(++number).append(' ').append(kernel.getKey()).append('\n');
    }
    return out.toString();
  }

  private static void subtest(StringBuilder out, int number, Row row) {
    out.append("  # ").append(Said.of(row)).append('\n');
    out.append(row.outcome() == Outcome.AS_EXPECTED ? "  ok " : "  not ok ");
    out.append(number).append(' ').append(row.scenario());
    if (row.outcome() == Outcome.OPEN) {
      out.append(" # TIMEOUT ").append(row.complete() ? row.verdict().toString() : row.limit());
    } else if (row.outcome() == Outcome.AS_EXPECTED && row.verdict() == Verdict.SOMETIMES) {
      out.append(" # XFAIL ").append(row.anomaly());
    }
    out.append('\n');
  }
}
