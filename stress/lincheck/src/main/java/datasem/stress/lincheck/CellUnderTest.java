package datasem.stress.lincheck;

import datasem.locking.JvmLocking;
import datasem.locking.LockRuleViolation;
import datasem.locking.ModelError;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import datasem.stress.Preempted;
import java.util.List;

/**
 * What Lincheck runs now, and what has come of it: Lincheck makes its test objects by itself, so there is
 * no other way to reach them than a static one. Hidden from Lincheck, which would otherwise put static
 * fields back after each invocation. One run at a time in a JVM.
 */
final class CellUnderTest {
  private static Program program;
  private static long samples;
  private static long hitAt;
  private static long hitNanos;
  private static Finding finding;
  private static boolean restarts;
  private static boolean seeded;
  private static volatile boolean chosen;
  private static volatile Finding broke;
  private static volatile Throwable failure;

  private CellUnderTest() {}

  /**
   * Forgets the last round.
   *
   * @param choices how the choices are taken that the model leaves open
   */
  static void is(Program next, Choices choices) {
    program = next;
    restarts = choices == Choices.OTHER;
    seeded = choices == Choices.SEEDED;
    chosen = false;
    samples = 0;
    hitAt = 0;
    finding = null;
    broke = null;
    failure = null;
  }

  /** Choices within a sample; the first two are the same in every sample, so that it can be repeated. */
  enum Choices {
    /** Always the ordinary course. */
    ORDINARY,
    /** Always the last of the other courses. */
    OTHER,
    /** Random, another seed for each sample. */
    SEEDED
  }

  static int tasks() {
    return program.tasks().size();
  }

  /** Another sample begins. */
  static Program.Instance start() {
    samples++;
    broke = null;
    JvmLocking.Chooser random = JvmLocking.Chooser.seeded(samples);
    JvmLocking locks =
        new JvmLocking(
            (what, ways) -> {
              chosen = true;
              return seeded ? random.choose(what, ways) : restarts ? ways - 1 : 0;
            },
            null);
    return program.start(seeded ? new Preempted(locks) : locks);
  }

  /** Counts samples of something that is no cell. */
  static void count() {
    samples = 0;
    finding = null;
  }

  /** Another sample of something that is no cell begins. */
  static void counted() {
    samples++;
  }

  /** Whether the model has left a choice open in this round. */
  static boolean hadChoices() {
    return chosen;
  }

  /** An operation has thrown: a finding ends its task, anything else is a broken model. */
  static void broke(RuntimeException e) {
    if (e instanceof FindingException found) {
      broke = found.finding();
    } else if (e instanceof LockRuleViolation) {
      broke = new Finding("LOCK_RULE", String.valueOf(e.getMessage()));
    } else {
      failure = e;
    }
  }

  /** The first finding of a final state, or null. */
  static Finding judge(Program.Instance instance, Object[][] results) {
    if (failure != null) {
      throw new ModelError(program.name() + ": " + failure);
    }
    List<Finding> found = broke != null ? List.of(broke) : instance.atEnd(results);
    if (found.isEmpty()) {
      return null;
    }
    hit(found.get(0));
    return found.get(0);
  }

  /** A sample that did not end: either a task broke off with its locks held, or it is a deadlock. */
  static void hung(String report) {
    hit(broke != null ? broke : new Finding("DEADLOCK", report));
  }

  private static void hit(Finding found) {
    if (finding == null) {
      finding = found;
      hitAt = samples;
      hitNanos = System.nanoTime();
    }
  }

  /** Samples begun up to the first hit, or in all if there is none. */
  static long samples() {
    return finding == null ? samples : hitAt;
  }

  /** The first finding, or null. */
  static Finding finding() {
    return finding;
  }

  /** When the first finding was made, by {@link System#nanoTime}. */
  static long hitNanos() {
    return hitNanos;
  }

  /** Why the model is broken, or null. */
  static Throwable failure() {
    return failure;
  }
}
