package datasem.conformance.trace;

/**
 * An anomaly seen in a recording.
 *
 * @param first first line of what led to it
 * @param line the line at which the damage was done
 * @param ino inode number
 * @param detail one line in words
 * @param diagram the tasks involved in columns, from the recording's own events
 */
public record TraceFinding(
    TraceAnomaly anomaly, long first, long line, long ino, String detail, String diagram) {}
