package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Locking;
import java.util.List;
import java.util.function.Consumer;

/** The contract on the checker's locks. */
class ExecutionLockTest extends LockContract {

  @Override
  Lab lab(Consumer<Locking> make) {
    SmallProgram idle = new SmallProgram("contract", List.of("a", "b", "c"), (locking, parts) -> {
      make.accept(locking);
      parts.task(() -> {}).task(() -> {}).task(() -> {});
    });
    Execution run = new Execution(idle, Options.DEFAULT, null);
    Runnable[] waiting = new Runnable[run.tasks.length];
    return new Lab() {
      @Override
      public boolean attempt(int task, Runnable call) {
        waiting[task] = call;
        return run.sequentially(run.tasks[task], call);
      }

      @Override
      public void finish(int task) {
        assertTrue(run.sequentially(run.tasks[task], waiting[task]));
      }

      @Override
      public void close() {}
    };
  }
}
