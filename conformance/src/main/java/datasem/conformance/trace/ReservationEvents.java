package datasem.conformance.trace;

import java.util.List;

/** The events that tell i_reserved_data_blocks: does the counter follow, and who may give up how much where? */
final class ReservationEvents {
  private final TraceReport report;
  private final MapBlocks mapping;
  private final boolean accounts_in_tree;
  private boolean recorded;

  ReservationEvents(TraceReport report, MapBlocks mapping, boolean accounts_in_tree) {
    this.report = report;
    this.mapping = mapping;
    this.accounts_in_tree = accounts_in_tree;
  }

  /** Whether there were any. */
  boolean recorded() {
    return recorded;
  }

  void reserves(TraceLine line, InodeFollower inode, Fields f) throws TraceFormatException {
    long n = f.has("reserve_blocks") ? f.number("reserve_blocks") : 1;
    long after = f.number("reserved_data_blocks");
    counter(line, inode, after - n, after);
  }

  /** @param seen whether a line of the task was seen before */
  void givesUp(TraceLine line, InodeFollower inode, Fields f, long n, boolean seen)
      throws TraceFormatException {
    long before = f.number("reserved_data_blocks");
    if (!counter(line, inode, before, before - Math.min(n, before))) {
      return;
    }
    boolean inTree = accounts_in_tree || line.event().equals("ext4_da_release_space");
    if (inTree && seen) {
      inode.debts().givesUp(line, n);
      return;
    }
    if (inTree || !mapping.knows(line.pid())) {
      report.notJudged(line.event(), "the line that begins the call is missing");
    } else if (!mapping.inside(line.pid(), inode)) {
      inode.refuse(
          line,
          0,
          n + " clusters",
          List.of("none"),
          "this kernel uses reservations up in ext4_ext_map_blocks, and the task is not in it");
    } else {
      inode.explained(line);
    }
  }

  /** @return false if it was refused */
  private boolean counter(TraceLine line, InodeFollower inode, long before, long after) {
    recorded = true;
    Reservations r = inode.reserved();
    boolean known = r.known();
    String expected = "" + r.expected();
    boolean follows = r.sees(before, after, line.number());
    if (!follows) {
      inode.refuse(
          line,
          0,
          "i_reserved_data_blocks " + before,
          List.of("i_reserved_data_blocks " + expected),
          "the events before it leave another number of reservations");
      return false;
    }
    if (line.event().equals("ext4_da_reserve_space")) {
      if (known) {
        inode.explained(line);
      } else {
        report.notJudged(line.event(), "the number of reservations was not known yet");
      }
    }
    return true;
  }
}
