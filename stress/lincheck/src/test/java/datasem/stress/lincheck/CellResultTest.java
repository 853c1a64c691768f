package datasem.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CellResultTest {

  private static CellResult result(String verdict, String expected, Double first) {
    return new CellResult(
        "v6.7", "a_vs_b", "lincheck-mc", verdict, expected, "", 12, first, 1.5, "a \"reason\"\n", "");
  }

  @Test
  void aLineHasTheFieldsInTheAgreedOrder() {
    assertEquals(
        "{\"schema\":1,\"kernel\":\"v6.7\",\"scenario\":\"a_vs_b\",\"engine\":\"lincheck-mc\","
            + "\"verdict\":\"not-observed\",\"expected\":\"never\",\"anomaly\":\"\",\"samples\":12,\"hits\":0,"
            + "\"first_hit_seconds\":null,\"seconds\":1.500,\"reason\":\"a \\\"reason\\\"\\u000a\"}",
        result("not-observed", "never", null).json());
  }

  @Test
  void aHitIsOneBecauseLincheckStopsThere() {
    assertTrue(result("sometimes", "sometimes", 0.25).json().contains("\"hits\":1,\"first_hit_seconds\":0.250"));
  }

  @Test
  void onlyAHitAgainstNeverContradicts() {
    assertTrue(result("sometimes", "never", 1.0).contradicts());
    assertFalse(result("sometimes", "sometimes", 1.0).contradicts());
    assertFalse(result("not-observed", "sometimes", null).contradicts());
  }
}
