package datasem.conformance.trace;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a kernel puts in delayed extents: whether a task looks the block up a second time before it does, and
 * whether it can do so while another task maps blocks under the shared i_data_sem. No event shows the lock;
 * what contradicts the kernel's way shows.
 */
final class DelayedInsertions {
  private static final int MOST_TASKS = 4096;

  /** What a task may print between its first look-up and the insertion. */
  private static final Set<String> BETWEEN =
      Set.of(
          "ext4_es_lookup_extent_enter",
          "ext4_es_lookup_extent_exit",
          "ext4_es_find_extent_range_enter",
          "ext4_es_find_extent_range_exit",
          "ext4_ext_map_blocks_enter",
          "ext4_ext_map_blocks_exit",
          "ext4_ind_map_blocks_enter",
          "ext4_ind_map_blocks_exit",
          "ext4_ext_show_extent",
          "ext4_ext_load_extent",
          "ext4_es_cache_extent",
          "ext4_es_insert_extent",
          "ext4_da_reserve_space");

  /**
   * Look-ups of one block in a row.
   *
   * @param whole whether the task was seen outside such a row before, so that none is missing
   */
  private record Run(long ino, long lblk, int lookups, boolean whole) {}

  private final TraceReport report;
  private final Kernel given;
  private final Kernel kernel;
  private final Map<Integer, Run> runs = new PerTask<>(MOST_TASKS);
  private final Set<Integer> outside = Collections.newSetFromMap(new PerTask<>(MOST_TASKS));
  private long once;
  private long shared;

  /** @param given the kernel the user has named, or null: then {@code kernel} was recognised */
  DelayedInsertions(TraceReport report, Kernel given, Kernel kernel) {
    this.report = report;
    this.given = given;
    this.kernel = kernel;
  }

  void lost() {
    runs.clear();
    outside.clear();
  }

  /** Any line of a task. */
  void line(TraceLine line) {
    boolean delayed = line.event().startsWith("ext4_es_insert_delayed_");
    if (!delayed && !BETWEEN.contains(line.event())) {
      runs.remove(line.pid());
      outside.add(line.pid());
    }
  }

  void lookup(int pid, long ino, long lblk) {
    Run run = runs.get(pid);
    boolean again = run != null && run.ino() == ino && run.lblk() == lblk;
    boolean whole = again ? run.whole() : outside.contains(pid);
    runs.put(pid, new Run(ino, lblk, again ? run.lookups() + 1 : 1, whole));
  }

  /** Whether the task has looked up one block twice or more in a row. */
  boolean again(int pid) {
    Run run = runs.get(pid);
    return run != null && run.lookups() > 1;
  }

  /** A task puts in a delayed extent. */
  void inserts(EsOp op, long ino) {
    TraceLine line = op.line();
    Run run = runs.remove(line.pid());
    outside.add(line.pid());
    if (run == null || run.ino() != ino || run.lblk() != op.es().lblk()) {
      report.notJudged(line.event(), "the look-ups before it are missing");
    } else if (run.lookups() > 1) {
      report.explained(line.event());
    } else if (!run.whole()) {
      report.notJudged(line.event(), "the first look-up before it may be missing");
    } else {
      once = once == 0 ? line.number() : once;
      boolean open = given == null && !TraceKernels.accountsInTree(kernel);
      if (open || !TraceKernels.looksTwice(kernel)) {
        report.explained(line.event());
      } else {
        refuse(op, ino, "one look-up before it", "a second look-up under i_data_sem");
      }
    }
  }

  /** The insertion has begun and ended while another task was mapping blocks without creating any. */
  void insideQuery(EsOp op, long ino) {
    shared = shared == 0 ? op.line().number() : shared;
    boolean open = given == null && !TraceKernels.accountsInTree(kernel);
    if (!open && TraceKernels.insertsExclusively(kernel)) {
      refuse(op, ino, "inside another task's ext4_ext_map_blocks", "i_data_sem held exclusively");
    }
  }

  private void refuse(EsOp op, long ino, String got, String expected) {
    report.refused(
        new Refusal(
            op.line().number(),
            op.line().event(),
            ino,
            got,
            List.of(expected),
            kernel.name() + " does not put in delayed extents this way",
            0,
            List.of()));
  }

  /** The kernel that all of it fits, at the end of the recording. */
  Kernel fits() {
    if (given != null || TraceKernels.accountsInTree(kernel)) {
      return kernel;
    }
    if (shared > 0) {
      report.note("line " + shared + ": a delayed extent went in under the shared i_data_sem");
      return Kernels.V6_1_UNFIXED;
    }
    if (once > 0) {
      report.note(
          "line " + once + ": no second look-up before a delayed insertion; nothing in the recording tells"
              + " 6.1-exclusive-only from 6.1-unfixed");
      return Kernels.V6_1_EXCLUSIVE_ONLY;
    }
    return kernel;
  }
}
