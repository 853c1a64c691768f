package datasem.results.mutation;

import datasem.scenarios.Scenario;
import java.util.List;

/**
 * Races that no kernel of the table has, since the lock has always been there: they are red only where a
 * mutation takes it away, so they are no scenarios. The standard pairs have too little to lose for these.
 */
final class Guards {
  static final List<Scenario> ALL =
      List.of(
          guard(
              "guard_write_vs_write",
              "An empty file that both extend.",
              "ftruncate(f, 0)",
              "pwrite(f, buf2, 4096, 0)",
              "pwrite(f, buf3, 4096, 4096)"),
          guard(
              "guard_punch_vs_seek_hole",
              "A file of two written extents, removed one after the other.",
              "pwrite(f, buf, 4096, 4096); writeback(f); pwrite(f, buf, 4096, 0); writeback(f)",
              "fallocate(f, PUNCH_HOLE, 0, 8192)",
              "lseek(f, 0, SEEK_HOLE)"));

  private Guards() {}

  private static Scenario guard(String name, String file, String start, String first, String second) {
    return Scenario.named(name)
        .blocks(2)
        .start(file, start)
        .task("task1", first)
        .task("task2", second)
        .found("made for a lock that no other cell misses")
        .build();
  }
}
