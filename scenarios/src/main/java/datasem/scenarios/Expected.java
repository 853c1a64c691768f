package datasem.scenarios;

import java.util.Objects;

/**
 * What a cell is expected to say, and why; written down before anything has run.
 *
 * @param verdict whether some schedule shows one of the scenario's anomalies
 * @param source one line: the reason, with the commit or thread it rests on
 */
public record Expected(Verdict verdict, String source) {

  /** Whether there is a schedule that shows an anomaly looked for. */
  public enum Verdict {
    SOMETIMES,
    NEVER
  }

  public Expected {
    Objects.requireNonNull(verdict);
    if (source.isBlank()) {
      throw new IllegalArgumentException("an expected verdict needs a source");
    }
  }

  /** The same for a kernel that changes nothing about it. */
  Expected inherited(String base) {
    return new Expected(verdict, "as " + base + ": " + source);
  }

  static Expected sometimes(String source) {
    return new Expected(Verdict.SOMETIMES, source);
  }

  static Expected never(String source) {
    return new Expected(Verdict.NEVER, source);
  }
}
