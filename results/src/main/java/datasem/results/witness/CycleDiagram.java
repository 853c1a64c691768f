package datasem.results.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cycle of the lock-order graph, drawn like a deadlock: each column holds one lock and waits for the one
 * that the next column holds. No schedule stands behind it; each column is what one call does by itself.
 */
public final class CycleDiagram {
  private static final Ext4Words WORDS = new Ext4Words();

  /**
   * One task of the cycle.
   *
   * @param call what it runs
   * @param holds the lock that it has
   * @param wants the lock that it asks for then
   */
  public record Side(String call, Grip holds, Grip wants) {}

  /**
   * A lock being taken.
   *
   * @param call the seam's method
   * @param frames calls under way, outermost first, as {@code package.Class.method}
   */
  public record Grip(String lock, String call, List<String> frames) {}

  private CycleDiagram() {}

  /** The innermost function of the kernel among the frames, or of the model if it has no kernel's name. */
  public static String function(List<String> frames) {
    List<String> functions = functions(frames);
    if (!functions.isEmpty()) {
      return functions.get(functions.size() - 1) + "()";
    }
    String last = frames.isEmpty() ? "" : frames.get(frames.size() - 1);
    return last.substring(last.lastIndexOf('.') + 1) + "()";
  }

  private static List<String> functions(List<String> frames) {
    List<String> functions = new ArrayList<>();
    for (String frame : frames) {
      String function = WORDS.function(frame);
      if (function != null && (functions.isEmpty() || !functions.get(functions.size() - 1).equals(function))) {
        functions.add(function);
      }
    }
    return functions;
  }

  /** Lines of at most 72 columns, each with its end. */
  public static String draw(List<Side> sides) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (Side side : sides) {
      marks.computeIfAbsent(side.holds().lock(), lock -> String.valueOf((char) ('A' + marks.size())));
    }
    List<String> heads = sides.stream().map(Side::call).toList();
    Columns columns = new Columns(sides.stream().map(side -> "").toList());
    List<String> lines = new ArrayList<>(columns.heads(heads));
    for (int task = 0; task < sides.size(); task++) {
      Grip holds = sides.get(task).holds();
      calls(columns, lines, task, List.of(), functions(holds.frames()));
      lock(columns, lines, task, holds, "  <- " + marks.get(holds.lock()));
    }
    for (int task = 0; task < sides.size(); task++) {
      Grip wants = sides.get(task).wants();
      calls(columns, lines, task, functions(sides.get(task).holds().frames()), functions(wants.frames()));
      String mark = marks.getOrDefault(wants.lock(), marks.get(sides.get((task + 1) % sides.size()).holds().lock()));
      lock(columns, lines, task, wants, "  <- " + mark + ", waits");
    }
    return String.join("\n", lines) + "\n";
  }

  private static void calls(Columns columns, List<String> lines, int task, List<String> drawn, List<String> now) {
    int depth = 0;
    while (depth < drawn.size() && depth < now.size() && drawn.get(depth).equals(now.get(depth))) {
      depth++;
    }
    for (; depth < now.size(); depth++) {
      lines.addAll(columns.lines(Row.of(task, depth, now.get(depth) + "()"), false));
    }
  }

  private static void lock(Columns columns, List<String> lines, int task, Grip grip, String mark) {
    int depth = functions(grip.frames()).size();
    String code = WORDS.lock(grip.call(), grip.lock(), false) + mark;
    String brief = WORDS.lock(grip.call(), grip.lock(), true) + mark;
    Row row = new Row(task, depth, code, brief);
    lines.addAll(columns.lines(row, !columns.fits(row)));
  }
}
