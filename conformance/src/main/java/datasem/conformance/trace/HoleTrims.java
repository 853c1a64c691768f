package datasem.conformance.trace;

import datasem.conformance.trace.Fields.Es;
import java.util.List;
import java.util.Map;

/** Whether a hole goes into the cache as the search for delayed extents right before it allows. */
final class HoleTrims {
  private static final int MOST_TASKS = 8192;

  /**
   * What a task's search for delayed extents from {@code lblk} on has found, if that is its last line.
   *
   * @param first whether no other entry may have been met on the way: then it need not lie in the range searched
   */
  record Found(InodeFollower inode, long lblk, Es delayed, boolean first) {}

  private final Map<Integer, Found> found = new PerTask<>(MOST_TASKS);
  private final TraceReport report;

  HoleTrims(TraceReport report) {
    this.report = report;
  }

  void clear() {
    found.clear();
  }

  void found(int pid, InodeFollower inode, long lblk, Es answer) {
    found.put(pid, new Found(inode, lblk, answer, inode.mayBeFirst(lblk, answer)));
  }

  /** What the task's last line has found, or null; asked once. */
  Found take(int pid) {
    return found.remove(pid);
  }

  /**
   * A hole goes into the cache as far as the search for delayed extents right before allows, or less far if
   * that has found one beyond it: ext4_es_find_extent_range() does not look at the end of its range when the
   * first entry that it meets is delayed.
   */
  void trimmed(TraceLine line, Es hole, Found before) {
    if (!hole.hole()) {
      return;
    }
    Es delayed = before.delayed();
    long stop = delayed.len() == 0 ? hole.end() + 1 : delayed.lblk();
    if (hole.lblk() == before.lblk() && hole.end() < stop) {
      if (hole.end() + 1 < stop && !before.first()) {
        report.eviction();
      }
      report.explained(line.event());
      return;
    }
    boolean empty = stop <= before.lblk();
    before.inode().refuse(
        line,
        hole.lblk(),
        hole.toString(),
        List.of(empty ? "no hole" : "[" + before.lblk() + "/" + (stop - before.lblk()) + ") H"),
        delayed.len() == 0
            ? "the hole starts where the search before it did"
            : "the hole ends before the delayed extent that the search before it has found");
  }
}
