package datasem.conformance;

import datasem.conformance.SingleTaskLocking.Event;
import datasem.ext4.EsTree;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentStatus;
import datasem.ext4.Kernel;
import datasem.ext4.KernelBug;
import datasem.ext4.PendingTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Replays one sequence on the model and compares, after every operation, the result and the whole state
 * with what the kernel left, physical blocks of holes and the cursor included. Ends at the first
 * operation that differs, since whatever follows differs with it.
 */
final class VectorReplay {
  private static final long CLUSTERS = 1L << 40;
  private static final Set<String> DISK = Set.of("disk_alloc", "disk_convert", "disk_free");

  /** Where the status tree allocates memory: of the places where the model can fail, the only ones that count. */
  private static final Set<String> ALLOCATES = Set.of("__es_alloc_extent", "__alloc_pending");

  private final VectorSequence sequence;
  private final SingleTaskLocking locking = new SingleTaskLocking();
  private final Ext4InodeInfo inode;
  private final VectorCalls calls;

  /** Which of the following atomic allocations fail: bit 0 the next one. */
  private long fail_alloc;

  private long allocs_failed;
  private long hits;
  private long misses;

  VectorReplay(VectorSequence sequence, Kernel kernel) {
    this.sequence = sequence;
    InsertRecorder recorder = new InsertRecorder(kernel.ext4_es_insert_extent());
    Ext4SbInfo sbi =
        new Ext4SbInfo(
            locking,
            Kernel.patched(kernel.name(), kernel).ext4_es_insert_extent(recorder),
            new Ext4SbInfo.Geometry(
                sequence.cluster_ratio(),
                0,
                CLUSTERS,
                sequence.delalloc(),
                sequence.fc_replay(),
                (l, where) -> ALLOCATES.contains(where) && allocation_fails(),
                0L));
    inode = new Ext4InodeInfo(sbi, 1, 0, ExtentTree.EMPTY, 0);
    calls = new VectorCalls(inode, sequence.kernel().startsWith("6.1."), recorder);
  }

  private boolean allocation_fails() {
    boolean fails = (fail_alloc & 1) != 0;
    fail_alloc >>>= 1;
    allocs_failed += fails ? 1 : 0;
    return fails;
  }

  void run(VectorReport report) throws VectorFormatException {
    long compared = 0;
    long disk = 0;
    boolean stopped = false;
    int number = 0;
    for (VectorOp op : sequence.ops()) {
      number++;
      if (stopped) {
        throw op.bad("an operation after the kernel has stopped");
      }
      String name = op.string("op");
      if (DISK.contains(name)) {
        disk++;
        continue;
      }
      List<Object> before = tree();
      Map<String, Object> result = perform(name, op);
      compared++;
      VectorOp expected = op.object("result");
      stopped = expected.fields().containsKey("bug");
      List<VectorDifference.Field> fields = compare(op, expected, result, stopped);
      if (!fields.isEmpty()) {
        report.difference(difference(op, number, fields, before, stopped));
        report.sequence(compared, false);
        report.notCompared("operations after a difference", sequence.ops().size() - number);
        report.notCompared("simulated disk, does not touch the tree", disk);
        return;
      }
    }
    report.sequence(compared, stopped);
    report.notCompared("simulated disk, does not touch the tree", disk);
    report.notCompared("state after the kernel has stopped", stopped ? 1 : 0);
    if (hits != sequence.hits() || misses != sequence.misses()) {
      List<VectorDifference.Field> fields = new ArrayList<>();
      same(fields, "stats.hits", sequence.hits(), hits);
      same(fields, "stats.misses", sequence.misses(), misses);
      String drawn = Ruler.draw(tree());
      report.difference(
          new VectorDifference(
              sequence.file(),
              sequence.line(),
              sequence.id(),
              number,
              "end of sequence",
              fields,
              drawn,
              drawn,
              drawn));
    }
  }

  private Map<String, Object> perform(String name, VectorOp op) throws VectorFormatException {
    Map<String, Object> result = new LinkedHashMap<>();
    allocs_failed = 0;
    try {
      if (name.equals("fail_alloc")) {
        fail_alloc = op.number("mask");
      } else {
        calls.call(name, op, result);
      }
      locking.assertNothingHeld();
    } catch (KernelBug bug) {
      result.clear();
      result.put("bug", bug.function());
    }
    List<Event> events = locking.takeEvents();
    calls.finish(name, events, result);
    for (Event event : events) {
      if (event.name().equals("ext4_es_lookup_extent_exit")) {
        hits += event.number(5);
        misses += 1 - event.number(5);
      }
    }
    if (allocs_failed > 0) {
      result.put("allocs_failed", allocs_failed);
    }
    Set<String> warnings = new LinkedHashSet<>();
    for (String message : locking.takeMessages()) {
      String[] parts = message.split(":", 3);
      warnings.add(parts[0] + ":" + parts[1]);
    }
    if (!warnings.isEmpty()) {
      result.put("warn", List.copyOf(warnings));
    }
    return result;
  }

  private List<VectorDifference.Field> compare(
      VectorOp op, VectorOp expected, Map<String, Object> result, boolean stopped)
      throws VectorFormatException {
    List<VectorDifference.Field> fields = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(expected.fields().keySet());
    if (!stopped) {
      names.addAll(result.keySet());
    }
    for (String name : names) {
      Object want = shown(expected.fields(), name);
      same(fields, "result." + name, want, shown(result, name));
    }
    if (stopped) {
      return fields;
    }
    EsTree tree = inode.i_es_tree.peek();
    ExtentStatus cache = tree.cache_es();
    same(fields, "tree", op.tree("tree"), tree());
    same(fields, "reserved", op.number("reserved"), inode.i_reserved_data_blocks.peek());
    same(fields, "pending", op.list("pending"), pending());
    long all = tree.i_es_all_nr();
    long shk = tree.i_es_shk_nr();
    same(fields, "nr", op.list("nr"), List.of(all, shk));
    same(fields, "cache", op.any("cache"), cache == null ? null : cache.es_lblk());
    return fields;
  }

  private static Object shown(Map<String, Object> result, String name) {
    return result.containsKey(name) ? result.get(name) : "nothing";
  }

  private static void same(
      List<VectorDifference.Field> fields, String name, Object expected, Object got) {
    if (!Objects.equals(expected, got)) {
      fields.add(
          new VectorDifference.Field(name, String.valueOf(expected), String.valueOf(got)));
    }
  }

  private VectorDifference difference(
      VectorOp op,
      int number,
      List<VectorDifference.Field> fields,
      List<Object> before,
      boolean stopped)
      throws VectorFormatException {
    Map<String, Object> shown = new LinkedHashMap<>(op.fields());
    shown.keySet().removeAll(
        Set.of("op", "result", "tree", "reserved", "pending", "nr", "cache", "step_end"));
    return new VectorDifference(
        sequence.file(),
        sequence.line(),
        sequence.id(),
        number,
        op.string("op") + " " + shown,
        List.copyOf(fields),
        Ruler.draw(before),
        stopped ? "(the kernel has stopped)" : Ruler.draw(op.tree("tree")),
        Ruler.draw(tree()));
  }

  private List<Object> tree() {
    EsTree tree = inode.i_es_tree.peek();
    List<Object> entries = new ArrayList<>();
    for (int i = 0; i < tree.i_es_all_nr(); i++) {
      entries.add(VectorCalls.entry(tree.entry(i)));
    }
    return entries;
  }

  private List<Object> pending() {
    PendingTree pending = inode.i_pending_tree.peek();
    List<Object> clusters = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      clusters.add(pending.lclu(i));
    }
    return clusters;
  }
}
