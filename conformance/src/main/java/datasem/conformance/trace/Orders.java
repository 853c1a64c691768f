package datasem.conformance.trace;

import datasem.conformance.trace.Answers.Judged;
import datasem.conformance.trace.Answers.Match;
import datasem.conformance.trace.Config.Debt;
import datasem.conformance.trace.Config.Mark;
import datasem.conformance.trace.Fields.Es;
import datasem.ext4.ExtentStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All orders of one inode's overlapping calls that explain the answers seen until now. A call takes effect
 * between its first line and its end, so each end asks: what may have come before it? A set of
 * configurations is kept, as monitors for linearizability do, at most {@link #MOST} of them.
 */
final class Orders {
  static final int MOST = 64;

  private static final int SLOTS = 16;
  private static final int RECENT = 64;

  private final EsModel model;
  private final Answers answers;
  private final boolean accounts_in_tree;
  private final EsOp[] open = new EsOp[SLOTS];
  private final Deque<EsOp> recent = new ArrayDeque<>();
  private Collection<Config> configs;
  private boolean bounded;

  Orders(EsModel model, boolean accounts_in_tree, View start) {
    this.model = model;
    this.answers = new Answers(model);
    this.accounts_in_tree = accounts_in_tree;
    restart(start);
  }

  /** Forgets everything but {@code view}. */
  void restart(View view) {
    java.util.Arrays.fill(open, null);
    bounded = false;
    configs = List.of(Config.of(view, SLOTS));
  }

  Collection<Config> configs() {
    return configs;
  }

  /** Whether, since the last restart, there were more configurations or calls under way than are kept. */
  boolean bounded() {
    return bounded;
  }

  EsOp open(int pid) {
    int slot = slot(pid);
    return slot < 0 ? null : open[slot];
  }

  /** The calls under way, in the order of their beginnings. */
  List<EsOp> open() {
    return java.util.Arrays.stream(open)
        .filter(java.util.Objects::nonNull)
        .sorted(java.util.Comparator.comparingLong(op -> op.line().number()))
        .toList();
  }

  private int slot(int pid) {
    for (int i = 0; i < SLOTS; i++) {
      if (open[i] != null && open[i].line().pid() == pid) {
        return i;
      }
    }
    return -1;
  }

  /** A call begins. */
  void begin(EsOp op) {
    int free = -1;
    int oldest = 0;
    for (int i = SLOTS - 1; i >= 0; i--) {
      if (open[i] == null) {
        free = i;
      } else if (open[oldest] == null || open[i].line().number() < open[oldest].line().number()) {
        oldest = i;
      }
    }
    if (free < 0) {
      bounded = true;
      close(oldest);
      free = oldest;
    }
    open[free] = op;
    if (!op.kind().reads()) {
      recent.addLast(op);
      if (recent.size() > RECENT) {
        recent.removeFirst();
      }
    }
  }

  /** A call that changes the tree is over. */
  void end(int pid) {
    int slot = slot(pid);
    if (slot >= 0) {
      close(slot);
    }
  }

  private void close(int slot) {
    expand(slot);
    clear(slot);
  }

  /** What came of a search. */
  record Outcome(Match match, Collection<Config> before) {}

  /**
   * A search is over with the answer {@code es}.
   *
   * @return the best agreement of any order that is left; if refused, all orders are kept and the caller
   *     must {@link #restart}
   */
  Outcome answer(int pid, Es es) {
    int slot = slot(pid);
    EsOp op = open[slot];
    expand(slot);
    Collection<Config> before = configs;
    Map<Long, Config> left = new LinkedHashMap<>();
    Match best = Match.REFUSED;
    for (Config c : configs) {
      long lblk = op.es().lblk();
      Judged judged =
          op.kind() == EsOp.Kind.LOOKUP
              ? answers.lookup(c.done()[slot], c.view(), lblk, es)
              : answers.find(c.done()[slot], c.view(), lblk, es);
      if (judged.match() == Match.REFUSED) {
        continue;
      }
      best = judged.match().compareTo(best) < 0 ? judged.match() : best;
      Config next = c.withView(judged.now());
      if (judged.limit() >= 0) {
        next = next.withDebt(new Debt(pid, op, 0, true, judged.limit()));
      }
      add(left, next);
    }
    if (!left.isEmpty()) {
      configs = left.values();
    }
    clear(slot);
    return new Outcome(best, before);
  }

  private void clear(int slot) {
    open[slot] = null;
    Map<Long, Config> same = new LinkedHashMap<>();
    for (Config c : configs) {
      add(same, c.did(slot, null, c.view()));
    }
    configs = same.values();
  }

  /** Keeps the configurations that {@code keep} accepts, unless there are none. */
  boolean filter(java.util.function.Predicate<Config> keep) {
    List<Config> left = configs.stream().filter(keep).toList();
    if (left.isEmpty()) {
      return false;
    }
    configs = left;
    return true;
  }

  void settle(int pid) {
    boolean owes = false;
    for (Config c : configs) {
      owes |= c.debt(pid) != null;
    }
    if (!owes) {
      return;
    }
    Map<Long, Config> same = new LinkedHashMap<>();
    for (Config c : configs) {
      add(same, c.withoutDebt(pid));
    }
    configs = same.values();
  }

  /** The marks that every configuration has; taken off. */
  List<Mark> takeCertain() {
    List<Mark> certain = new ArrayList<>(configs.iterator().next().marks());
    for (Config c : configs) {
      certain.retainAll(c.marks());
      if (certain.isEmpty()) {
        return certain;
      }
    }
    for (Mark mark : certain) {
      configs = configs.stream().map(c -> c.without(mark)).toList();
    }
    return certain;
  }

  /** The marks that only some configurations have. */
  Collection<Mark> uncertain() {
    Map<Mark, Boolean> marks = new HashMap<>();
    configs.forEach(c -> c.marks().forEach(m -> marks.put(m, true)));
    return marks.keySet();
  }

  private void add(Map<Long, Config> to, Config c) {
    long key = c.fingerprint();
    Config other = to.get(key);
    if (other != null) {
      if (c.marks().size() < other.marks().size()) {
        to.put(key, c);
      }
    } else if (to.size() < MOST) {
      to.put(key, c);
    } else {
      bounded = true;
    }
  }

  /** Every configuration in which the call has taken effect, whatever else did before it. */
  private void expand(int slot) {
    boolean[] matters = matters(slot);
    Map<Long, Config> out = new LinkedHashMap<>();
    Map<Long, Integer> seen = new HashMap<>();
    for (Config c : configs) {
      reach(c, slot, matters, out, seen);
    }
    configs = out.values();
  }

  private void reach(
      Config c, int slot, boolean[] matters, Map<Long, Config> out, Map<Long, Integer> seen) {
    if (c.done()[slot] != null) {
      add(out, c);
      return;
    }
    add(out, effect(c, slot));
    for (int other = 0; other < SLOTS; other++) {
      if (other == slot || !matters[other] || c.done()[other] != null) {
        continue;
      }
      if (out.size() >= MOST || seen.size() > 4 * MOST) {
        bounded = true;
        return;
      }
      Config next = effect(c, other);
      Integer marks = seen.get(next.fingerprint());
      if (marks == null || next.marks().size() < marks) {
        seen.put(next.fingerprint(), next.marks().size());
        reach(next, slot, matters, out, seen);
      }
    }
  }

  /** The calls whose order with this one, or with another one that matters, may make a difference. */
  private boolean[] matters(int slot) {
    boolean[] matters = new boolean[SLOTS];
    matters[slot] = true;
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < SLOTS; i++) {
        for (int j = 0; j < SLOTS && open[i] != null && !matters[i]; j++) {
          if (matters[j] && conflict(open[i], open[j])) {
            matters[i] = true;
            more = true;
          }
        }
      }
    }
    return matters;
  }

  /** Two searches commute, and so do two changes whose clusters do not touch. */
  private boolean conflict(EsOp a, EsOp b) {
    if (a.kind().reads() || b.kind().reads()) {
      return !a.kind().reads() || !b.kind().reads();
    }
    long gap = model.clusterRatio();
    return a.es().lblk() <= b.es().end() + gap && b.es().lblk() <= a.es().end() + gap;
  }

  private Config effect(Config c, int slot) {
    EsOp op = open[slot];
    View view = c.view();
    if (op.kind().reads()) {
      return c.did(slot, view, view);
    }
    EsModel.Effect effect = model.apply(view, op);
    Config next = c.did(slot, View.EMPTY, effect.view());
    if (op.kind() == EsOp.Kind.REMOVE || (accounts_in_tree && op.kind() == EsOp.Kind.INSERT)) {
      next = next.withDebt(new Debt(op.line().pid(), op, effect.owed(), effect.exact(), -1));
    }
    Mark mark = mark(view, op);
    return mark == null ? next : next.marked(mark);
  }

  private Mark mark(View view, EsOp op) {
    if (!op.insertsHole() && !op.kind().delayed()) {
      return null;
    }
    for (ExtentStatus es : view.overlapping(op.es().lblk(), op.es().end())) {
      if (op.insertsHole() && es.is_delayed()) {
        return new Mark(TraceAnomaly.LOST_DELALLOC, source(op, es, true), op);
      }
      if (op.kind().delayed() && es.is_mapped()) {
        return new Mark(TraceAnomaly.DELAYED_OVER_ALLOCATED, source(op, es, false), op);
      }
    }
    return null;
  }

  /** The call that put an entry in, as far as it is remembered: the latest that fits. */
  private EsOp source(EsOp culprit, ExtentStatus es, boolean delayed) {
    EsOp found = null;
    for (EsOp op : recent) {
      boolean fits = delayed ? op.kind().delayed() : op.insertsMapped();
      if (op != culprit && fits && op.es().lblk() <= es.ext4_es_end() && es.es_lblk() <= op.es().end()) {
        found = op;
      }
    }
    return found;
  }
}
