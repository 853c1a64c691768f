package datasem.results.patches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text of a contested function as it stands in the model's source, under the kernel's name. */
final class SourceText {
  private static final Path FOLDER = Path.of("..", "model", "src", "main", "java", "datasem", "ext4");
  private static final Pattern METHOD =
      Pattern.compile("^( +)(?:private |public )?static .*?(\\w+)\\($|^( +)(?:private |public )?static .*?(\\w+)\\(.*");

  /** The file of functions that texts of several files share; each belongs to the text that calls it. */
  private static final String SHARED = "CreateBlocks";

  private SourceText() {}

  /**
   * The lines of a text with the private functions of its file that it calls, and the shared ones.
   *
   * @param reference as the table has it: {@code DaMapBlocks::v6_8}, {@code Iomap.SetIomap::v6_7}; anything
   *     else is a constant and its own text
   * @param function the kernel's name, put in the place of the text's
   */
  static List<String> of(String reference, String function) throws IOException {
    int colons = reference.indexOf("::");
    if (colons < 0) {
      return List.of(function + " = " + reference);
    }
    String[] types = reference.substring(0, colons).split("\\.");
    List<String> file = Files.readAllLines(FOLDER.resolve(types[0] + ".java"));
    List<String> scope = types.length == 1 ? file : block(file, "interface " + types[1] + " ");
    Map<String, List<String>> methods = methods(scope);
    Map<String, List<String>> helpers = methods(file);
    helpers.values().removeIf(body -> !body.get(0).startsWith("private "));
    helpers.putAll(methods(Files.readAllLines(FOLDER.resolve(SHARED + ".java"))));
    String text = reference.substring(colons + 2);
    List<String> lines = new ArrayList<>();
    Set<String> wanted = new LinkedHashSet<>(List.of(text));
    Set<String> done = new LinkedHashSet<>();
    while (!wanted.equals(done)) {
      for (String name : List.copyOf(wanted)) {
        if (done.add(name)) {
          List<String> body = (name.equals(text) ? methods : helpers).get(name);
          for (String line : body) {
            lines.add(
                (name.equals(text) ? line.replaceFirst("(static .*?)\\b" + text + "\\(", "$1" + function + "(") : line)
                    .replaceFirst("^(private|public) static", "static")
                    .replace(SHARED + ".", ""));
          }
          for (String other : helpers.keySet()) {
            Pattern call = Pattern.compile("(?<![\\w.])(?:" + SHARED + "\\.)?" + other + "\\(");
            if (body.stream().anyMatch(line -> call.matcher(line).find())) {
              wanted.add(other);
            }
          }
        }
      }
    }
    return lines;
  }

  /** The static methods of a piece of source, without their comments, by name. */
  private static Map<String, List<String>> methods(List<String> lines) {
    Map<String, List<String>> methods = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = METHOD.matcher(lines.get(i));
      if (!m.matches() || lines.get(i).contains("=")) {
        continue;
      }
      String indent = m.group(1) != null ? m.group(1) : m.group(3);
      String name = m.group(2) != null ? m.group(2) : m.group(4);
      int end = i;
      while (end < lines.size() && !lines.get(end).equals(indent + "}")) {
        end++;
      }
      List<String> body = new ArrayList<>();
      lines.subList(i, Math.min(end + 1, lines.size()))
          .forEach(line -> body.add(line.startsWith(indent) ? line.substring(indent.length()) : line));
      methods.put(name, body);
      i = end;
    }
    return methods;
  }

  /** The lines of a nested type. */
  private static List<String> block(List<String> lines, String head) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(head)) {
        String indent = lines.get(i).replaceFirst("\\S.*", "");
        int end = i;
        while (!lines.get(end).equals(indent + "}")) {
          end++;
        }
        return lines.subList(i + 1, end);
      }
    }
    throw new IllegalArgumentException("no " + head);
  }
}
