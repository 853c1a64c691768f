package datasem.conformance.trace;

import datasem.conformance.trace.Config.Mark;
import java.util.List;

/** The anomalies of one inode, told with their lines, diagram and scenario. */
final class InodeFindings {
  private final long ino;
  private final TraceReport report;
  private final History history;
  private final Windows windows;

  InodeFindings(long ino, TraceReport report, History history, Windows windows) {
    this.ino = ino;
    this.report = report;
    this.history = history;
    this.windows = windows;
  }

  /** Every order that is left has it. */
  void happened(Mark mark) {
    long first = mark.victim() == null ? mark.culprit().line().number() : mark.victim().line().number();
    TraceLine culprit = mark.culprit().line();
    windows.happened(mark);
    long from = Math.min(first, windows.opening(mark));
    long last = Math.max(first, culprit.number());
    int other = mark.victim() == null ? -1 : mark.victim().line().pid();
    report.found(
        new TraceFinding(
            mark.anomaly(),
            from,
            culprit.number(),
            last,
            ino,
            detail(mark),
            Diagram.draw(
                history.around(from, last), culprit.pid(), other),
            windows.scenario(mark)));
  }

  private static String detail(Mark mark) {
    String by = mark.culprit().line().task() + " put in " + mark.culprit().es();
    if (mark.victim() == null) {
      return by + " over what was there before the recording";
    }
    return by + " over " + mark.victim().es() + " of " + mark.victim().line().task() + ", line "
        + mark.victim().line().number();
  }

  /** Some orders have it, and nothing follows that decides. */
  void possible(Mark mark) {
    report.note(
        mark.anomaly() + " at line " + mark.culprit().line().number() + " of inode " + ino
            + " is possible: two orders of the calls explain everything that follows");
  }

  /** @param death what emptied the tree when the inode was evicted */
  void leaked(Reservations reserved, TraceLine death) {
    List<TraceLine> told = history.around(reserved.line(), death.number());
    report.found(
        new TraceFinding(
            TraceAnomaly.RESERVATION_LEAK,
            reserved.line(),
            death.number(),
            death.number(),
            ino,
            "i_reserved_data_blocks (" + reserved.left() + ") not cleared",
            Diagram.draw(told.stream().filter(InodeFindings::accounts).toList(), death.pid(), -1),
            ""));
  }

  /** Whether an event has to do with reservations, or with the entries that own them. */
  private static boolean accounts(TraceLine line) {
    String e = line.event();
    return e.startsWith("ext4_da_") && e.endsWith("_space")
        || e.startsWith("ext4_es_insert")
        || e.equals("ext4_es_remove_extent")
        || e.equals("ext4_evict_inode");
  }
}
