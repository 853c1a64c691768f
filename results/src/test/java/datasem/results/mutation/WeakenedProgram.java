package datasem.results.mutation;

import datasem.locking.Locking;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.List;
import java.util.SortedSet;

/** A program whose tasks take their locks through {@link WeakenedLocking}. */
record WeakenedProgram(Program program, LockSite weak, boolean gone, SortedSet<LockSite> seen, boolean asserts)
    implements Program {

  WeakenedProgram(Program program, LockSite weak, boolean gone, SortedSet<LockSite> seen) {
    this(program, weak, gone, seen, true);
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public List<String> tasks() {
    return program.tasks();
  }

  @Override
  public Instance start(Locking locking) {
    WeakenedLocking weakened = new WeakenedLocking(locking, weak, gone, seen, asserts);
    Instance instance = program.start(weakened);
    return new Instance() {
      @Override
      public int operations(int task) {
        return instance.operations(task);
      }

      @Override
      public Object run(int task, int operation) {
        return weakened.operation(() -> instance.run(task, operation));
      }

      @Override
      public List<Finding> always() {
        return instance.always();
      }

      @Override
      public List<Finding> atEnd(Object[][] results) {
        return instance.atEnd(results);
      }
    };
  }
}
