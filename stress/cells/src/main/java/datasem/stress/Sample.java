package datasem.stress;

import datasem.locking.JvmLocking;
import datasem.locking.LockRuleViolation;
import datasem.locking.Locking;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of a program on real threads: each task once, by a thread of its own, then the judgement. A
 * sampling engine makes one of these for every sample; whoever judges must have waited for the tasks.
 */
public final class Sample {
  /** The judgement of a final state with which nothing is wrong. */
  public static final String OK = "ok";

  /** What a judgement begins with when the model broke, which is never a finding. */
  public static final String BROKEN = "broken model: ";

  /** Matches judgements that name anomalies, and no others. */
  public static final String ANOMALIES = "[A-Z_]+(\\+[A-Z_]+)*";

  private static final String LOCK_RULE = "LOCK_RULE";
  private static final long NOT_SEEN = -1;
  private static final AtomicLong FIRST_ANOMALY = new AtomicLong(NOT_SEEN);
  private static volatile long begin = System.nanoTime();

  private final Program.Instance instance;
  private final Object[][] results;
  private final String[] stopped;

  /** Forgets the first anomaly: the samples of another program begin. */
  public static void begin() {
    FIRST_ANOMALY.set(NOT_SEEN);
    begin = System.nanoTime();
  }

  /** Milliseconds from {@link #begin} to the first anomaly of any sample, empty if there was none. */
  public static OptionalLong firstAnomalyMillis() {
    long first = FIRST_ANOMALY.get();
    return first == NOT_SEEN ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** A sample of the program with sound locks, ready for its tasks; what the model leaves open is chosen at random. */
  public static Sample of(Program program) {
    JvmLocking.Chooser random = (what, ways) -> ThreadLocalRandom.current().nextInt(ways);
    return new Sample(program, new Preempted(new JvmLocking(random, null)));
  }

  /** A sample whose locks the caller has chosen. */
  public Sample(Program program, Locking locking) {
    instance = program.start(locking);
    results = new Object[program.tasks().size()][];
    for (int t = 0; t < results.length; t++) {
      results[t] = new Object[instance.operations(t)];
    }
    stopped = new String[results.length];
  }

  /** Runs all operations of a task, on the calling thread; what it throws is kept for the judgement. */
  public void run(int task) {
    try {
      for (int op = 0; op < results[task].length; op++) {
        results[task][op] = instance.run(task, op);
      }
    } catch (RuntimeException | Error e) {
      stopped[task] = name(e);
    }
  }

  /**
   * The names of the anomalies of the final state, sorted and joined by {@code +}, or {@link #OK}. A state
   * in which a task has stopped is not looked at further, as in the checker.
   */
  public String judge() {
    String judgement = judgement();
    if (!judgement.equals(OK) && FIRST_ANOMALY.get() == NOT_SEEN) {
      FIRST_ANOMALY.compareAndSet(NOT_SEEN, (System.nanoTime() - begin) / 1_000_000);
    }
    return judgement;
  }

  private String judgement() {
    SortedSet<String> names = new TreeSet<>();
    for (String reason : stopped) {
      if (reason != null) {
        if (reason.startsWith(BROKEN)) {
          return reason;
        }
        names.add(reason);
      }
    }
    if (names.isEmpty()) {
      try {
        for (Finding finding : instance.atEnd(results)) {
          names.add(finding.anomaly());
        }
      } catch (RuntimeException | Error e) {
        return name(e);
      }
    }
    return names.isEmpty() ? OK : String.join("+", names);
  }

  private static String name(Throwable e) {
    if (e instanceof FindingException found) {
      return found.finding().anomaly();
    }
    return e instanceof LockRuleViolation ? LOCK_RULE : BROKEN + e.getClass().getSimpleName();
  }
}
