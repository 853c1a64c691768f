package datasem.stress;

import datasem.locking.Locking;
import datasem.scenarios.Program;
import java.util.List;
import java.util.function.Supplier;

/**
 * A program that an engine is given to test the engine itself: it must see an anomaly in some, or what it does
 * not see elsewhere means nothing; it must see none in the others, or what it sees elsewhere means nothing.
 *
 * @param name unique, a Java identifier
 * @param about what it shows, one line
 * @param program what runs
 * @param locking makes the locks of one sample
 * @param mustShow whether an anomaly must be seen, or must not
 */
public record Canary(String name, String about, Program program, Supplier<Locking> locking, boolean mustShow) {

  /** The kernel of the cell that every engine must see red. */
  public static final String KERNEL = "v6.7";

  /** The scenario of the cell that every engine must see red. */
  public static final String SCENARIO = "read_vs_da_write";

  /** All there are. */
  public static List<Canary> all() {
    return List.of(
        new Canary(
            "seed_race",
            "the seed's race, given as many samples as a canary needs",
            StressCells.of(KERNEL, SCENARIO),
            Preempted::new,
            true),
        new Canary(
            "seed_race_without_locks",
            "a fixed kernel on locks that lock nothing: the locks are what keeps it whole",
            StressCells.of("v6.11", SCENARIO),
            Unprotected::new,
            true),
        new Canary(
            "visibility_without_locks",
            "store buffering on locks that lock nothing: stores are seen late, which no interleaving gives",
            new StoreBuffering(),
            Unprotected::new,
            true),
        new Canary(
            "visibility_with_locks",
            "store buffering on the locks that all cells use: they publish every store",
            new StoreBuffering(),
            Preempted::new,
            false));
  }

  /** @throws IllegalArgumentException if there is no canary of that name */
  public static Canary of(String name) {
    return all().stream()
        .filter(c -> c.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no canary " + name));
  }

  /** A sample of it, ready for its tasks. */
  public Sample sample() {
    return new Sample(program, locking.get());
  }
}
