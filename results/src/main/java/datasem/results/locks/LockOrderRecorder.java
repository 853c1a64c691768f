package datasem.results.locks;

import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.locking.JvmLocking;
import datasem.locking.LockRuleViolation;
import datasem.locking.Locking;
import datasem.results.locks.LockOrder.Edge;
import datasem.results.locks.LockOrder.Taken;
import datasem.scenarios.Cell;
import datasem.scenarios.Finding;
import datasem.scenarios.Operations;
import datasem.scenarios.Operations.Operation;
import datasem.scenarios.Operations.Start;
import datasem.scenarios.Program;
import datasem.scenarios.Syscall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fills the graph of a kernel: every call alone on every file, with every outcome of its free choices. */
public final class LockOrderRecorder implements LockObserver {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String MODEL = "datasem.ext4.";

  private final LockOrder order = new LockOrder();
  private final List<Taken> held = new ArrayList<>();

  /** Whether the stack is looked at, which takes longer than all else: only where a run has shown something new. */
  private boolean traced;

  private boolean stacks = true;

  private boolean fresh;
  private String operation;
  private String call;

  private LockOrderRecorder() {}

  /** The graph of one kernel. */
  public static LockOrder of(Kernel kernel) {
    LockOrderRecorder recorder = new LockOrderRecorder();
    for (Operation operation : Operations.all()) {
      for (Syscall call : operation.calls()) {
        for (Start start : Operations.starts()) {
          recorder.record(new Cell(kernel, Operations.alone(operation, call, start)), operation.name(), call);
        }
      }
    }
    return recorder.order;
  }

  /** The graph of these programs under the checker: what the operations nest in each other's company. */
  public static LockOrder raced(List<? extends Program> programs) {
    LockOrderRecorder recorder = new LockOrderRecorder();
    recorder.traced = true;
    recorder.stacks = false;
    for (Program program : programs) {
      Checker.check(new Raced(program, recorder), Options.DEFAULT);
    }
    return recorder.order;
  }

  /** A program whose operations the recorder hears, each from its beginning as often as it is run again. */
  private record Raced(Program program, LockOrderRecorder recorder) implements Program {
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
      recorder.operation = null;
      Instance real = program.start(new ObservedLocking(locking, recorder));
      return new Instance() {
        @Override
        public int operations(int task) {
          return real.operations(task);
        }

        @Override
        public Object run(int task, int operation) {
          recorder.operation = program.tasks().get(task);
          recorder.call = recorder.operation;
          recorder.held.clear();
          Object answer = real.run(task, operation);
          recorder.operation = null;
          return answer;
        }

        @Override
        public List<Finding> atEnd(Object[][] results) {
          return List.of();
        }
      };
    }
  }

  private void record(Cell cell, String name, Syscall syscall) {
    Choices choices = new Choices();
    do {
      traced = false;
      fresh = false;
      run(cell, name, syscall, choices);
      if (fresh) {
        traced = true;
        run(cell, name, syscall, choices);
      }
    } while (choices.next());
  }

  private void run(Cell cell, String name, Syscall syscall, Choices choices) {
    choices.begin();
    operation = null;
    held.clear();
    Program.Instance instance = cell.start(new ObservedLocking(new JvmLocking(choices, null), this));
    choices.open();
    operation = name;
    call = syscall.toString();
    try {
      Object answer = instance.run(0, 0);
      choices.begin();
      operation = "eviction";
      call = "evict(f)";
      instance.atEnd(new Object[][] {{answer}});
    } catch (LockRuleViolation violation) {
      order.addBroken(name + ": " + violation.getMessage());
    }
  }

  @Override
  public void take(String lock, String how) {
    if (operation == null) {
      return;
    }
    Taken now = new Taken(lock, how, traced && stacks ? frames() : List.of());
    for (Taken outer : held) {
      if (traced || order.edges().containsKey(Edge.of(outer, now))) {
        order.add(operation, call, outer, now);
      } else {
        fresh = true;
      }
    }
    held.add(now);
  }

  private static List<String> frames() {
    List<String> frames =
        WALKER.walk(
            all ->
                all.filter(f -> f.getClassName().startsWith(MODEL))
                    .map(f -> f.getClassName() + "." + f.getMethodName())
                    .filter(f -> !f.contains("lambda$"))
                    .toList());
    List<String> outermostFirst = new ArrayList<>(frames);
    Collections.reverse(outermostFirst);
    return List.copyOf(outermostFirst);
  }

  @Override
  public void release(String lock) {
    for (int i = held.size() - 1; i >= 0; i--) {
      if (held.get(i).lock().equals(lock)) {
        held.remove(i);
        return;
      }
    }
  }

  @Override
  public void downgrade(String lock) {}
}
