package datasem.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Writes JSON on one line: maps in their own order, lists, strings, numbers, booleans and null; ASCII alone. */
public final class Json {
  private Json() {}

  /**
   * @throws IllegalArgumentException if the value is of none of these types, or not a finite number
   */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      out.append(value);
    } else if (value instanceof Double d && Double.isFinite(d)) {
      BigDecimal rounded = BigDecimal.valueOf(d).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
      out.append(rounded.scale() < 1 ? rounded.setScale(1) : rounded);
    } else if (value instanceof Map<?, ?> map) {
      out.append('{');
      String comma = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(comma);
        string(out, (String) entry.getKey());
        out.append(':');
        write(out, entry.getValue());
        comma = ",";
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      String comma = "";
      for (Object element : list) {
        out.append(comma);
        write(out, element);
        comma = ",";
      }
      out.append(']');
    } else if (value instanceof String || value instanceof Enum<?>) {
      string(out, value.toString());
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass().getName() + " " + value);
    }
  }

  private static void string(StringBuilder out, String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
