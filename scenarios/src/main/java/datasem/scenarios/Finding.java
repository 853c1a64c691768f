package datasem.scenarios;

/**
 * A broken predicate.
 *
 * @param anomaly its name, for example {@code LOST_DELALLOC}
 * @param detail the numbers, one line
 */
public record Finding(String anomaly, String detail) {}
