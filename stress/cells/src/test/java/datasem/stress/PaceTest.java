package datasem.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final double EXACT = 1e-9;

  /** 600 s, 0.5 s besides the samples of each test until more is known. */
  @Test
  void whatIsLeftIsSharedEvenly() {
    Pace pace = new Pace(Duration.ofMinutes(10), 0.25, 0.5);
    assertEquals(59.5, pace.seconds(0, 1, 10), EXACT);
    assertEquals(29.5, pace.seconds(0, 0.5, 10), EXACT);
    assertEquals(9.5, pace.seconds(500, 1, 10), EXACT);
  }

  /** Two tests took 1.25 s and 2.75 s more than their samples; with the first guess, 1.5 s each. */
  @Test
  void overheadIsLearned() {
    Pace pace = new Pace(Duration.ofMinutes(10), 0.25, 0.5);
    pace.learn(1, 2.25);
    pace.learn(1, 3.75);
    assertEquals(1.5, pace.overheadPerTest(), EXACT);
    assertEquals(8.5, pace.seconds(500, 1, 10), EXACT);
  }

  @Test
  void aTestHasItsLeastTimeEvenIfNoneIsLeft() {
    Pace pace = new Pace(Duration.ofSeconds(10), 0.25, 0.5);
    assertEquals(0.25, pace.seconds(20, 1, 5), EXACT);
    assertEquals(0, pace.left(20), EXACT);
  }
}
