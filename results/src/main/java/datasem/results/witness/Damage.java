package datasem.results.witness;

import datasem.checker.Event;

/** Where in a recording the damage is done. */
final class Damage {
  static final String DEADLOCK = "DEADLOCK";

  private Damage() {}

  /**
   * The rules, first match: the event at which a task breaks a rule; the last change of the trees at the block
   * that is broken first; where the anomaly shows before the tasks have ended, the last change with a name in
   * the step after which it does, or before it if that step only released a lock under which the predicate
   * looks away, else the step's last change; the last message of the kernel if the anomaly is about those.
   * -1 if none applies.
   */
  static int find(Recording r, Words words, String anomaly) {
    for (int i = r.size() - 1; i >= 0; i--) {
      if (r.get(i).kind() == Event.Kind.BROKE) {
        return i;
      }
    }
    if (anomaly.equals(DEADLOCK)) {
      return r.size() - 1;
    }
    int touched = lastTouched(r, words);
    if (touched >= 0) {
      return touched;
    }
    if (!r.ended()) {
      return lastChange(r, words);
    }
    if (anomaly.equals("KERNEL_WARN")) {
      for (int i = r.size() - 1; i >= 0; i--) {
        if (r.get(i).kind() == Event.Kind.LOG) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int lastTouched(Recording r, Words words) {
    int last = -1;
    for (int i = 0; i < r.size() && r.get(i).step() <= r.firstAt(); i++) {
      if (Recording.stores(r.get(i)) && words.touches(r.get(i), r.block())) {
        last = i;
      }
    }
    return last;
  }

  private static int lastChange(Recording r, Words words) {
    int last = -1;
    int change = -1;
    int said = -1;
    int earlier = -1;
    for (int i = 0; i < r.size() && r.get(i).step() <= r.brokenAt(); i++) {
      last = i;
      Event e = r.get(i);
      boolean lastStep = e.step() == r.brokenAt();
      if (!Recording.changes(e, words)) {
        continue;
      }
      change = lastStep ? i : change;
      if (words.damage(e.name(), e.args().get(0), e.args().get(1)) != null) {
        said = lastStep ? i : said;
        earlier = i;
      }
    }
    return said >= 0 ? said : earlier >= 0 ? earlier : change >= 0 ? change : last;
  }
}
