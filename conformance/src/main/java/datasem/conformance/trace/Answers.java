package datasem.conformance.trace;

import datasem.conformance.trace.Fields.Es;
import datasem.ext4.ExtentStatus;

/** Whether the kernel's answer to a search is one that a state of the model allows. */
final class Answers {
  private final EsModel model;

  Answers(EsModel model) {
    this.model = model;
  }

  /** How far an answer agrees, best first. */
  enum Match {
    /** It is what the model answers. */
    EXACT,
    /** It agrees, and where nothing was known it tells more. */
    PARTLY,
    /** It agrees if the shrinker has freed an entry that is not delayed. */
    EVICTED,
    /** Nothing was known of the block. */
    UNKNOWN,
    REFUSED
  }

  /**
   * @param now what is known after the answer; null if refused
   * @param limit find: the delayed entry that the search has not reached starts here, -1 for none
   */
  record Judged(Match match, View now, long limit) {
    static final Judged REFUSED = new Judged(Match.REFUSED, null, -1);
  }

  /**
   * A look-up.
   *
   * @param then the state at the moment of the search
   * @param now the state at its answer
   */
  Judged lookup(View then, View now, long lblk, Es answer) {
    ExtentStatus es = then.tree().at(lblk);
    if (answer.len() == 0) {
      if (es == null) {
        if (!then.unknown().contains(lblk)) {
          return new Judged(Match.EXACT, now, -1);
        }
        return new Judged(Match.UNKNOWN, now.withUnknown(now.unknown().without(lblk, lblk)), -1);
      }
      if (es.is_delayed()) {
        return Judged.REFUSED;
      }
      View left = now;
      if (same(now.tree().at(lblk), es)) {
        left = model.forget(now, es);
        left = left.withUnknown(left.unknown().without(lblk, lblk));
      }
      return new Judged(Match.EVICTED, left, -1);
    }
    if (lblk < answer.lblk() || lblk > answer.end()) {
      return Judged.REFUSED;
    }
    return entry(then, now, es, answer);
  }

  private Judged entry(View then, View now, ExtentStatus es, Es answer) {
    long next = answer.lblk();
    boolean cut = false;
    boolean told = false;
    boolean touching = false;
    for (ExtentStatus known : then.overlapping(answer.lblk(), answer.end())) {
      if (!agrees(known, answer) || (touching && known.es_lblk() == next)) {
        // of another kind, or two entries that the model has not merged into one
        return Judged.REFUSED;
      }
      if (known.es_lblk() > next) {
        if (then.maybe().containsAll(next, known.es_lblk() - 1)) {
          cut = true;
        } else if (!then.unknown().containsAll(next, known.es_lblk() - 1)) {
          return Judged.REFUSED;
        }
        told = true;
      }
      if (known.es_lblk() < answer.lblk() || known.ext4_es_end() > answer.end()) {
        if (known.is_delayed()) {
          return Judged.REFUSED;
        }
        cut = true;
      }
      next = known.ext4_es_end() + 1;
      touching = true;
    }
    if (next <= answer.end()) {
      if (then.maybe().containsAll(next, answer.end())) {
        cut = true;
      } else if (!then.unknown().containsAll(next, answer.end())) {
        return Judged.REFUSED;
      }
      told = true;
    }
    View learnt = now;
    if (cut && same(now.from(answer.lblk()), then.from(answer.lblk()))) {
      ExtentStatus first = now.from(answer.lblk());
      ExtentStatus last = now.from(answer.end());
      learnt = model.forget(learnt, first.es_lblk(), answer.lblk() - 1);
      if (last != null && last.es_lblk() <= answer.end()) {
        learnt = model.forget(learnt, answer.end() + 1, last.ext4_es_end());
      }
      // what lies next to the entry is gone, or would be part of it
      Blocks apart = learnt.unknown();
      apart = first.es_lblk() < answer.lblk() ? apart.without(answer.lblk() - 1, answer.lblk() - 1) : apart;
      boolean longer = last != null && last.ext4_es_end() > answer.end();
      apart = longer ? apart.without(answer.end() + 1, answer.end() + 1) : apart;
      learnt = learnt.withUnknown(apart);
    }
    if (told && now.unknown().containsAll(answer.lblk(), answer.end())) {
      learnt = model.learn(learnt, answer.lblk(), answer.len(), answer);
    } else if (told && then.fingerprint() == now.fingerprint()) {
      learnt = model.learn(learnt, answer.lblk(), answer.len(), answer);
    }
    if (es == null) {
      return new Judged(Match.UNKNOWN, learnt, -1);
    }
    return new Judged(cut ? Match.EVICTED : told ? Match.PARTLY : Match.EXACT, learnt, -1);
  }

  /** Same type and, where that means something, the same physical blocks. */
  private static boolean agrees(ExtentStatus known, Es answer) {
    if (known.type() != answer.type()) {
      return false;
    }
    return !answer.mapped()
        || known.ext4_es_pblock() - known.es_lblk() == answer.pblk() - answer.lblk();
  }

  private static boolean same(ExtentStatus a, ExtentStatus b) {
    return a != null && b != null && a.fingerprint() == b.fingerprint();
  }

  /**
   * A search for the first delayed entry. The recording does not say where the range ends: only that an
   * answer beyond the first candidate lies in it.
   */
  Judged find(View then, View now, long lblk, Es answer) {
    ExtentStatus first = then.from(lblk);
    ExtentStatus delayed = then.delayedFrom(lblk);
    boolean all_known = !then.unknown().intersects(lblk, 0xFFFFFFFEL);
    if (answer.len() == 0) {
      if (first != null && first.is_delayed()) {
        boolean maybe_before = then.unknown().intersects(lblk, first.es_lblk());
        return maybe_before ? new Judged(Match.UNKNOWN, now, -1) : Judged.REFUSED;
      }
      return new Judged(Match.EXACT, now, delayed == null ? -1 : delayed.es_lblk());
    }
    if (delayed != null
        && agrees(delayed, answer)
        && delayed.es_lblk() == answer.lblk()
        && delayed.es_len() == answer.len()) {
      return new Judged(Match.EXACT, now, -1);
    }
    if (all_known) {
      return Judged.REFUSED;
    }
    Judged told = entry(then, now, null, answer);
    return told.match() == Match.REFUSED ? told : new Judged(Match.UNKNOWN, told.now(), -1);
  }

  /** What the model would have answered, in words. */
  static String expected(View then, EsOp op) {
    if (op.kind() == EsOp.Kind.LOOKUP) {
      ExtentStatus es = then.tree().at(op.es().lblk());
      return es == null ? "no entry" : shown(es);
    }
    ExtentStatus first = then.from(op.es().lblk());
    ExtentStatus delayed = then.delayedFrom(op.es().lblk());
    if (delayed == null) {
      return "no delayed entry";
    }
    return first == delayed ? shown(delayed) : "no delayed entry or " + shown(delayed);
  }

  private static String shown(ExtentStatus es) {
    return new Es(es.es_lblk(), es.es_len(), es.ext4_es_show_pblock(), (int) es.type()).toString();
  }
}
