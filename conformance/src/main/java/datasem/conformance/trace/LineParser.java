package datasem.conformance.trace;

/** Takes lines of ftrace text apart, as tracefs and {@code trace-cmd report} print them. */
final class LineParser {
  private static final String[] NO_EVENT = {
    "#", "=>", "cpus=", "version =", "CPU 0 is empty", "trace.dat", "Entering kdb", "Dumping ftrace", "---"
  };

  private LineParser() {}

  /**
   * @param number line number, from 1
   * @return null for a comment, an empty line or part of a stack trace
   * @throws TraceFormatException if it is none of what a trace consists of
   */
  static TraceLine parse(long number, String text) throws TraceFormatException {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return null;
    }
    if (trimmed.startsWith("CPU")) {
      TraceLine lost = lost(number, trimmed);
      if (lost != null) {
        return lost;
      }
      if (trimmed.endsWith("is empty")) {
        return null;
      }
    }
    for (String start : NO_EVENT) {
      if (trimmed.startsWith(start)) {
        return null;
      }
    }
    TraceLine line = event(number, text);
    if (line == null) {
      String shown = trimmed.length() > 60 ? trimmed.substring(0, 60) + "..." : trimmed;
      throw new TraceFormatException(number, "no line of ftrace text: \"" + shown + "\"");
    }
    return line;
  }

  /** {@code CPU:1 [LOST 123 EVENTS]}, {@code CPU:1 [EVENTS DROPPED]}. */
  private static TraceLine lost(long number, String text) {
    if (!text.startsWith("CPU:") || !text.endsWith("]") || !text.contains("EVENTS")) {
      return null;
    }
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      return null;
    }
    int cpu = (int) digits(text.substring(4, bracket).strip());
    return new TraceLine(number, "", -1, cpu, 0, TraceLine.LOST, text.substring(bracket));
  }

  private static TraceLine event(long number, String text) {
    int open = -1;
    int close = -1;
    for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
      close = text.indexOf(']', i);
      if (i > 0 && text.charAt(i - 1) == ' ' && close > i + 1 && digits(text.substring(i + 1, close)) >= 0) {
        open = i;
        break;
      }
    }
    if (open < 0) {
      return null;
    }
    String task = text.substring(0, open).strip();
    if (task.endsWith(")")) {
      int group = task.lastIndexOf('(');
      if (group < 0) {
        return null;
      }
      task = task.substring(0, group).strip();
    }
    long pid = digits(task.substring(task.lastIndexOf('-') + 1));
    if (task.indexOf('-') < 0 || pid < 0 || pid > Integer.MAX_VALUE) {
      return null;
    }
    long cpu = digits(text.substring(open + 1, close));

    int at = close + 1;
    for (int tokens = 0; tokens < 4; tokens++) {
      int start = at;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
      int end = text.indexOf(' ', start);
      if (end < 0) {
        return null;
      }
      at = end;
      if (text.charAt(end - 1) == ':') {
        long micros = micros(text.substring(start, end - 1));
        if (micros >= 0) {
          return named(number, task, (int) pid, (int) cpu, micros, text.substring(end).strip());
        }
      }
    }
    return null;
  }

  private static TraceLine named(
      long number, String task, int pid, int cpu, long micros, String rest) {
    int from = rest.startsWith("ext4:ext4_") ? 5 : 0;
    int end = from;
    while (end < rest.length() && (Character.isLetterOrDigit(rest.charAt(end)) || rest.charAt(end) == '_')) {
      end++;
    }
    if (end > from && end < rest.length() && rest.charAt(end) == ':') {
      return new TraceLine(
          number, task, pid, cpu, micros, rest.substring(from, end), rest.substring(end + 1).strip());
    }
    return new TraceLine(number, task, pid, cpu, micros, "", rest);
  }

  /** Seconds with a fraction, or a counter's ticks; -1 if neither. */
  private static long micros(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return digits(text);
    }
    long seconds = digits(text.substring(0, dot));
    String fraction = (text.substring(dot + 1) + "000000").substring(0, 6);
    long micros = digits(fraction);
    return seconds < 0 || micros < 0 || seconds > Long.MAX_VALUE / 1_000_001 ? -1 : seconds * 1_000_000 + micros;
  }

  /** A decimal number of at most 18 digits, or -1. */
  private static long digits(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
