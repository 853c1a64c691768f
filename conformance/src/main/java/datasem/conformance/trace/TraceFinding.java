package datasem.conformance.trace;

/**
 * An anomaly seen in a recording.
 *
 * @param first first line of what led to it
 * @param line the line at which the damage was done
 * @param last last line of what led to it: the calls overlap, so it may come after {@code line}
 * @param ino inode number
 * @param detail one line in words
 * @param diagram the tasks involved in columns, from the recording's own events
 * @param scenario its lines from {@code start:} on, empty if there is none
 */
public record TraceFinding(
    TraceAnomaly anomaly, long first, long line, long last, long ino, String detail, String diagram, String scenario) {}
