package datasem.results.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The state at a few moments side by side: trees as rulers with a cell for each block, numbers as they are. */
final class StateTable {
  private static final int TITLE = 14;
  private static final int GAP = 2;

  private StateTable() {}

  /** @param moments title and state of each, in order */
  static List<String> lines(Map<String, List<Words.Row>> moments, Map<Character, String> legend) {
    int room = (Wrap.WIDTH - TITLE) / moments.size() - GAP;
    List<String> titles = new ArrayList<>();
    for (List<Words.Row> rows : moments.values()) {
      rows.stream().map(Words.Row::title).filter(t -> !titles.contains(t)).forEach(titles::add);
    }
    List<String> body = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    int width = moments.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (List<Words.Row> rows : moments.values()) {
      for (Words.Row row : rows) {
        width = Math.max(width, text(row, room).length());
        if (row.cells()) {
          letters.append(row.text());
        }
      }
    }
    body.add(line("", new ArrayList<>(moments.keySet()), width));
    for (String title : titles) {
      List<String> texts = new ArrayList<>();
      for (List<Words.Row> rows : moments.values()) {
        texts.add(rows.stream().filter(r -> r.title().equals(title)).map(r -> text(r, room)).findFirst().orElse(""));
      }
      body.add(line(title, texts, width));
    }
    List<String> meanings = new ArrayList<>();
    legend.forEach((letter, meaning) -> {
      if (letters.indexOf(letter.toString()) >= 0) {
        meanings.add(letter + " " + meaning);
      }
    });
    if (!meanings.isEmpty()) {
      body.addAll(Wrap.at(String.join(", ", meanings), Wrap.WIDTH, 2));
    }
    return body;
  }

  private static String line(String title, List<String> texts, int width) {
    StringBuilder line = new StringBuilder(title);
    for (int i = 0; i < texts.size(); i++) {
      int start = TITLE + i * (width + GAP);
      line.append(" ".repeat(Math.max(1, start - line.length()))).append(texts.get(i));
    }
    return line.toString().stripTrailing();
  }

  /** A ruler with cells as wide as there is room for: {@code |HHHH|DDDD|}, {@code |HH|DD|}, {@code |H|D|} or {@code |HD|}. */
  private static String text(Words.Row row, int room) {
    if (!row.cells()) {
      return row.text().length() > room ? row.text().substring(0, room - 1) + "~" : row.text();
    }
    int blocks = row.text().length();
    for (int cell : new int[] {4, 2, 1}) {
      if (blocks * (cell + 1) + 1 <= room) {
        StringBuilder ruler = new StringBuilder("|");
        row.text().chars().forEach(c -> ruler.append(String.valueOf((char) c).repeat(cell)).append('|'));
        return ruler.toString();
      }
    }
    String packed = "|" + row.text() + "|";
    return packed.length() > room ? packed.substring(0, room - 1) + "~" : packed;
  }
}
