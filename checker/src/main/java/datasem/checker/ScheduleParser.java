package datasem.checker;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code run (, run)*} where a run is {@code task:steps} or {@code task:steps/branch}. */
final class ScheduleParser {
  private static final int MAX = 1_000_000;
  private final String text;
  private int at;

  ScheduleParser(String text) {
    this.text = text.strip();
  }

  Schedule parse() {
    List<Schedule.Run> runs = new ArrayList<>();
    if (text.equals("-")) {
      return new Schedule(runs);
    }
    do {
      int task = number("the number of a task", 0);
      expect(':', "':' and the number of steps");
      int steps = number("a number of steps, at least 1", 1);
      int branch = 0;
      if (at < text.length() && text.charAt(at) == '/') {
        at++;
        branch = number("the number of a branch", 0);
      }
      runs.add(new Schedule.Run(task, steps, branch));
    } while (another());
    return new Schedule(runs);
  }

  private boolean another() {
    if (at == text.length()) {
      return false;
    }
    expect(',', "',' and another run, or the end");
    return true;
  }

  private void expect(char c, String what) {
    if (at == text.length() || text.charAt(at) != c) {
      throw malformed(what, at);
    }
    at++;
  }

  private int number(String what, int least) {
    int start = at;
    long n = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && n <= MAX) {
      n = 10 * n + text.charAt(at++) - '0';
    }
    if (at == start || n < least || n > MAX) {
      throw malformed(what, start);
    }
    return (int) n;
  }

  private MalformedSchedule malformed(String expected, int position) {
    String found = position == text.length() ? "the end" : "'" + text.charAt(position) + "'";
    return new MalformedSchedule("schedule \"%s\": at position %d: expected %s, found %s".formatted(
        text, position + 1, expected, found));
  }
}
