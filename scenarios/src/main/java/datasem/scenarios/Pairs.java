package datasem.scenarios;

import datasem.scenarios.Operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two operations against each other on one file, for every two there are: what the scenarios of the list
 * do not think of. Nothing is expected of these; whoever asks judges.
 */
public final class Pairs {
  private static final Pattern NAME = Pattern.compile("pair_([a-z_]+)_vs_([a-z_]+)");

  /** One block of each kind, so that every call finds something to do; a call may add a fifth. */
  private static final String START =
      "ftruncate(f, 16384); pwrite(f, buf, 4096, 8192); writeback(f);"
          + " posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED); pread(f, buf, 4096, 4096);"
          + " pwrite(f, buf, 4096, 12288); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";

  private Pairs() {}

  /** Every pair, also of an operation with itself, in the order of {@link Operations#all}. */
  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    List<Operation> operations = Operations.all();
    for (int i = 0; i < operations.size(); i++) {
      for (int j = i; j < operations.size(); j++) {
        all.add(of(operations.get(i), operations.get(j)));
      }
    }
    return all;
  }

  /** The pair of that name, for example {@code pair_read_vs_punch}; either order is the same pair. */
  public static Optional<Scenario> byName(String name) {
    Matcher m = NAME.matcher(name);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Operations.byName(m.group(1)).flatMap(a -> Operations.byName(m.group(2)).map(b -> of(a, b)));
  }

  /** The two operations against each other. */
  public static Scenario of(Operation first, Operation second) {
    return Scenario.named("pair_" + first.name() + "_vs_" + second.name())
        .headline(Anomaly.LOST_DELALLOC)
        .blocks(5)
        .start(
            "A file of 16384 bytes: a hole, a hole with a clean page, a written block that is not cached,"
                + " a delayed block.",
            START)
        .task("task1", first.usual().toString())
        .task("task2", second.usual().toString())
        .found("made from the list of operations")
        .build();
  }
}
