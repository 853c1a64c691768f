package datasem.results.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns of a diagram stand. One task is busy in a row, so its text may run on to the right
 * edge; only what stands in one row, the heads, must fit between two columns. The last column has at least
 * {@value #LAST} blanks' room.
 */
final class Columns {
  private static final int LAST = 36;
  private static final int NEAREST = 28;
  private static final int GAP = 2;
  private final int[] starts;

  /** @param heads what stands above each column, by task */
  Columns(List<String> heads) {
    int n = heads.size();
    starts = new int[n];
    int pitch = n == 1 ? 0 : (Wrap.WIDTH - LAST) / (n - 1);
    if (n == 2) {
      int wide = Math.max(NEAREST, heads.get(0).length() + GAP);
      pitch = wide <= pitch ? wide : NEAREST;
    }
    for (int i = 0; i < n; i++) {
      starts[i] = i * pitch;
    }
  }

  /** One row if every head fits above its column, else a row for each. */
  List<String> heads(List<String> heads) {
    boolean fits = true;
    for (int i = 0; i < heads.size(); i++) {
      int room = (i + 1 < heads.size() ? starts[i + 1] - GAP : Wrap.WIDTH) - starts[i];
      fits &= heads.get(i).length() <= room;
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < heads.size(); i++) {
      if (fits) {
        line.append(" ".repeat(Math.max(0, starts[i] - line.length()))).append(heads.get(i));
      } else {
        lines.addAll(lines(Row.of(i, 0, heads.get(i)), false));
      }
    }
    if (fits) {
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Whether a row keeps its indentation and its long form on one line. */
  boolean fits(Row row) {
    return starts[row.task()] + row.depth() + row.text().length() <= Wrap.WIDTH;
  }

  /** The row's lines: indentation gives way first, then the text is wrapped, two blanks further in. */
  List<String> lines(Row row, boolean brief) {
    String text = brief ? row.brief() : row.text();
    int start = starts[row.task()];
    int longest = 0;
    for (String word : text.split(" ")) {
      longest = Math.max(longest, word.length());
    }
    int room = Wrap.WIDTH - start;
    if (row.depth() + text.length() <= room) {
      return List.of(" ".repeat(start + row.depth()) + text);
    }
    int depth = Math.max(0, Math.min(row.depth(), room - Math.min(text.length(), Math.max(longest, LAST / 2) + 2)));
    List<String> lines = new ArrayList<>();
    for (String line : Wrap.at(text, room - depth, 2)) {
      lines.add(" ".repeat(start + depth) + line);
    }
    return lines;
  }
}
