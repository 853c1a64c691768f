package datasem.conformance.trace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/** The calls of one inode that have begun and not ended, at most one of each task, each in a slot of its own. */
final class CallsUnderWay {
  static final int MOST = 16;

  private final EsOp[] open = new EsOp[MOST];

  void clear() {
    Arrays.fill(open, null);
  }

  /** In the order of their beginnings. */
  List<EsOp> all() {
    return Arrays.stream(open)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong(op -> op.line().number()))
        .toList();
  }

  EsOp at(int slot) {
    return open[slot];
  }

  /** The slot of a task's call, or -1. */
  int slot(int pid) {
    for (int i = 0; i < MOST; i++) {
      if (open[i] != null && open[i].line().pid() == pid) {
        return i;
      }
    }
    return -1;
  }

  boolean full() {
    return Arrays.stream(open).noneMatch(Objects::isNull);
  }

  /** The slot of the call that began first, if there is any. */
  int oldest() {
    return slot(all().get(0).line().pid());
  }

  void begin(EsOp op) {
    open[Arrays.asList(open).indexOf(null)] = op;
  }

  void end(int slot) {
    open[slot] = null;
  }

  /** The calls whose order with one of them, or with another that matters, may make a difference. */
  boolean[] matter(int slot, BiPredicate<EsOp, EsOp> conflict) {
    boolean[] matter = new boolean[MOST];
    matter[slot] = true;
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < MOST; i++) {
        for (int j = 0; j < MOST && open[i] != null && !matter[i]; j++) {
          if (matter[j] && conflict.test(open[i], open[j])) {
            matter[i] = true;
            more = true;
          }
        }
      }
    }
    return matter;
  }
}
