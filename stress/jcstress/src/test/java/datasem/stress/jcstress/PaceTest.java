package datasem.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final double EXACT = 0.05;

  /** 600 s, 0.3 s besides the samples of each test until more is known. */
  @Test
  void whatIsLeftIsSharedEvenly() {
    Pace pace = new Pace(Duration.ofMinutes(10));
    assertEquals(59.7, pace.sampling(0, 1, 10).seconds(), EXACT);
    assertEquals(29.7, pace.sampling(0, 0.5, 10).seconds(), EXACT);
    assertEquals(9.7, pace.sampling(500, 1, 10).seconds(), EXACT);
  }

  /** Two tests took 3 s more than their samples: 1.5 s each. */
  @Test
  void overheadIsLearned() {
    Pace pace = new Pace(Duration.ofMinutes(10));
    pace.learn(Sampling.of(1), 2);
    pace.learn(Sampling.of(1), 3);
    assertEquals(1.5, pace.overheadPerTest(), EXACT);
    assertEquals(8.5, pace.sampling(500, 1, 10).seconds(), EXACT);
  }

  @Test
  void aTestHasItsLeastTimeEvenIfNoneIsLeft() {
    Pace pace = new Pace(Duration.ofSeconds(10));
    assertEquals(Pace.LEAST_SECONDS, pace.sampling(20, 1, 5).seconds(), EXACT);
    assertEquals(0, pace.left(20), EXACT);
  }

  @Test
  void iterationsAreOfAboutHalfASecond() {
    assertEquals(new Sampling(1, 250), Sampling.of(0.25));
    assertEquals(new Sampling(18, 500), Sampling.of(9));
  }
}
