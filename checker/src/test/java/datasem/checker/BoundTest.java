package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.ModelError;
import datasem.locking.Shared;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Programs that do not end, or are not programs: what is said of them is never green. */
class BoundTest {
  private static volatile boolean hang;

  /** Two who raise a flag, look at the other's, and take theirs down again if both are up. */
  private static SmallProgram polite(int attempts) {
    return new SmallProgram("after you", List.of("a", "b"), (locking, parts) -> {
      Shared<Boolean> a = locking.shared("a", Guard.NONE, false);
      Shared<Boolean> b = locking.shared("b", Guard.NONE, false);
      parts.returning(() -> enter(a, b, attempts)).returning(() -> enter(b, a, attempts));
    });
  }

  private static boolean enter(Shared<Boolean> mine, Shared<Boolean> other, int attempts) {
    for (int i = 0; i < attempts; i++) {
      mine.write_once(true);
      if (!other.read_once()) {
        return true;
      }
      mine.write_once(false);
    }
    return false;
  }

  @Test
  void livelock_is_a_bound_that_names_the_place() {
    CheckResult result = Checker.check(polite(Integer.MAX_VALUE), Options.DEFAULT.maxOpSteps(30));
    assertEquals(CheckResult.Ending.BOUNDED, result.ending());
    assertFalse(result.clean());
    assertTrue(result.bound().startsWith("steps of one operation: "), result.bound());
    assertTrue(result.bound().contains(", operation 0, has taken 30 steps"), result.bound());
    assertTrue(result.bound().contains("BoundTest.enter"), result.bound());
  }

  /**
   * Whoever enters keeps the flag up, so the other never enters after; both cannot see the other's flag
   * down, since each raises its own first. Both fail if each time both flags are up when looked at.
   */
  @Test
  void bounded_retries_have_three_outcomes() {
    SmallProgram program = polite(2);
    CheckResult result = Checker.check(program, Options.DEFAULT);
    assertTrue(result.complete());
    assertEquals(Set.of("[[true], [false]]", "[[false], [true]]", "[[false], [false]]"), program.outcomes);
  }

  @Test
  void too_few_states_or_steps_or_bytes_are_never_green() {
    assertBounded("states: 5", Options.DEFAULT.maxStates(5));
    assertBounded("depth: schedules of more than 3 steps", Options.DEFAULT.maxDepth(3));
    assertBounded("time: 0 ms", Options.DEFAULT.budget(Duration.ZERO).collapse(false));
    assertBounded("memory: ", Options.DEFAULT.maxTableBytes(1).collapse(false));
  }

  /** Eight attempts each give some ten thousand states, more than a look at the clock and the smallest table need. */
  private static void assertBounded(String bound, Options options) {
    CheckResult result = Checker.check(polite(40), options);
    assertEquals(CheckResult.Ending.BOUNDED, result.ending());
    assertTrue(result.bound().startsWith(bound), result.bound());
    assertFalse(result.clean());
  }

  @Test
  void hanging_without_a_call_is_a_bound_that_names_the_place() {
    hang = true;
    try {
      SmallProgram program = new SmallProgram("hangs", List.of("a"), (locking, parts) -> parts.task(BoundTest::hang));
      CheckResult result = Checker.check(program, Options.DEFAULT.silence(Duration.ofMillis(200)));
      assertEquals(CheckResult.Ending.BOUNDED, result.ending());
      assertTrue(result.bound().startsWith("time of one step: a, operation 0, calls nothing"), result.bound());
      assertTrue(result.bound().contains("BoundTest.hang"), result.bound());
    } finally {
      hang = false;
    }
  }

  private static void hang() {
    while (hang) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void calling_something_else_the_second_time_is_no_program() {
    AtomicInteger runs = new AtomicInteger();
    SmallProgram program = new SmallProgram("fickle", List.of("a", "b"), (locking, parts) -> {
      Shared<Integer> x = locking.shared("x", Guard.NONE, 0);
      Shared<Integer> y = locking.shared("y", Guard.NONE, 0);
      Runnable body = () -> {
        x.read_once();
        (runs.incrementAndGet() % 2 == 0 ? x : y).read_once();
        y.write_once(1);
      };
      parts.task(body).task(body);
    });
    ModelError error = assertThrows(ModelError.class, () -> Checker.check(program, Options.DEFAULT));
    String message = error.getMessage();
    assertTrue(message.contains("not deterministic"), message);
    assertTrue(message.contains("operation 0"), message);
    assertTrue(message.contains("read_once(x)") && message.contains("read_once(y)"), message);
  }

  @Test
  void ending_early_the_second_time_is_no_program() {
    AtomicInteger runs = new AtomicInteger();
    SmallProgram program = new SmallProgram("fickle", List.of("a", "b"), (locking, parts) -> {
      Shared<Integer> x = locking.shared("x", Guard.NONE, 0);
      Runnable body = () -> {
        if (runs.incrementAndGet() < 4) {
          x.read_once();
          x.read_once();
        }
      };
      parts.task(body).task(body);
    });
    ModelError error = assertThrows(ModelError.class, () -> Checker.check(program, Options.DEFAULT));
    assertTrue(error.getMessage().contains("the operation ended where it had called read_once(x)"), error.getMessage());
  }

  private static SmallProgram doing(Consumer<Locking> body) {
    return new SmallProgram("one task", List.of("a"), (locking, parts) -> {
      Shared<Integer> x = locking.shared("x", Guard.NONE, 0);
      parts.task(() -> {
        x.read_once();
        x.read_once();
        body.accept(locking);
      });
    });
  }

  @Test
  void exceptions_are_errors_of_the_model_and_name_the_schedule() {
    ModelError error = assertThrows(ModelError.class, () -> Checker.check(doing(locking -> {
      throw new IllegalStateException("no such block");
    }), Options.DEFAULT));
    assertEquals("one task: a, operation 0, after 0:2: java.lang.IllegalStateException: no such block",
        error.getMessage());
  }

  private static final class Bug extends RuntimeException implements FindingException {
    private static final long serialVersionUID = 1L;

    @Override
    public Finding finding() {
      return new Finding("KERNEL_BUG", "BUG_ON");
    }
  }

  @Test
  void exceptions_may_be_findings() {
    CheckResult result = Checker.check(doing(locking -> {
      throw new Bug();
    }), Options.DEFAULT);
    assertTrue(result.complete());
    assertEquals(new Finding("KERNEL_BUG", "BUG_ON"), result.found("KERNEL_BUG").orElseThrow().finding());
    assertEquals("0:2", result.found("KERNEL_BUG").orElseThrow().schedule().toString());
  }

  @Test
  void objects_are_made_before_the_tasks_run() {
    assertThrows(ModelError.class, () -> Checker.check(doing(locking -> locking.mutex("late")), Options.DEFAULT));
  }

  @Test
  void ending_an_operation_with_a_lock_breaks_a_rule() {
    SmallProgram program = new SmallProgram("keeps", List.of("a"), (locking, parts) -> {
      var mutex = locking.mutex("m");
      parts.task(mutex::lock);
    });
    assertEquals("a ends an operation and holds m",
        Checker.check(program, Options.DEFAULT).found("LOCK_RULE").orElseThrow().finding().detail());
  }

  @Test
  void results_come_in_the_order_of_the_programs() {
    List<CheckResult> results = Checker.run(
        List.of(polite(5), LostUpdateTest.lostUpdate(), polite(1)), Options.DEFAULT, 2);
    assertEquals(List.of("after you", "lost update", "after you"), results.stream().map(CheckResult::program).toList());
    assertEquals(Checker.check(polite(5), Options.DEFAULT).states(), results.get(0).states());
  }
}
