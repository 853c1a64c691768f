package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.JvmLocking;
import datasem.locking.Locking;
import datasem.locking.LockRuleViolation;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

  /** Throws in its only task if told to, and finds what it is told to. */
  private record Told(RuntimeException thrown, List<Finding> findings) implements Program {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public List<String> tasks() {
      return List.of("only");
    }

    @Override
    public Instance start(Locking locking) {
      return new Instance() {
        @Override
        public int operations(int task) {
          return 1;
        }

        @Override
        public Object run(int task, int operation) {
          if (thrown != null) {
            throw thrown;
          }
          return 0;
        }

        @Override
        public List<Finding> atEnd(Object[][] results) {
          return findings;
        }
      };
    }
  }

  private static String judged(Program program) {
    Sample sample = Sample.of(program);
    for (int task = 0; task < program.tasks().size(); task++) {
      sample.run(task);
    }
    return sample.judge();
  }

  @Test
  void namesAreSortedAndTheSameNameIsSaidOnce() {
    List<Finding> findings = List.of(new Finding("B", "1"), new Finding("A", "2"), new Finding("B", "3"));
    assertEquals("A+B", judged(new Told(null, findings)));
    assertEquals("ok", judged(new Told(null, List.of())));
  }

  @Test
  void aBrokenLockRuleIsAFindingAndAnyOtherExceptionIsNot() {
    assertEquals("LOCK_RULE", judged(new Told(new LockRuleViolation("recursion"), List.of())));
    String broken = judged(new Told(new IllegalStateException("oops"), List.of(new Finding("A", ""))));
    assertEquals("broken model: IllegalStateException", broken);
    assertTrue(!broken.matches(Sample.ANOMALIES));
  }

  /** A task after another is one of the schedules, and hardly ever a race: only a kernel that is broken shows one. */
  @Test
  void oneTaskAfterAnotherIsWellWhereTheCellSaysNever() {
    for (Cell cell : StressCells.all()) {
      String judgement = judged(cell);
      if (cell.expected().verdict() == Expected.Verdict.NEVER) {
        assertEquals("ok", judgement, cell.name());
      } else {
        assertFalse(judgement.startsWith(Sample.BROKEN), cell.name() + ": " + judgement);
      }
    }
  }

  @Test
  void theFormOfAnomaliesFitsOneAndSeveral() {
    assertTrue("LOST_DELALLOC".matches(Sample.ANOMALIES));
    assertTrue("KERNEL_WARN+LOST_DELALLOC".matches(Sample.ANOMALIES));
    assertTrue(!Sample.OK.matches(Sample.ANOMALIES));
  }

  /** Both loads before both stores is what no order gives; here the stores are withheld by hand. */
  @Test
  void storeBufferingIsJudgedByWhatTheTasksRead() {
    Program.Instance run = new StoreBuffering().start(new JvmLocking());
    Object[][] second = {{0}, {1}};
    Object[][] neither = {{0}, {0}};
    assertEquals(List.of(), run.atEnd(second));
    assertEquals("STALE_READ", run.atEnd(neither).get(0).anomaly());
    assertEquals("ok", judged(new StoreBuffering()));
  }

  /** Alone, a task cannot tell locks that lock nothing from others. */
  @Test
  void withoutLocksASingleTaskRunsAsWithThem() {
    for (Canary canary : Canary.all()) {
      Sample sample = canary.sample();
      sample.run(0);
      sample.run(1);
      assertEquals("ok", sample.judge(), canary.name());
    }
  }
}
