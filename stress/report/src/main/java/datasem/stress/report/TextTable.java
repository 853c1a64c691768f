package datasem.stress.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of words under one another, each column as wide as it must be. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  void row(List<String> words) {
    rows.add(List.copyOf(words));
  }

  /** Lines, indented by two. */
  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        line.append("  ").append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length()));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
