package datasem.stress.lincheck;

import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.Arrays;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

/** One sample of {@link CellUnderTest}, in the form that Lincheck wants: an actor is a whole task. */
public class RacingTasks {
  private final Program.Instance instance = CellUnderTest.start();
  private final Object[][] results = new Object[CellUnderTest.tasks()][];

  /** Made by Lincheck, once for each sample. */
  public RacingTasks() {
    for (int t = 0; t < results.length; t++) {
      results[t] = new Object[instance.operations(t)];
    }
  }

  /** Runs a task from its first call to its last; what user space sees of it. */
  @Operation
  public String task(int task) {
    try {
      for (int op = 0; op < results[task].length; op++) {
        results[task][op] = instance.run(task, op);
      }
      return Arrays.toString(results[task]);
    } catch (RuntimeException e) {
      CellUnderTest.broke(e);
      return "breaks off";
    }
  }

  /** Looks for anomalies when all tasks have ended. */
  @Validate
  public void atEnd() {
    Finding found = CellUnderTest.judge(instance, results);
    if (found != null) {
      throw new AnomalySeen(found.anomaly() + ": " + found.detail());
    }
  }

  /** How an anomaly is told to Lincheck. */
  static final class AnomalySeen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnomalySeen(String message) {
      super(message);
    }
  }
}
