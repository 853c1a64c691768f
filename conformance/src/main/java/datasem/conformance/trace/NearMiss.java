package datasem.conformance.trace;

/**
 * The window of a race was open, another task passed close by, and nothing happened.
 *
 * @param anomaly what would have happened
 * @param ino inode number
 * @param opened line that opened the window
 * @param closed line that closed it
 * @param passed line of the other task's call
 * @param micros how far outside the window; 0 if inside it
 * @param events lines between
 * @param diagram the two tasks in columns
 * @param scenario its lines from {@code start:} on, empty if there is none
 */
public record NearMiss(
    TraceAnomaly anomaly,
    long ino,
    long opened,
    long closed,
    long passed,
    long micros,
    long events,
    String diagram,
    String scenario) {}
