package datasem.conformance.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last events of one inode, for drawing. */
final class History {
  private static final int KEPT = 400;

  private final Deque<TraceLine> lines = new ArrayDeque<>();

  void add(TraceLine line) {
    lines.addLast(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** All that are kept. */
  List<TraceLine> all() {
    return List.copyOf(lines);
  }

  /** Those from one line number to another, inclusive. */
  List<TraceLine> around(long first, long last) {
    return lines.stream().filter(l -> l.number() >= first && l.number() <= last).toList();
  }
}
