package datasem.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void iterationsAreOfAboutHalfASecond() {
    assertEquals(new Sampling(1, 250), Sampling.of(0.25));
    assertEquals(new Sampling(18, 500), Sampling.of(9));
  }
}
