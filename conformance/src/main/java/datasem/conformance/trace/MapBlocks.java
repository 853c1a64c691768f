package datasem.conformance.trace;

import datasem.conformance.trace.Fields.Es;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tasks in ext4_ext_map_blocks(), and whether what it returns fits what it has met on its way. */
final class MapBlocks {
  private static final int MOST_TASKS = 8192;

  /**
   * A task inside.
   *
   * @param hole what it has cached as a hole, or null
   * @param shown the extent it has met on the way, or null
   */
  private record Mapping(
      InodeFollower inode, long line, long lblk, long len, boolean create, Es hole, Es shown) {
    Mapping withHole(Es es) {
      return new Mapping(inode, line, lblk, len, create, es, shown);
    }

    Mapping withShown(Es es) {
      return new Mapping(inode, line, lblk, len, create, hole, es);
    }

    boolean shows() {
      return shown != null && shown.lblk() <= lblk && lblk <= shown.end();
    }
  }

  private static final Mapping OUTSIDE = new Mapping(null, 0, 0, 0, false, null, null);

  private final TraceReport report;

  /** By task; {@link #OUTSIDE} between two calls, nothing where no call was seen to begin or end. */
  private final Map<Integer, Mapping> mapping = new PerTask<>(MOST_TASKS);

  MapBlocks(TraceReport report) {
    this.report = report;
  }

  void clear() {
    mapping.clear();
  }

  /** An inode is no longer followed. */
  void forget(InodeFollower gone) {
    mapping.values().removeIf(m -> m.inode() == gone);
  }

  void begins(TraceLine line, InodeFollower inode, Fields f) throws TraceFormatException {
    boolean create = f.word("flags").contains("CREATE");
    mapping.put(
        line.pid(),
        new Mapping(inode, line.number(), f.number("lblk"), f.number("len"), create, null, null));
  }

  void shows(TraceLine line, InodeFollower inode, Fields f) throws TraceFormatException {
    Es shown = new Es(f.number("lblk"), f.number("len"), f.number("pblk"), 1);
    mapping.computeIfPresent(line.pid(), (p, m) -> m.inode() == inode ? m.withShown(shown) : m);
  }

  void cachesHole(int pid, InodeFollower inode, Es hole) {
    mapping.computeIfPresent(pid, (p, m) -> m.inode() == inode ? m.withHole(hole) : m);
  }

  /** Whether a task was seen to go in or out. */
  boolean knows(int pid) {
    return mapping.containsKey(pid);
  }

  boolean inside(int pid, InodeFollower inode) {
    Mapping m = mapping.get(pid);
    return m != null && m.inode() == inode;
  }

  /** Whether, since before a line, another task than {@code pid} maps blocks of an inode without creating any. */
  boolean queriedByAnother(int pid, InodeFollower inode, long since) {
    for (Map.Entry<Integer, Mapping> e : mapping.entrySet()) {
      Mapping m = e.getValue();
      if (e.getKey() != pid && m.inode() == inode && !m.create() && m.line() < since) {
        return true;
      }
    }
    return false;
  }

  /** It returns: does that fit what was seen on the way? */
  void ends(TraceLine line, InodeFollower inode, Fields f) throws TraceFormatException {
    Mapping m = mapping.put(line.pid(), OUTSIDE);
    long ret = f.number("ret");
    if (m == null || m.inode() != inode) {
      report.notJudged(line.event(), "the line that begins the call is missing");
      return;
    }
    long lblk = f.number("lblk");
    long len = f.number("len");
    boolean isNew = f.word("mflags").contains("N");
    List<String> expected = new ArrayList<>();
    if (lblk != m.lblk()) {
      expected.add("lblk " + m.lblk());
    } else if (ret > 0 && (ret != len || len > m.len())) {
      expected.add("ret and len equal, at most " + m.len());
    } else if (ret == 0 && m.hole() != null) {
      long left = m.hole().end() - lblk + 1;
      if (m.hole().lblk() <= lblk && left > 0 && len != Math.min(m.len(), left)) {
        expected.add("len " + Math.min(m.len(), left));
      }
    } else if (ret > 0 && m.shows()) {
      long pblk = m.shown().pblk() + lblk - m.shown().lblk();
      long left = Math.min(m.len(), m.shown().end() - lblk + 1);
      if (f.number("pblk") != pblk || (m.create() ? len > left : len != left)) {
        expected.add("pblk " + pblk + " len " + left);
      }
    } else if (ret > 0 && isNew) {
      // any free blocks will do, but only for a block that has none
      if (inode.certainlyMapped(lblk)) {
        expected.add("no new block: the status tree has one");
      }
    } else {
      report.notJudged(
          line.event(), ret < 0 ? "an error" : "no extent on the way is shown, none is cached");
      return;
    }
    if (expected.isEmpty()) {
      inode.explained(line);
    } else {
      inode.refuse(
          line,
          lblk,
          "lblk " + lblk + " pblk " + f.number("pblk") + " len " + len + " ret " + ret,
          expected,
          "it does not fit the call, the extent it has met and the hole it has cached");
    }
  }
}
