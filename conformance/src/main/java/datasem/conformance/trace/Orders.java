package datasem.conformance.trace;

import datasem.conformance.trace.Answers.Judged;
import datasem.conformance.trace.Answers.Match;
import datasem.conformance.trace.Config.Debt;
import datasem.conformance.trace.Config.Mark;
import datasem.conformance.trace.Fields.Es;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All orders of one inode's overlapping calls that explain the answers seen until now. A call takes effect
 * between its first line and its end, so each end asks: what may have come before it? A set of
 * configurations is kept, as monitors for linearizability do, at most {@link #MOST} of them.
 */
final class Orders {
  static final int MOST = 64;

  private final Effects effects;
  private final Answers answers;
  private final CallsUnderWay calls = new CallsUnderWay();
  private Collection<Config> configs;
  private boolean bounded;

  Orders(EsModel model, boolean accounts_in_tree, View start) {
    this.effects = new Effects(model, accounts_in_tree);
    this.answers = new Answers(model);
    restart(start);
  }

  /** Forgets everything but {@code view}. */
  void restart(View view) {
    calls.clear();
    bounded = false;
    configs = List.of(Config.of(view, CallsUnderWay.MOST));
  }

  Collection<Config> configs() {
    return configs;
  }

  /** Whether, since the last restart, there were more configurations or calls under way than are kept. */
  boolean bounded() {
    return bounded;
  }

  EsOp open(int pid) {
    int slot = calls.slot(pid);
    return slot < 0 ? null : calls.at(slot);
  }

  /** The calls under way, in the order of their beginnings. */
  List<EsOp> open() {
    return calls.all();
  }

  /** A call begins. */
  void begin(EsOp op) {
    if (calls.full()) {
      bounded = true;
      close(calls.oldest());
    }
    calls.begin(op);
    effects.begun(op);
  }

  /** A call that changes the tree is over. */
  void end(int pid) {
    int slot = calls.slot(pid);
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
    int slot = calls.slot(pid);
    EsOp op = calls.at(slot);
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
    calls.end(slot);
    merge(c -> c.did(slot, null, c.view()));
  }

  /** Changes every configuration; what is the same then is kept once. */
  private void merge(UnaryOperator<Config> change) {
    Map<Long, Config> left = new LinkedHashMap<>();
    configs.forEach(c -> add(left, change.apply(c)));
    configs = left.values();
  }

  /** Keeps the configurations that {@code keep} accepts, unless there are none. */
  boolean filter(Predicate<Config> keep) {
    List<Config> left = configs.stream().filter(keep).toList();
    if (left.isEmpty()) {
      return false;
    }
    configs = left;
    return true;
  }

  /** Of these blocks it is no longer known whether their clusters are allocated or pending. */
  void doubt(long first, long last) {
    configs = configs.stream().map(c -> c.withView(c.view().withDoubt(first, last))).toList();
  }

  void settle(int pid) {
    if (configs.stream().anyMatch(c -> c.debt(pid) != null)) {
      merge(c -> c.withoutDebt(pid));
    }
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
    Set<Mark> marks = new LinkedHashSet<>();
    configs.forEach(c -> marks.addAll(c.marks()));
    return marks;
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
    boolean[] matters = calls.matter(slot, effects::conflict);
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
    add(out, effects.of(c, slot, calls.at(slot)));
    for (int other = 0; other < CallsUnderWay.MOST; other++) {
      if (other == slot || !matters[other] || c.done()[other] != null) {
        continue;
      }
      if (out.size() >= MOST || seen.size() > 4 * MOST) {
        bounded = true;
        return;
      }
      Config next = effects.of(c, other, calls.at(other));
      Integer marks = seen.get(next.fingerprint());
      if (marks == null || next.marks().size() < marks) {
        seen.put(next.fingerprint(), next.marks().size());
        reach(next, slot, matters, out, seen);
      }
    }
  }
}
