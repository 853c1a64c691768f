package datasem.ext4;

import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.kernels.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What i_es_seq promises of v6.19 and later, and what it does not promise by itself. */
class SeqWatchTest {
  private static final String COLLAPSE = "fallocate(f, COLLAPSE_RANGE, 0, 4096)";

  private static CheckResult check(Kernel kernel, boolean holds) {
    return Checker.check(new SeqWatch(kernel, COLLAPSE, holds, false), Options.DEFAULT);
  }

  /** kernel-doc of the operations that drop i_data_sem: whoever maps meanwhile must be kept out by other locks. */
  @Test
  void underInvalidateLockAnEqualCountMeansTheSameMapping() {
    for (Kernel kernel : List.of(Kernels.V6_19, Kernels.V7_0)) {
      CheckResult result = check(kernel, true);
      assertTrue(result.clean(), result.toString());
    }
  }

  /**
   * By hand: collapse counts once, when it empties the status tree, and moves the extents after that. It
   * drops i_data_sem in between, and a look-up that comes by then has the new count and the old block.
   */
  @Test
  void withoutThatLockItDoesNot() {
    for (Kernel kernel : List.of(Kernels.V6_19, Kernels.V7_0)) {
      CheckResult result = check(kernel, false);
      assertTrue(result.found("STALE_MAPPING").isPresent(), result.toString());
    }
  }
}
