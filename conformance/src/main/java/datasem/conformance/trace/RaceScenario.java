package datasem.conformance.trace;

import datasem.conformance.trace.RacingCall.Call;
import datasem.conformance.trace.SmallFile.Range;
import datasem.ext4.ExtentStatus;
import java.util.ArrayList;
import java.util.List;

/** The window around an anomaly or a near miss as the text of a scenario, which the checker explores. */
final class RaceScenario {
  private static final long PAGE = 4096;
  private static final int MOST_EXTENTS = 4;

  private final SmallFile file;
  private final List<RacingCall> calls;
  private final List<ExtentStatus> extents;
  private final boolean cached;

  private RaceScenario(
      SmallFile file, List<RacingCall> calls, List<ExtentStatus> extents, boolean cached) {
    this.file = file;
    this.calls = calls;
    this.extents = extents;
    this.cached = cached;
  }

  /**
   * @param window the call whose window was open
   * @param other the call that came between
   * @param before what was known of the status tree when the window opened
   * @param cached whether the hole was in the status tree then
   * @return the lines of a scenario, from {@code start:} on; empty if it needs more blocks than a scenario may have
   */
  static String of(
      TraceAnomaly anomaly, RacingCall window, RacingCall other, View before, boolean cached, int clusterRatio) {
    List<RacingCall> calls = List.of(window, other);
    List<Range> ranges = new ArrayList<>();
    for (RacingCall c : calls) {
      if (c.call().ranged()) {
        ranges.add(new Range(c.first(), c.last()));
      }
    }
    if (ranges.isEmpty()) {
      return "";
    }
    long first = ranges.stream().mapToLong(Range::first).min().orElse(0);
    long last = ranges.stream().mapToLong(Range::last).max().orElse(0);
    List<ExtentStatus> extents =
        before.overlapping(first, last).stream()
            .filter(es -> !es.is_hole() && calls.stream().noneMatch(c -> makes(c, es)))
            .limit(MOST_EXTENTS)
            .toList();
    List<Range> with = new ArrayList<>(ranges);
    extents.forEach(
        es -> with.add(new Range(Math.max(first, es.es_lblk()), Math.min(last, es.ext4_es_end()))));
    SmallFile file = SmallFile.of(with, clusterRatio);
    if (file == null) {
      extents = List.of();
      file = SmallFile.of(ranges, clusterRatio);
    }
    return file == null ? "" : new RaceScenario(file, calls, extents, cached).text(anomaly);
  }

  /** Whether an extent is what a call is about to make, and so was not there before it. */
  private static boolean makes(RacingCall c, ExtentStatus es) {
    boolean overlaps = c.first() <= es.ext4_es_end() && es.es_lblk() <= c.last();
    return switch (c.call()) {
      case WRITE, STORE -> overlaps && es.is_delayed();
      case FALLOCATE, KEEP_SIZE -> overlaps && es.is_mapped();
      default -> false;
    };
  }

  private String text(TraceAnomaly anomaly) {
    StringBuilder out = new StringBuilder("# blocks of the file there and here:");
    for (int b = 0; b < file.blocks(); b += file.ratio()) {
      out.append(b == 0 ? " " : ", ").append(file.origin(b)).append(" is ").append(b);
    }
    out.append("\nstart: ").append(start()).append("\nblocks: ").append(file.blocks()).append('\n');
    if (file.ratio() > 1) {
      out.append("bigalloc: ").append(file.ratio()).append('\n');
    }
    out.append("setup: ").append(String.join("; ", setup())).append('\n');
    out.append("headline: ").append(anomaly).append('\n');
    boolean same = calls.get(0).task().equals(calls.get(1).task());
    for (int i = 0; i < calls.size(); i++) {
      RacingCall c = calls.get(i);
      out.append("task ").append(c.task()).append(same ? "-" + (i + 1) : "").append(": ").append(call(c)).append('\n');
    }
    return out.toString();
  }

  private String start() {
    StringBuilder s = new StringBuilder("A file of " + file.blocks() * PAGE + " bytes");
    if (file.ratio() > 1) {
      s.append(" in clusters of ").append(file.ratio() * PAGE);
    }
    s.append(extents.isEmpty() ? ", all hole" : ", not all hole");
    if (calls.stream().anyMatch(c -> c.call() == Call.STORE)) {
      s.append(", mapped and read");
    }
    return s.append(cached ? "; the hole is cached." : "; the hole is not cached.").toString();
  }

  private List<String> setup() {
    List<String> made = new ArrayList<>();
    made.add("ftruncate(f, " + file.blocks() * PAGE + ")");
    extents(made, "pwrite(f, buf, %2$d, %1$d)", 1);
    if (made.size() > 1) {
      made.add("writeback(f)");
      made.add("posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED)");
    }
    extents(made, "fallocate(f, 0, %1$d, %2$d)", 2);
    boolean loads = false;
    for (RacingCall c : calls) {
      if (c.call() == Call.STORE) {
        made.add("load from page " + file.block(c.first()));
        loads = true;
      }
    }
    if (cached && !loads) {
      made.add("fiemap(f, 0, " + file.blocks() * PAGE + ")");
    }
    extents(made, "pwrite(f, buf, %2$d, %1$d)", 4);
    extents(made, "pwrite(f, buf, %2$d, %1$d)", 6);
    if (!cached && made.size() > 1) {
      made.add("ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)");
    }
    return made;
  }

  private void extents(List<String> made, String form, long type) {
    for (ExtentStatus es : extents) {
      if (es.type() == type) {
        long first = es.es_lblk();
        long last = es.ext4_es_end();
        int from = file.has(first) ? file.block(first) : 0;
        int to = file.has(last) ? file.block(last) : file.blocks() - 1;
        made.add(String.format(form, from * PAGE, (Math.max(from, to) - from + 1) * PAGE));
      }
    }
  }

  private String call(RacingCall c) {
    int from = c.call().ranged() ? file.block(c.first()) : 0;
    int to = c.call().ranged() ? Math.max(from, file.block(c.last())) : file.blocks() - 1;
    long off = from * PAGE;
    long len = (to - from + 1) * PAGE;
    return switch (c.call()) {
      case READ -> "pread(f, buf, " + len + ", " + off + ")";
      case WRITE -> "pwrite(f, buf, " + len + ", " + off + ")";
      case STORE -> "store to page " + from;
      case FALLOCATE -> "fallocate(f, 0, " + off + ", " + len + ")";
      case KEEP_SIZE -> "fallocate(f, KEEP_SIZE, " + off + ", " + len + ")";
      case PUNCH -> "fallocate(f, PUNCH_HOLE, " + off + ", " + len + ")";
      case COLLAPSE -> "fallocate(f, COLLAPSE_RANGE, " + off + ", " + len + ")";
      case INSERT -> "fallocate(f, INSERT_RANGE, " + off + ", " + len + ")";
      case FIEMAP -> "fiemap(f, 0, " + len + ")";
      case WRITEBACK -> "writeback(f)";
    };
  }
}
