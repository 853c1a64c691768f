package datasem.conformance.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as text. */
public final class TraceText {
  private static final int SHOWN = 20;
  private static final int WIDTH = 72;

  private TraceText() {}

  /** Everything but the progress; the same bytes for the same recording. */
  public static String of(TraceReport r) {
    StringBuilder out = new StringBuilder();
    TraceReport.Count total = r.total();
    long judged = total.explained() + total.refused();
    out.append(r.file()).append(": ").append(r.lines()).append(" lines, ").append(r.events())
        .append(" events of ext4");
    if (!r.kernel().isEmpty()) {
      out.append(", followed as ").append(r.kernel());
    }
    out.append('\n');
    if (r.error() != null) {
      out.append("UNREADABLE: ").append(r.error()).append("; what was read until there follows\n");
    }
    out.append(String.format("%n%-34s %10s %10s %10s%n", "event", "explained", "refused", "not judged"));
    for (Map.Entry<String, TraceReport.Count> e : r.counts().entrySet()) {
      row(out, e.getKey(), e.getValue());
    }
    row(out, "all", total);
    out.append(
        String.format(
            Locale.ROOT,
            "judged: %.1f %%; explained in several ways: %d; by an unlisted eviction: %d%n",
            100.0 * judged / Math.max(1, judged + total.not_judged()),
            r.explainedInSeveralWays(),
            r.evictions()));
    r.notJudged().forEach((why, n) -> out.append("  not judged ").append(n).append(": ").append(why).append('\n'));
    r.notes().stream().limit(SHOWN).forEach(note -> out.append("note: ").append(note).append('\n'));
    rest(out, r.notes());
    if (!r.refusals().isEmpty()) {
      refusal(out, r.refusals().get(0));
      if (total.refused() > 1) {
        out.append("  further refusals: ").append(total.refused() - 1).append(", at lines ");
        out.append(
            r.refusals().stream().skip(1).limit(SHOWN).map(f -> "" + f.line()).collect(Collectors.joining(", ")));
        out.append(total.refused() - 1 > SHOWN ? ", ...\n" : "\n");
      }
    }
    findings(out, r);
    nearMisses(out, r);
    out.append('\n').append(verdict(r)).append('\n');
    return wrapped(out.toString());
  }

  /** The verdict alone, on one line. */
  public static String brief(TraceReport r) {
    return r.file() + ": " + verdict(r) + "\n";
  }

  /** Lines longer than {@link #WIDTH} broken at blanks, what follows indented; a longer word stays whole. */
  static String wrapped(String text) {
    StringBuilder out = new StringBuilder();
    text.lines().forEach(line -> wrap(out, line));
    return out.toString();
  }

  private static void wrap(StringBuilder out, String line) {
    String left = line;
    String indent = "";
    while (left.length() > WIDTH) {
      int margin = left.length() - left.stripLeading().length();
      int at = left.lastIndexOf(' ', WIDTH);
      at = at > margin ? at : left.indexOf(' ', WIDTH);
      if (at < 0) {
        break;
      }
      out.append(left.substring(0, at).stripTrailing()).append('\n');
      indent = indent.isEmpty() ? " ".repeat(line.length() - line.stripLeading().length() + 4) : indent;
      left = indent + left.substring(at + 1).strip();
    }
    out.append(left).append('\n');
  }

  private static void row(StringBuilder out, String name, TraceReport.Count c) {
    out.append(
        String.format("%-34s %10d %10d %10d%n", name, c.explained(), c.refused(), c.not_judged()));
  }

  private static void rest(StringBuilder out, List<?> list) {
    if (list.size() > SHOWN) {
      out.append("  and ").append(list.size() - SHOWN).append(" more\n");
    }
  }

  private static void refusal(StringBuilder out, Refusal f) {
    out.append("\nREFUSED line ").append(f.line()).append(": ").append(f.event()).append(" of inode ")
        .append(f.ino()).append('\n');
    out.append("  matched before: ").append(f.matched()).append(" events\n");
    out.append("  the kernel:     ").append(f.got()).append('\n');
    for (String expected : f.expected()) {
      out.append("  the model:      ").append(expected).append('\n');
    }
    out.append("  reason:         ").append(f.reason()).append('\n');
    for (String tree : f.trees()) {
      out.append("  status tree:    ").append(tree).append('\n');
    }
  }

  private static void findings(StringBuilder out, TraceReport r) {
    r.found().forEach(
        (a, n) ->
            out.append('\n').append(a).append(": ").append(n).append(" times; ").append(a.meaning()).append('\n'));
    int drawn = 0;
    for (TraceFinding f : r.findings()) {
      boolean draw = drawn++ < SHOWN;
      out.append(draw || drawn == SHOWN + 1 ? "\n" : "").append(f.anomaly()).append(" lines ").append(f.first())
          .append(" to ").append(f.last()).append(", inode ").append(f.ino()).append(": ").append(f.detail())
          .append('\n').append(draw ? f.diagram() : "");
    }
    long all = r.found().values().stream().mapToLong(Long::longValue).sum();
    if (all > r.findings().size()) {
      out.append("  and ").append(all - r.findings().size()).append(" more\n");
    }
  }

  private static void nearMisses(StringBuilder out, TraceReport r) {
    if (r.nearMissCount() == 0) {
      return;
    }
    out.append("\nnear misses: ").append(r.nearMissCount()).append(", the closest first\n");
    r.nearMisses().stream()
        .sorted(java.util.Comparator.comparingLong(NearMiss::micros).thenComparingLong(NearMiss::opened))
        .limit(SHOWN)
        .forEach(m -> nearMiss(out, m));
  }

  private static void nearMiss(StringBuilder out, NearMiss m) {
    out.append("  ").append(m.anomaly()).append(" inode ").append(m.ino()).append(": open lines ")
        .append(m.opened()).append(" to ").append(m.closed()).append(", passed at line ").append(m.passed());
    if (m.micros() == 0) {
      out.append(", inside it\n");
    } else {
      out.append(", ").append(m.micros()).append(" us and ").append(m.events()).append(" lines away\n");
    }
  }

  private static String verdict(TraceReport r) {
    return switch (r.exitCode()) {
      case 0 -> "explained, free of findings";
      case 1 -> "not free of findings";
      default -> "unreadable: " + r.error();
    };
  }
}
