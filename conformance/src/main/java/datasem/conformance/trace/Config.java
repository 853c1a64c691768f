package datasem.conformance.trace;

import datasem.locking.Fingerprinted;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which what was recorded of an inode until now may have happened: the state it led to, and which
 * of the calls under way have taken effect in it. Immutable.
 *
 * @param done for each call under way null, or the state in which it took effect
 * @param debts what tasks must do next, at most one for each
 * @param marks the anomalies on this way
 */
record Config(View view, View[] done, List<Debt> debts, List<Mark> marks) {

  /**
   * What the next line of a task must show.
   *
   * @param owed clusters of reservation it gives up
   * @param exact whether exactly so many; else at least
   * @param limit first block of a delayed extent that the task's search has not reached, -1 for none
   */
  record Debt(int pid, EsOp op, long owed, boolean exact, long limit) {}

  /** @param victim the call whose effect was destroyed or overlooked, null if before the recording */
  record Mark(TraceAnomaly anomaly, EsOp victim, EsOp culprit) {}

  static Config of(View view, int slots) {
    return new Config(view, new View[slots], List.of(), List.of());
  }

  Config withView(View next) {
    return next == view ? this : new Config(next, done, debts, marks);
  }

  Config did(int slot, View when, View next) {
    View[] more = done.clone();
    more[slot] = when;
    return new Config(next, more, debts, marks);
  }

  Config withDebt(Debt debt) {
    List<Debt> more = new ArrayList<>(withoutDebt(debt.pid()).debts);
    more.add(debt);
    return new Config(view, done, more, marks);
  }

  Config withoutDebt(int pid) {
    if (debt(pid) == null) {
      return this;
    }
    return new Config(view, done, debts.stream().filter(d -> d.pid() != pid).toList(), marks);
  }

  Debt debt(int pid) {
    for (Debt debt : debts) {
      if (debt.pid() == pid) {
        return debt;
      }
    }
    return null;
  }

  Config marked(Mark mark) {
    List<Mark> more = new ArrayList<>(marks);
    more.add(mark);
    return new Config(view, done, debts, List.copyOf(more));
  }

  Config without(Mark mark) {
    return new Config(view, done, debts, marks.stream().filter(m -> !m.equals(mark)).toList());
  }

  /** Equal for configurations that allow the same futures; the marks are history. */
  long fingerprint() {
    long hash = Fingerprinted.mix(1, view.fingerprint());
    for (int i = 0; i < done.length; i++) {
      // salted: mixing a value with itself would give the same for every value
      hash = Fingerprinted.mix(hash, done[i] == null ? i : Fingerprinted.mix(i, done[i].fingerprint()));
    }
    long sum = 0;
    for (Debt d : debts) {
      sum += Fingerprinted.mix(Fingerprinted.mix(d.pid(), d.owed()), d.exact() ? ~d.limit() : d.limit());
    }
    return Fingerprinted.mix(hash, sum);
  }
}
