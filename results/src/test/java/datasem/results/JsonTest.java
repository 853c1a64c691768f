package datasem.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON as RFC 8259 has it. */
class JsonTest {

  @Test
  void stringsAreEscaped() {
    assertEquals("\"a\\\"b\\\\c\\nd\\te\\u0001\\u00e9\"", Json.write("a\"b\\c\nd\te\u0001\u00e9"));
  }

  @Test
  void numbersHaveNoExponentAndAtMostSixDigitsAfterThePoint() {
    assertEquals("[0.0,0.5,100.0,1234567.0,0.000001,9223372036854775807]",
        Json.write(List.of(0.0, 0.5, 100.0, 1234567.0, 0.000001, Long.MAX_VALUE)));
    assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN));
  }

  @Test
  void listsMapsAndNullsNest() {
    List<Object> list = new ArrayList<>();
    list.add(null);
    list.add(true);
    assertEquals("{\"k\":[null,true]}", Json.write(Map.of("k", list)));
    assertThrows(IllegalArgumentException.class, () -> Json.write(new Object()));
  }
}
