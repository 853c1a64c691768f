package datasem.locking;

import java.util.concurrent.atomic.AtomicLong;

/** A shared sequence of pseudo-random numbers (SplitMix64). */
final class SeededChooser implements JvmLocking.Chooser {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private final AtomicLong state;

  SeededChooser(long seed) {
    state = new AtomicLong(seed);
  }

  @Override
  public int choose(String what, int ways) {
    return (int) Long.remainderUnsigned(Fingerprinted.mix(0, state.addAndGet(GOLDEN_GAMMA)), ways);
  }
}
