package datasem.results.witness;

import java.util.ArrayList;
import java.util.List;

/** Fits text into {@value #WIDTH} columns. */
final class Wrap {
  /** What a quoted mail can carry without being broken. */
  static final int WIDTH = 72;

  private Wrap() {}

  /**
   * Breaks at blanks; a word that is longer than a line is cut and ends in {@code ~}.
   *
   * @param width columns for each line, at least 2
   * @param hanging blanks before every line but the first
   */
  static List<String> at(String text, int width, int hanging) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +")) {
      int margin = lines.isEmpty() ? 0 : hanging;
      if (!line.isEmpty() && margin + line.length() + 1 + word.length() > width) {
        lines.add(" ".repeat(margin) + line);
        line.setLength(0);
        margin = hanging;
      }
      if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(margin + word.length() > width ? cut(word, width - margin) : word);
    }
    if (!line.isEmpty()) {
      lines.add(" ".repeat(lines.isEmpty() ? 0 : hanging) + line);
    }
    return lines;
  }

  /** A labelled paragraph whose later lines stand under the first word after the label. */
  static List<String> paragraph(String label, String text) {
    return at(label + " " + text, WIDTH, 2);
  }

  /**
   * Breaks a shell command before it is too long: between words with an indented next line, inside a word
   * after a comma with none, so that the shell puts it together again.
   */
  static List<String> command(String command) {
    List<String> lines = new ArrayList<>();
    String rest = command;
    while (rest.length() > WIDTH) {
      int comma = rest.lastIndexOf(',', WIDTH - 2);
      int blank = rest.lastIndexOf(' ', WIDTH - 2);
      int end = Math.max(comma, blank) + 1;
      if (end <= 0) {
        break;
      }
      lines.add(rest.substring(0, end) + "\\");
      rest = rest.substring(end);
    }
    lines.add(rest);
    return lines;
  }

  private static String cut(String word, int width) {
    return word.substring(0, Math.max(0, width - 1)) + "~";
  }
}
