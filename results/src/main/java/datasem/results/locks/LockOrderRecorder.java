package datasem.results.locks;

import datasem.ext4.Kernel;
import datasem.locking.JvmLocking;
import datasem.locking.LockRuleViolation;
import datasem.results.locks.LockOrder.Edge;
import datasem.results.locks.LockOrder.Taken;
import datasem.scenarios.Cell;
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
    Taken now = new Taken(lock, how, traced ? frames() : List.of());
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
