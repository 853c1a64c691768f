package datasem.locking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import datasem.ext4.ExtentStatus;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** States are told apart by their fingerprints alone, so no pattern of small numbers may make two agree. */
class FingerprintedTest {

  @Test
  void tellsAllPairsOfSmallNumbersApart() {
    Set<Long> seen = new HashSet<>();
    for (long a = -64; a < 192; a++) {
      for (long b = -64; b < 192; b++) {
        seen.add(Fingerprinted.mix(a, b));
      }
    }
    assertEquals(256 * 256, seen.size());
  }

  @Test
  void tellsAnEntryFromOneThatIsShorterAndLiesOneBlockLower() {
    // 2 ^ 2094 == 1 ^ 2093: an exclusive or of length and physical block does not
    long written = 1L << 59;
    assertNotEquals(
        new ExtentStatus(14, 2, written | 2094).fingerprint(), new ExtentStatus(14, 1, written | 2093).fingerprint());
  }
}
