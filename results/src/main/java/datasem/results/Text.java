package datasem.results;

import java.util.Locale;

/** Writing numbers and columns in plain ASCII, the same in every locale. */
final class Text {
  private Text() {}

  /** {@code 1,234,567}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code s} with spaces up to {@code width} columns. */
  static String pad(String s, int width) {
    return s.length() >= width ? s : s + " ".repeat(width - s.length());
  }

  /** {@code s} broken at spaces into lines of at most {@code width} columns, each after {@code indent}. */
  static String wrap(String s, int width, String indent) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : s.split(" ")) {
      if (column > 0 && column + 1 + word.length() > width) {
        out.append('\n');
        column = 0;
      }
      if (column == 0) {
        out.append(indent);
        column = indent.length();
      } else {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.append('\n').toString();
  }
}
