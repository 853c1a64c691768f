package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.JvmLocking;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.ModelError;
import datasem.locking.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract on the JVM's locks, and what else {@link JvmLocking} promises. */
class JvmLockingTest extends LockContract {

  /** A thread that does what it is told, and can be seen to wait. */
  private static final class Worker {
    private volatile Thread thread;
    private volatile boolean begun;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
      thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    });
    private Future<?> call;

    boolean attempt(Runnable what) {
      begun = false;
      call = executor.submit(() -> {
        begun = true;
        what.run();
      });
      while (!call.isDone()) {
        if (begun && thread.getState() == Thread.State.WAITING && !call.isDone()) {
          return false;
        }
        Thread.onSpinWait();
      }
      finish();
      return true;
    }

    void finish() {
      try {
        call.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException violation) {
          throw violation;
        }
        throw new AssertionError(e.getCause());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  Lab lab(Consumer<Locking> make) {
    make.accept(new JvmLocking());
    List<Worker> workers = IntStream.range(0, 3).mapToObj(i -> new Worker()).toList();
    return new Lab() {
      @Override
      public boolean attempt(int task, Runnable call) {
        return workers.get(task).attempt(call);
      }

      @Override
      public void finish(int task) {
        workers.get(task).finish();
      }

      @Override
      public void close() {
        workers.forEach(worker -> worker.executor.shutdownNow());
      }
    };
  }

  @Test
  void save_and_restore_all_values() {
    JvmLocking locking = new JvmLocking();
    Shared<Integer> x = locking.shared("x", Guard.NONE, 1);
    Counter counter = locking.counter("counter", 10);
    Log log = locking.log("log");
    log.add("kept");
    Object saved = locking.save();
    x.write_once(2);
    counter.add(5);
    log.add("dropped");
    locking.restore(saved);
    assertEquals(1, x.peek());
    assertEquals(10, counter.peek());
    assertEquals(Set.of("kept"), log.peek());
    assertThrows(ModelError.class, () -> new JvmLocking().restore(saved));
  }

  @Test
  void choices_are_ordinary_unless_seeded() {
    assertEquals(0, new JvmLocking().choose("fail", 2));
    List<Integer> first = choices(7);
    assertEquals(first, choices(7));
    // 64 fair coins all show the same side with a chance of 2^-63
    assertEquals(Set.of(0, 1), Set.copyOf(first));
  }

  private static List<Integer> choices(long seed) {
    JvmLocking locking = new JvmLocking(JvmLocking.Chooser.seeded(seed), null);
    return IntStream.range(0, 64).mapToObj(i -> locking.choose("fail", 2)).toList();
  }

  @Test
  void traces_go_to_the_sink_if_there_is_one() {
    assertFalse(new JvmLocking().tracing());
    List<String> heard = new ArrayList<>();
    JvmLocking locking = new JvmLocking(
        JvmLocking.Chooser.ORDINARY, (event, fields) -> heard.add(event + List.of(fields)));
    assertTrue(locking.tracing());
    locking.trace("ext4_es_lookup_extent_exit", 3, "H");
    assertEquals(List.of("ext4_es_lookup_extent_exit[3, H]"), heard);
  }
}
