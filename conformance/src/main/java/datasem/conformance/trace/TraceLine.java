package datasem.conformance.trace;

/**
 * One line of ftrace text.
 *
 * @param number of the line in its file, from 1
 * @param task name and process id as printed, such as {@code kworker/u4:1-25}
 * @param pid process id
 * @param micros time stamp in microseconds of the trace's clock
 * @param event tracepoint name without its system, {@link #LOST}, or empty for what is no event, such as
 *     a function tracer's line
 * @param fields the rest of the line
 */
record TraceLine(
    long number, String task, int pid, int cpu, long micros, String event, String fields) {

  /** The event name of a mark that the ring buffer has dropped events. */
  static final String LOST = "LOST EVENTS";

  boolean ext4() {
    return event.startsWith("ext4_");
  }

  /** Whether the task can print it only outside the status tree's lock. */
  boolean endsSections() {
    return ext4() || event.equals("tracing_mark_write");
  }
}
