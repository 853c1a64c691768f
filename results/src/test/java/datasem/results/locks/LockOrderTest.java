package datasem.results.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.results.locks.LockOrder.Edge;
import datasem.results.locks.LockOrder.Taken;
import datasem.scenarios.Cell;
import datasem.scenarios.Operations;
import datasem.scenarios.Pairs;
import datasem.scenarios.Scenario;
import datasem.scenarios.Syscall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The lock-order graph of every kernel, and that it sees what is wrong when something is. */
class LockOrderTest {
  private static final Path GOLDEN = Path.of("LOCKS.md");

  /** punch takes its first two locks the wrong way round; every other shrinking call has them in order. */
  private static final Kernel INVERTED =
      Kernel.patched("inverted", Kernels.V6_16)
          .ext4_punch_hole(
              (inode, offset, length) -> {
                inode.invalidate_lock.down_write();
                inode.i_rwsem.down_write();
                inode.i_rwsem.up_write();
                inode.invalidate_lock.up_write();
                return 0L;
              });

  /** fiemap sleeps under the lock of the status tree. */
  private static final Kernel SLEEPS =
      Kernel.patched("sleeps", Kernels.V6_16)
          .ext4_fiemap(
              (inode, lblk, end) -> {
                inode.i_es_lock.write_lock();
                inode.i_data_sem.down_read();
                inode.i_data_sem.up_read();
                inode.i_es_lock.write_unlock();
                return List.of();
              });

  private static Cell race(Kernel kernel, String first, String second) {
    return new Cell(
        kernel,
        Scenario.named("first_vs_second")
            .start("A file of one page.", "pwrite(f, buf, 4096, 0)")
            .task("task1", first)
            .task("task2", second)
            .found("seeded")
            .build());
  }

  @Test
  void noKernelHasACycleAndTheOrderIsAsCommitted() throws IOException {
    Map<Kernel, LockOrder> orders = new LinkedHashMap<>();
    for (Kernel kernel : Kernels.all()) {
      LockOrder order = LockOrderRecorder.of(kernel);
      assertEquals(List.of(), order.cycles(), kernel.name());
      assertEquals(List.of(), order.breaches(), kernel.name());
      orders.put(kernel, order);
    }
    String page = LockOrderText.page(orders);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, page);
    }
    assertEquals(Files.readString(GOLDEN), page, "re-render with -Dgolden=update");
  }

  /** Paths that only a race opens, such as a second look-up that finds something, nest no other locks. */
  @Test
  void racesNestNothingThatTheCallsAloneDoNot() {
    Kernel kernel = Kernels.V6_16;
    List<Cell> pairs = Pairs.all().stream().map(pair -> new Cell(kernel, pair)).toList();
    TreeSet<Edge> raced = new TreeSet<>(LockOrderRecorder.raced(pairs).edges().keySet());
    assertTrue(raced.size() > 20, raced.toString());
    raced.removeAll(LockOrderRecorder.of(kernel).edges().keySet());
    assertEquals(new TreeSet<Edge>(), raced);
  }

  /** Drawn by hand from the two texts: each column has what the other asks for. */
  @Test
  void aSeededInversionIsACycleOfTheGraph() {
    LockOrder order = LockOrderRecorder.of(INVERTED);
    assertEquals(
        List.of(
            List.of(
                new Edge("i_rwsem", "invalidate_lock", false),
                new Edge("invalidate_lock", "i_rwsem", false))),
        order.cycles());
    assertEquals(List.of("i_rwsem taken under invalidate_lock: against the documented order"), order.breaches());
    String expected =
        """

        breach: i_rwsem taken under invalidate_lock:
                against the documented order

        cycle: i_rwsem -> invalidate_lock -> i_rwsem

        fallocate(f, ZERO_RANGE, 4096, 8192)
                                    fallocate(f, PUNCH_HOLE, 4096, 8192)
        ext4_zero_range()
         inode_lock(inode);  <- A
                                    ext4_punch_hole()
                                     filemap_invalidate_lock(mapping);  <- B
         filemap_invalidate_lock(mapping);  <- B, waits
                                     inode_lock(inode);  <- A, waits
        """;
    assertEquals(expected, LockOrderText.problems(order));
  }

  @Test
  void andADeadlockOfTheChecker() {
    CheckResult result =
        Checker.check(race(INVERTED, "fallocate(f, PUNCH_HOLE, 0, 4096)", "ftruncate(f, 0)"), Options.DEFAULT);
    assertTrue(result.found("DEADLOCK").isPresent(), result.toString());
    CheckResult before =
        Checker.check(race(Kernels.V6_16, "fallocate(f, PUNCH_HOLE, 0, 4096)", "ftruncate(f, 0)"), Options.DEFAULT);
    assertTrue(before.found("DEADLOCK").isEmpty(), before.toString());
  }

  @Test
  void sleepingUnderASpinningLockIsABreachAndBreaksARule() {
    LockOrder order = LockOrderRecorder.of(SLEEPS);
    assertEquals(
        List.of(
            "fiemap: down_read(i_data_sem): sleeps under i_es_lock",
            "i_data_sem taken under i_es_lock: nothing may be taken under a spinning lock"),
        order.breaches());
    CheckResult result = Checker.check(race(SLEEPS, "fiemap(f, 0, 4096)", "writeback(f)"), Options.DEFAULT);
    assertTrue(result.found("LOCK_RULE").isPresent(), result.toString());
  }

  /** Folios are one class; what counts is which index comes first. */
  @Test
  void foliosTakenInBothOrdersAreACycle() {
    LockOrder order = new LockOrder();
    Taken first = new Taken("folio_lock(0)", "lock", List.of());
    Taken second = new Taken("folio_lock(1)", "lock", List.of());
    order.add("up", "up", first, second);
    assertEquals(List.of(), order.cycles());
    assertEquals(List.of(), order.breaches());
    order.add("down", "down", second, first);
    assertEquals(1, order.cycles().size());
    assertEquals(
        List.of("folio_lock taken under folio_lock of a higher index: against the documented order"),
        order.breaches());
  }

  @Test
  void aCycleOfThreeIsFoundOnce() {
    LockOrder order = new LockOrder();
    Taken a = new Taken("i_rwsem", "down_read", List.of());
    Taken b = new Taken("i_data_sem", "down_read", List.of());
    Taken c = new Taken("invalidate_lock", "down_read", List.of());
    order.add("one", "one", a, b);
    order.add("two", "two", b, c);
    order.add("three", "three", c, a);
    assertEquals(1, order.cycles().size());
    assertEquals(3, order.cycles().get(0).size());
    LockOrderText.problems(order).lines().forEach(line -> assertTrue(line.length() <= 72, line));
  }

  /** The list of operations must not fall behind the calls there are; after a remount no task may write. */
  @Test
  void everyKindOfCallIsAmongTheOperations() {
    TreeSet<String> kinds = new TreeSet<>();
    for (Class<?> group : Syscall.class.getPermittedSubclasses()) {
      for (Class<?> kind : group.getPermittedSubclasses()) {
        kinds.add(kind.getSimpleName());
      }
    }
    kinds.remove("Evict");
    kinds.remove("Remount");
    kinds.remove("ExtentMaxZerooutKb");
    TreeSet<String> listed = new TreeSet<>();
    Operations.all().forEach(o -> o.calls().forEach(call -> listed.add(call.getClass().getSimpleName())));
    assertEquals(new ArrayList<>(kinds), new ArrayList<>(listed));
  }
}
