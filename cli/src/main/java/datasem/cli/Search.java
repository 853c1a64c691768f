package datasem.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that bound a search. A search that meets a bound is inconclusive, never green. */
final class Search {
  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "wall time for the whole run: 500ms, 60s, 5m, 2h (default: 10m)")
  Duration budget = Duration.ofMinutes(10);

  @Option(names = "--max-states", paramLabel = "N", description = "states visited at most, per cell")
  Long maxStates;

  @Option(names = "--max-depth", paramLabel = "N", description = "steps of one schedule at most")
  Integer maxDepth;

  @Option(names = "--strict", description = "exit with 1 for every violation, expected or not")
  boolean strict;
}
