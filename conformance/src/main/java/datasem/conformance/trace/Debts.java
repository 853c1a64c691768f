package datasem.conformance.trace;

import datasem.conformance.trace.Config.Debt;
import java.util.LinkedHashSet;
import java.util.Set;

/** What calls of one inode oblige their tasks to print or do next: in some orders, and whether they do. */
final class Debts {
  private final InodeFollower inode;
  private final TraceReport report;
  private final Orders orders;
  private final Reservations reserved;
  private final boolean accounts_in_tree;

  Debts(
      InodeFollower inode, TraceReport report, Orders orders, Reservations reserved, boolean accounts_in_tree) {
    this.inode = inode;
    this.report = report;
    this.orders = orders;
    this.reserved = reserved;
    this.accounts_in_tree = accounts_in_tree;
  }

  /** What the task's call before this line obliges it to print, and it does not. */
  void settle(int pid, boolean reservations_recorded, boolean begins) {
    if (reservations_recorded && !orders.filter(c -> !owes(c.debt(pid)))) {
      Debt debt = first(pid);
      inode.refuse(
          debt.op().line(),
          debt.op().es().lblk(),
          "no reservation given up",
          Set.of(debt.owed() + " clusters of reservation given up next"),
          "the model's call ends reservations and the task goes on without");
    }
    if (!begins) {
      orders.settle(pid);
    }
  }

  private static boolean owes(Debt debt) {
    return debt != null && debt.owed() > 0;
  }

  private Debt first(int pid) {
    for (Config c : orders.configs()) {
      if (c.debt(pid) != null) {
        return c.debt(pid);
      }
    }
    return null;
  }

  /** A task gives up {@code n} clusters. */
  void givesUp(TraceLine line, long n) {
    int pid = line.pid();
    Debt debt = first(pid);
    if (debt == null || debt.op().kind().reads()) {
      if (accounts_in_tree || line.event().equals("ext4_da_release_space")) {
        inode.refuse(line, 0, n + " clusters", Set.of("none"), "no call of the task before it ends reservations");
      }
      return;
    }
    boolean uncertain = reserved.uncertain();
    boolean kept =
        uncertain
            || orders.filter(
                c -> {
                  Debt d = c.debt(pid);
                  return d == null || (d.exact() ? d.owed() == n : d.owed() <= n);
                });
    if (!kept) {
      Set<String> expected = new LinkedHashSet<>();
      orders.configs().forEach(c -> expected.add(c.debt(pid).owed() + " clusters"));
      inode.refuse(
          line,
          debt.op().es().lblk(),
          n + " clusters",
          expected,
          "the delayed blocks that were removed account for another number");
    } else if (!uncertain && debt.exact()) {
      inode.explained(line);
    } else {
      report.notJudged(line.event(), "the blocks removed were not all known");
    }
    orders.settle(pid);
  }

  /** A task puts in a hole: not beyond a delayed extent that its search has stopped before. */
  void hole(EsOp op) {
    int pid = op.line().pid();
    boolean kept =
        orders.filter(
            c -> {
              Debt d = c.debt(pid);
              return d == null
                  || d.limit() < 0
                  || d.op().es().lblk() != op.es().lblk()
                  || op.es().end() < d.limit();
            });
    if (!kept) {
      inode.refuse(
          op.line(),
          op.es().lblk(),
          "hole " + op.es(),
          Set.of("no hole beyond block " + (first(pid).limit() - 1)),
          "the search before it must have seen the delayed extent");
    }
  }
}
