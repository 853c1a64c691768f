package datasem.conformance.trace;

import datasem.conformance.trace.Answers.Match;
import datasem.conformance.trace.Fields.Es;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows the events of one inode on the model, from one reuse of its number to the next. */
final class InodeFollower {
  private static final long EVERYTHING = 0xFFFFFFFFL;

  final long ino;
  private final TraceReport report;
  private final int cluster_ratio;
  private final Orders orders;
  private final Reservations reserved;
  private final Windows windows;
  private final InodeFindings findings;
  private final Debts debts;
  private final History history = new History();

  private boolean evicting;
  private boolean dead;

  /** What emptied the tree when the inode was evicted. */
  private TraceLine death;

  private long matched;
  private boolean bound_told;

  InodeFollower(long ino, TraceReport report, EsModel model, boolean accounts_in_tree, long nearMicros) {
    this.ino = ino;
    this.report = report;
    cluster_ratio = model.clusterRatio();
    orders = new Orders(model, accounts_in_tree, View.UNKNOWN);
    reserved = new Reservations();
    windows = new Windows(ino, report, history, nearMicros, cluster_ratio);
    findings = new InodeFindings(ino, report, history, windows);
    debts = new Debts(this, report, orders, reserved, accounts_in_tree);
  }

  History history() {
    return history;
  }

  Reservations reserved() {
    return reserved;
  }

  /**
   * Blocks are freed, and with bigalloc the cluster at either end of them perhaps not: if delayed blocks are
   * left in it, its pending reservation becomes a real one, which no event tells.
   */
  void blocksFreed(long first, long last) {
    if (cluster_ratio > 1) {
      reserved.blocksFreed();
      orders.doubt(first - first % cluster_ratio, last - last % cluster_ratio + cluster_ratio - 1);
    }
  }

  /** Events were lost: nothing is known any more. */
  void lost() {
    orders.restart(View.UNKNOWN);
    reserved.lost();
    windows.clear();
    evicting = false;
    dead = false;
    matched = 0;
  }

  /** The inode is about to go away. */
  void evicting() {
    evicting = true;
  }

  /** The number belongs to an inode that has just been made. */
  void made() {
    finish();
    rebirth();
  }

  private void rebirth() {
    orders.restart(View.EMPTY);
    reserved.cleared();
    evicting = false;
    dead = false;
  }

  /** The end of this inode, or of the recording. */
  void finish() {
    for (EsOp op : orders.open()) {
      if (!op.kind().reads()) {
        line(op.line());
      }
    }
    certain();
    orders.uncertain().forEach(findings::possible);
    if (dead && reserved.left() > 0) {
      findings.leaked(reserved, death);
    }
    windows.finish();
  }

  /** An event that only a living inode has: if it was evicted, the number is used again. */
  void alive() {
    if (dead) {
      finish();
      rebirth();
    }
  }

  /**
   * Any line of a task, before the line itself is looked at.
   *
   * @return the call that it ends, or null
   */
  EsOp line(TraceLine line) {
    EsOp op = orders.open(line.pid());
    if (op == null || op.kind().reads()) {
      return null;
    }
    orders.end(line.pid());
    windows.ended(op, line);
    certain();
    if (op.kind() == EsOp.Kind.REMOVE && op.es().lblk() == 0 && op.es().len() == EVERYTHING) {
      dead |= evicting;
      death = op.line();
    }
    return op;
  }

  Debts debts() {
    return debts;
  }

  /** Judged by its counter alone. */
  void explained(TraceLine line) {
    report.explained(line.event());
    matched++;
    if (orders.configs().size() > 1) {
      report.several();
    }
  }

  void begin(EsOp op) {
    int pid = op.line().pid();
    if (op.insertsHole()) {
      debts.hole(op);
    }
    orders.settle(pid);
    View before = orders.configs().iterator().next().view();
    orders.begin(op);
    windows.began(op, before);
  }

  /** Whether a block is written or unwritten, whatever the order. */
  boolean certainlyMapped(long lblk) {
    return orders.configs().stream()
        .map(c -> c.view().tree().at(lblk))
        .allMatch(es -> es != null && es.is_mapped());
  }

  /** Whether an entry may be the first that is known at or after a block. */
  boolean mayBeFirst(long lblk, Es entry) {
    return orders.configs().stream()
        .map(c -> c.view().from(lblk))
        .anyMatch(es -> es == null || es.es_lblk() >= entry.lblk());
  }

  /** A task begins a search: if an earlier one of its has no answer in the recording, forget it. */
  void dropSearch(int pid) {
    EsOp op = orders.open(pid);
    if (op != null) {
      orders.end(pid);
    }
  }

  /** The first block of the search of a task that is under way. */
  long searchedFrom(int pid) {
    return orders.open(pid).es().lblk();
  }

  /** @return whether a search of the task is under way */
  boolean searching(int pid, EsOp.Kind kind) {
    EsOp op = orders.open(pid);
    return op != null && op.kind() == kind;
  }

  /**
   * A search returns.
   *
   * @param again whether the task had looked the block up just before, too
   */
  void answer(TraceLine line, Es es, boolean again) {
    EsOp op = orders.open(line.pid());
    Orders.Outcome outcome = orders.answer(line.pid(), es);
    windows.answered(op, line, es, again);
    switch (outcome.match()) {
      case UNKNOWN -> report.notJudged(line.event(), "nothing was known of the block");
      case REFUSED -> {
        Set<String> expected = new LinkedHashSet<>();
        outcome.before().forEach(c -> expected.add(Answers.expected(c.view(), op)));
        refuse(line, op.es().lblk(), es.toString(), expected, "no order of the calls recorded gives this answer");
      }
      default -> {
        if (outcome.match() == Match.EVICTED) {
          report.eviction();
        }
        explained(line);
      }
    }
    certain();
  }

  void refuse(TraceLine line, long lblk, String got, Collection<String> expected, String reason) {
    if (orders.bounded()) {
      report.notJudged(line.event(), "more orders than are kept");
      orders.restart(View.UNKNOWN);
      matched = 0;
      return;
    }
    List<String> trees = orders.configs().stream().map(c -> c.view().ruler(lblk)).distinct().limit(4).toList();
    report.refused(
        new Refusal(
            line.number(),
            line.event(),
            ino,
            got,
            List.copyOf(expected),
            reason,
            matched,
            trees));
    orders.restart(View.UNKNOWN);
    matched = 0;
  }

  private void certain() {
    if (orders.bounded() && !bound_told) {
      bound_told = true;
      report.note("inode " + ino + ": more orders than the " + Orders.MOST + " that are kept");
    }
    orders.takeCertain().forEach(findings::happened);
  }
}
