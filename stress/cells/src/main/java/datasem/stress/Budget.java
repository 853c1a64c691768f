package datasem.stress;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wall time that an engine, or all of them, may take: {@code 90s}, {@code 2m}, {@code 2h}. */
public final class Budget {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smh])");

  private Budget() {}

  /**
   * Reads a budget.
   *
   * @throws IllegalArgumentException with one line, if it is none
   */
  public static Duration parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "budget \"" + text + "\" is none: a whole number followed by s, m or h, such as 90s, 10m or 2h");
    }
    long number = Long.parseLong(m.group(1));
    return switch (m.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /**
   * An engine's part of a budget.
   *
   * @param budget as {@link #parse}
   * @param percent a whole number, 1 to 100
   * @throws IllegalArgumentException with one line, if one of them is none
   */
  public static Duration share(String budget, String percent) {
    if (!percent.matches("[1-9][0-9]?|100")) {
      throw new IllegalArgumentException("share \"" + percent + "\" is none: a whole number of per cent, 1 to 100");
    }
    return parse(budget).multipliedBy(Long.parseLong(percent)).dividedBy(100);
  }
}
