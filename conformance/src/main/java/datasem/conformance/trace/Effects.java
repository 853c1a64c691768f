package datasem.conformance.trace;

import datasem.conformance.trace.Config.Debt;
import datasem.conformance.trace.Config.Mark;
import datasem.ext4.ExtentStatus;
import java.util.ArrayDeque;
import java.util.Deque;

/** What one call of an inode does to a configuration: its state, what the task owes then, and the anomaly it is. */
final class Effects {
  private static final int RECENT = 64;

  private final EsModel model;
  private final boolean accounts_in_tree;
  private final Deque<EsOp> recent = new ArrayDeque<>();

  Effects(EsModel model, boolean accounts_in_tree) {
    this.model = model;
    this.accounts_in_tree = accounts_in_tree;
  }

  /** A call begins: it may be what another one destroys or overlooks. */
  void begun(EsOp op) {
    if (!op.kind().reads()) {
      recent.addLast(op);
      if (recent.size() > RECENT) {
        recent.removeFirst();
      }
    }
  }

  /** Two searches commute, and so do two changes whose clusters do not touch. */
  boolean conflict(EsOp a, EsOp b) {
    if (a.kind().reads() || b.kind().reads()) {
      return !a.kind().reads() || !b.kind().reads();
    }
    long gap = model.clusterRatio();
    return a.es().lblk() <= b.es().end() + gap && b.es().lblk() <= a.es().end() + gap;
  }

  /** The configuration once the call in a slot has taken effect. */
  Config of(Config c, int slot, EsOp op) {
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
