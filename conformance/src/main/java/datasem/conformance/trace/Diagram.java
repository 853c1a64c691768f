package datasem.conformance.trace;

import java.util.List;

/** Events of two tasks in two columns, 72 wide, in plain ASCII. */
final class Diagram {
  private static final int COLUMN = 29;
  private static final int MOST_LINES = 60;

  private Diagram() {}

  /** @param right the second task, -1: whichever other comes first */
  static String draw(List<TraceLine> lines, int left, int right) {
    int other = right;
    if (other == -1 || other == left) {
      other = lines.stream().mapToInt(TraceLine::pid).filter(p -> p != left).findFirst().orElse(-1);
    }
    int second = other;
    List<TraceLine> drawn =
        lines.stream().filter(l -> l.pid() == left || l.pid() == second).toList();
    if (drawn.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    String head = String.format("%6s %6s  ", "line", "us");
    row(out, head, name(drawn, left), name(drawn, second));
    long start = drawn.get(0).micros();
    int shown = 0;
    for (TraceLine line : drawn) {
      if (shown++ == MOST_LINES) {
        out.append("  ...\n");
        break;
      }
      String at = String.format("%6d %+6d  ", line.number(), line.micros() - start);
      String name = line.event().substring(5);
      String fields = shortened(line);
      if (name.length() + 1 + fields.length() < COLUMN) {
        name = fields.isEmpty() ? name : name + " " + fields;
        fields = "";
      }
      boolean is_left = line.pid() == left;
      row(out, at, is_left ? name : "", is_left ? "" : name);
      if (!fields.isEmpty()) {
        row(out, " ".repeat(15), is_left ? "  " + fields : "", is_left ? "" : "  " + fields);
      }
    }
    return out.toString();
  }

  private static String name(List<TraceLine> lines, int pid) {
    return lines.stream().filter(l -> l.pid() == pid).map(TraceLine::task).findFirst().orElse("");
  }

  private static void row(StringBuilder out, String head, String left, String right) {
    String l = left.length() > COLUMN - 1 ? left.substring(0, COLUMN - 1) : left;
    String r = right.length() > COLUMN - 1 ? right.substring(0, COLUMN - 1) : right;
    String row = head + String.format("%-" + COLUMN + "s", l) + r;
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      ascii.append(c < 127 ? c : '?');
    }
    out.append(ascii.toString().stripTrailing()).append('\n');
  }

  /** The fields that matter, without those that every line has. */
  private static String shortened(TraceLine line) {
    String text = line.fields();
    int ino = text.indexOf(" ino ");
    if (ino >= 0) {
      int end = text.indexOf(' ', ino + 5);
      text = end < 0 ? "" : text.substring(end + 1);
    }
    return text
        .replaceFirst("^mode \\S+ i_blocks \\d+ ", "")
        .replaceFirst("^es ", "")
        .replaceFirst("mapped \\d+ status ", "")
        .replaceFirst("reserved_data_blocks", "reserved")
        .replaceFirst("found 0 .*", "miss")
        .replaceFirst("found 1 ", "")
        .replaceFirst(" allocated 0.*", "")
        .replaceFirst("^\\[0/0\\).*", "nothing")
        .strip();
  }
}
