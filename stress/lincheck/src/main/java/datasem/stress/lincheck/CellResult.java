package datasem.stress.lincheck;

import java.util.Locale;

/**
 * What one mode of Lincheck says of one cell.
 *
 * @param engine the mode's name
 * @param verdict {@code sometimes}; {@code not-observed}, which proves nothing; or {@code left-out}
 * @param expected {@code sometimes} or {@code never}
 * @param anomaly the first one seen, or empty
 * @param samples up to the first hit, where Lincheck stops, or in all
 * @param firstHitSeconds from the start of the cell, or null
 * @param seconds for the whole cell, the making of the trace included
 * @param reason why it was left out, or empty
 * @param report Lincheck's own words with its interleaving, or empty
 */
public record CellResult(
    String kernel,
    String scenario,
    String engine,
    String verdict,
    String expected,
    String anomaly,
    long samples,
    Double firstHitSeconds,
    double seconds,
    String reason,
    String report) {

  /** An anomaly was seen. */
  public boolean seen() {
    return verdict.equals("sometimes");
  }

  /** An anomaly was seen where there must be none. */
  public boolean contradicts() {
    return seen() && expected.equals("never");
  }

  /** Lincheck stops at its first hit. */
  public long hits() {
    return seen() ? 1 : 0;
  }

  /** One line of JSON, without the report. */
  public String json() {
    return "{\"schema\":1,\"kernel\":" + quoted(kernel)
        + ",\"scenario\":" + quoted(scenario)
        + ",\"engine\":" + quoted(engine)
        + ",\"verdict\":" + quoted(verdict)
        + ",\"expected\":" + quoted(expected)
        + ",\"anomaly\":" + quoted(anomaly)
        + ",\"samples\":" + samples
        + ",\"hits\":" + hits()
        + ",\"first_hit_seconds\":" + (firstHitSeconds == null ? "null" : number(firstHitSeconds))
        + ",\"seconds\":" + number(seconds)
        + ",\"reason\":" + quoted(reason) + "}";
  }

  /** One line for people. */
  public String line() {
    String what =
        seen()
            ? anomaly + " in sample " + samples
            : verdict.equals("left-out") ? reason : "not observed in " + samples + " samples";
    return String.format(
        Locale.ROOT, "%-16s %-20s %-36s %6.1f s  %s", engine, kernel, scenario, seconds, what);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
