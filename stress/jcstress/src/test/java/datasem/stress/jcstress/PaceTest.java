package datasem.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final double EXACT = 0.01;

  /** 10 tests, 2 runs each at 3 s: 60 s gone; 540 s for 30 shares in 2 runs each: 9 s for a share. */
  @Test
  void whatIsLeftAfterOverheadIsSharedByWeight() {
    Pace pace = new Pace(Duration.ofMinutes(10));
    assertEquals(9, pace.sampling(0, 1, 30, 10).seconds(), EXACT);
    assertEquals(27, pace.sampling(0, 3, 30, 10).seconds(), EXACT);
  }

  /** One run per test and 1 s of overhead is learned; 500 s left, 10 of them overhead, for 10 shares. */
  @Test
  void overheadIsLearned() {
    Pace pace = new Pace(Duration.ofMinutes(10));
    pace.learn(4, 4, 100, 96);
    assertEquals(1, pace.runsPerTest(), EXACT);
    assertEquals(49, pace.sampling(100, 1, 10, 10).seconds(), EXACT);
  }

  @Test
  void aTestHasItsLeastTimeEvenIfNoneIsLeft() {
    Pace pace = new Pace(Duration.ofSeconds(10));
    assertEquals(0.4, pace.sampling(20, 1, 5, 5).seconds(), EXACT);
    assertEquals(1, pace.sampling(20, 1, 5, 5).iterations());
    assertEquals(0, pace.left(20), EXACT);
  }

  @Test
  void iterationsAreOfAboutHalfASecond() {
    Pace.Sampling sampling = new Pace(Duration.ofMinutes(10)).sampling(0, 1, 30, 10);
    assertEquals(18, sampling.iterations());
    assertTrue(sampling.millis() == 500);
  }
}
