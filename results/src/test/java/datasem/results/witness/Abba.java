package datasem.results.witness;

import datasem.locking.Locking;
import datasem.locking.Rwsem;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.List;

/** Two tasks take two semaphores in opposite order; the second lock is wanted shared. */
final class Abba implements Program {
  @Override
  public String name() {
    return "toy abba";
  }

  @Override
  public List<String> tasks() {
    return List.of("first", "second");
  }

  @Override
  public Instance start(Locking locking) {
    Rwsem a = locking.rwsem("a");
    Rwsem b = locking.rwsem("b");
    return new Instance() {
      @Override
      public int operations(int task) {
        return 1;
      }

      @Override
      public Object run(int task, int operation) {
        return task == 0 ? toy_first() : toy_second();
      }

      private Long toy_first() {
        a.down_write();
        b.down_write();
        b.up_write();
        a.up_write();
        return 0L;
      }

      private Long toy_second() {
        b.down_read();
        a.down_read();
        a.up_read();
        b.up_read();
        return 0L;
      }

      @Override
      public List<Finding> atEnd(Object[][] results) {
        return List.of();
      }
    };
  }
}
