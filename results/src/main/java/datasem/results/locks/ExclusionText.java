package datasem.results.locks;

import datasem.ext4.Kernel;
import datasem.results.locks.Exclusion.Kind;
import datasem.results.locks.Exclusion.Result;
import datasem.scenarios.Operations;
import datasem.scenarios.Operations.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pairs of operations as a triangle, and what the races among them are. */
public final class ExclusionText {

  /** What stands in the triangle for a lock. */
  private static final Map<String, String> SHORT = new LinkedHashMap<>();

  static {
    SHORT.put("i_rwsem", "RW");
    SHORT.put("invalidate_lock", "INV");
    SHORT.put("s_writepages_rwsem", "WPS");
    SHORT.put("folio_lock", "FL");
    SHORT.put("PG_writeback", "WB");
    SHORT.put("i_data_sem", "IDS");
  }

  private ExclusionText() {}

  /** The pages' common beginning: what the words mean, and the calls. */
  public static String legend() {
    StringBuilder out = new StringBuilder("# Which lock excludes what\n\n");
    out.append("Every two operations on one file, in every interleaving: a hole, a hole with a clean page, a\n");
    out.append("written block that is not cached, a delayed block.\n\n");
    out.append("- `RW`, a lock by itself: both hold it from the first thing they touch to the last, one of\n");
    out.append("  them exclusively; so one runs after the other.\n");
    out.append("- `ok`: no lock spans both, and no schedule breaks a predicate; in brackets the sleeping locks\n");
    out.append("  that both take at some moment, one of them exclusively. Nothing in brackets: only spinning\n");
    out.append("  locks order them, if any does.\n");
    out.append("- `RACE`: some schedule breaks a predicate, see the list below the table.\n\n");
    out.append(SHORT.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", ")));
    out.append(".\n\n| operation | call |\n|---|---|\n");
    for (Operation operation : Operations.all()) {
      out.append("| ").append(operation.name()).append(" | `").append(operation.usual()).append("` |\n");
    }
    return out.toString();
  }

  /** One kernel as a section of a page. */
  public static String section(Kernel kernel, List<Result> results) {
    List<Operation> operations = Operations.all();
    StringBuilder out = new StringBuilder("\n## ").append(kernel.name()).append("\n\n");
    out.append(summary(results)).append(".\n\n|  |");
    operations.forEach(o -> out.append(' ').append(o.name()).append(" |"));
    out.append("\n|---|").append("---|".repeat(operations.size())).append('\n');
    int next = 0;
    for (int i = 0; i < operations.size(); i++) {
      out.append("| ").append(operations.get(i).name()).append(" |").append("  |".repeat(i));
      for (int j = i; j < operations.size(); j++) {
        out.append(' ').append(cell(results.get(next++))).append(" |");
      }
      out.append('\n');
    }
    races(out, kernel, results);
    return out.toString();
  }

  private static String summary(List<Result> results) {
    return found(results) + ": " + rest(results);
  }

  private static String found(List<Result> results) {
    return results.size() + " pairs, " + count(results, Kind.RACE) + " races"
        + (count(results, Kind.OPEN) == 0 ? "" : ", " + count(results, Kind.OPEN) + " undecided");
  }

  private static String rest(List<Result> results) {
    long states = results.stream().mapToLong(Result::states).sum();
    return count(results, Kind.LOCK) + " excluded by one lock, " + count(results, Kind.OK)
        + " without and never wrong, " + states + " states";
  }

  private static long count(List<Result> results, Kind kind) {
    return results.stream().filter(r -> r.kind() == kind).count();
  }

  private static String cell(Result result) {
    String locks =
        result.locks().stream()
            .map(lock -> SHORT.getOrDefault(lock.replaceAll("\\(.*", ""), lock))
            .distinct()
            .collect(Collectors.joining(" "));
    return switch (result.kind()) {
      case LOCK -> locks;
      case OK -> locks.isEmpty() ? "ok" : "ok (" + locks + ")";
      case RACE -> "RACE";
      case OPEN -> "undecided";
    };
  }

  private static void races(StringBuilder out, Kernel kernel, List<Result> results) {
    if (count(results, Kind.RACE) == 0) {
      return;
    }
    out.append("\n| race | found | as in scenario | diagram |\n|---|---|---|---|\n");
    for (Result r : results) {
      if (r.kind() == Kind.RACE) {
        out.append("| ").append(r.first().name()).append(", ").append(r.second().name()).append(" | ");
        out.append(String.join(", ", r.anomalies().stream().sorted().toList())).append(" | ");
        out.append(r.known() == null ? "" : r.known()).append(" | `datasem witness ");
        out.append(kernel.name()).append(' ').append(r.scenario()).append("` |\n");
      }
    }
  }

  /** One kernel for a terminal: what was found as the first line, a line for each pair, and two more for a race. */
  public static String lines(Kernel kernel, List<Result> results) {
    StringBuilder out = new StringBuilder(kernel.name()).append(": ").append(found(results)).append('\n');
    out.append("    ").append(rest(results)).append('\n');
    for (Result r : results) {
      String pair = r.first().name() + ", " + r.second().name();
      out.append("%-32s %s\n".formatted(pair, cell(r)));
      if (r.kind() == Kind.RACE) {
        out.append("    ").append(String.join(", ", r.anomalies().stream().sorted().toList())).append('\n');
        out.append("    datasem witness ").append(kernel.name()).append(' ').append(r.scenario()).append('\n');
      }
    }
    return out.toString();
  }
}
