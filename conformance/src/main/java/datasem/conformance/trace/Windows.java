package datasem.conformance.trace;

import datasem.conformance.trace.Config.Mark;
import datasem.conformance.trace.Fields.Es;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The stretches in which one inode's races can happen: from a task's search to the end of the insertion that
 * rests on it. Another task's call close by is a near miss, unless it turns out to be the anomaly.
 */
final class Windows {
  private static final int KEPT = 64;
  private static final int RECENT = 16;

  private record Candidate(Span window, NearMiss miss) {}

  /** A look-up and its answer. */
  private record Look(EsOp op, Span.Opening opening, TraceLine line, Es es) {
    boolean hole() {
      return es.hole();
    }
  }

  private final long ino;
  private final TraceReport report;
  private final History history;
  private final long near_micros;
  private final int cluster_ratio;
  private final Map<Integer, Span.Opening> finds = new HashMap<>();
  private final Map<Integer, Span.Opening> lookups = new HashMap<>();
  private final Map<Integer, Look> looks = new HashMap<>();
  private final Deque<EsOp> mapped = new ArrayDeque<>();
  private final Deque<Span> spans = new ArrayDeque<>();
  private final List<Candidate> candidates = new ArrayList<>();

  Windows(long ino, TraceReport report, History history, long near_micros, int clusterRatio) {
    this.ino = ino;
    this.report = report;
    this.history = history;
    this.near_micros = near_micros;
    this.cluster_ratio = clusterRatio;
  }

  void clear() {
    finds.clear();
    lookups.clear();
    looks.clear();
    mapped.clear();
    spans.clear();
    candidates.clear();
  }

  /** @param view what was known of the tree before */
  void began(EsOp op, View view) {
    if (op.kind() == EsOp.Kind.FIND) {
      finds.put(op.line().pid(), new Span.Opening(op.line(), view));
    } else if (op.kind() == EsOp.Kind.LOOKUP) {
      lookups.put(op.line().pid(), new Span.Opening(op.line(), view));
    } else if (op.insertsMapped()) {
      mapped.addLast(op);
      if (mapped.size() > RECENT) {
        mapped.removeFirst();
      }
    }
    if (finds.size() > KEPT || lookups.size() > KEPT || looks.size() > KEPT) {
      finds.clear();
      lookups.clear();
      looks.clear();
    }
  }

  /** A call that changes the tree is over. */
  void ended(EsOp op, TraceLine end) {
    if (!op.insertsHole() && !op.kind().delayed() && !op.insertsMapped()) {
      return;
    }
    int pid = op.line().pid();
    Span span = span(op, end);
    for (Span other : spans) {
      if (other.pid() != pid) {
        pair(span, other);
        pair(other, span);
      }
    }
    spans.addLast(span);
    if (spans.size() > RECENT) {
      spans.removeFirst();
    }
  }

  private Span span(EsOp op, TraceLine end) {
    int pid = op.line().pid();
    Span.Opening from = new Span.Opening(op.line(), View.UNKNOWN);
    if (op.insertsHole()) {
      from = finds.getOrDefault(pid, from);
    } else if (op.kind().delayed()) {
      from = lookups.getOrDefault(pid, from);
    }
    Look look = looks.get(pid);
    boolean cached = op.kind().delayed() && look != null && look.opening() == from && look.hole();
    return new Span(op, from, end, cached);
  }

  private void pair(Span window, Span other) {
    if (!window.overlaps(other)) {
      return;
    }
    TraceAnomaly anomaly;
    if (window.op().insertsHole() && other.op().kind().delayed()) {
      anomaly = TraceAnomaly.LOST_DELALLOC;
    } else if (window.op().kind().delayed() && other.op().insertsMapped()) {
      anomaly = TraceAnomaly.DELAYED_OVER_ALLOCATED;
    } else {
      return;
    }
    if (window.distance(other) <= near_micros) {
      add(anomaly, window, other);
    }
  }

  private void add(TraceAnomaly anomaly, Span window, Span other) {
    candidates.add(new Candidate(window, miss(anomaly, window, other)));
    if (candidates.size() > KEPT) {
      report.nearMiss(candidates.remove(0).miss());
    }
  }

  /**
   * A look-up has its answer. If a task looks up the same block twice in a row and finds blocks where it had
   * found none, another task has allocated them in between: without the second look-up, the task would have
   * put in a delayed extent over them.
   *
   * @param again whether the task has done nothing else since it looked the block up before
   */
  void answered(EsOp op, TraceLine line, Es es, boolean again) {
    if (op.kind() != EsOp.Kind.LOOKUP) {
      return;
    }
    int pid = line.pid();
    Look before = looks.get(pid);
    looks.put(pid, new Look(op, lookups.getOrDefault(pid, new Span.Opening(op.line(), View.UNKNOWN)), line, es));
    if (before == null || !again || !es.mapped() || before.op().es().lblk() != op.es().lblk()) {
      return;
    }
    boolean hole = before.es().len() == 0 || before.hole();
    for (EsOp other : mapped) {
      boolean between =
          other.line().number() > before.op().line().number() && other.line().number() < line.number();
      if (hole && between && other.line().pid() != pid
          && other.es().lblk() <= op.es().lblk() && op.es().lblk() <= other.es().end()) {
        Span window = new Span(op, before.opening(), line, before.hole());
        Span passed = new Span(other, new Span.Opening(other.line(), View.UNKNOWN), other.line(), false);
        add(TraceAnomaly.DELAYED_OVER_ALLOCATED, window, passed);
        return;
      }
    }
  }

  /** The line of the search on which an insertion rests. */
  long opening(Mark mark) {
    return window(mark).from().number();
  }

  /** The call may be under way still, where another task's look-up has shown what it did. */
  private Span window(Mark mark) {
    for (Span span : spans) {
      if (span.op() == mark.culprit()) {
        return span;
      }
    }
    return span(mark.culprit(), mark.culprit().line());
  }

  /** It was no near miss. */
  void happened(Mark mark) {
    Iterator<Candidate> all = candidates.iterator();
    while (all.hasNext()) {
      Candidate c = all.next();
      if (c.window().op() == mark.culprit() && c.miss().anomaly() == mark.anomaly()) {
        all.remove();
      }
    }
  }

  void finish() {
    candidates.forEach(c -> report.nearMiss(c.miss()));
    clear();
  }

  private NearMiss miss(TraceAnomaly anomaly, Span w, Span o) {
    long passed = o.op().line().number();
    long first = Math.min(w.from().number(), passed);
    long last = Math.max(w.to().number(), o.to().number());
    return new NearMiss(
        anomaly,
        ino,
        w.from().number(),
        w.to().number(),
        passed,
        w.distance(o),
        w.lines(passed),
        Diagram.draw(history.around(first, last), w.pid(), o.pid()),
        scenario(anomaly, w, o.op()));
  }

  /** The scenario of an anomaly. */
  String scenario(Mark mark) {
    return mark.victim() == null ? "" : scenario(mark.anomaly(), window(mark), mark.victim());
  }

  private String scenario(TraceAnomaly anomaly, Span window, EsOp other) {
    if (!report.keepsScenarios()) {
      return "";
    }
    List<TraceLine> lines = history.all();
    return RaceScenario.of(
        anomaly,
        RacingCall.of(lines, window.op()),
        RacingCall.of(lines, other),
        window.opening().view(),
        window.cached(),
        cluster_ratio);
  }
}
