package datasem.conformance.trace;

import datasem.conformance.trace.EsOp.Kind;
import datasem.conformance.trace.Fields.Es;
import datasem.ext4.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows one recording: hands each event to its inode, and judges the answers in it. */
final class RecordingFollower {
  private static final int HOLE = 8;
  private static final int MOST_INODES = 4096;
  private static final int MOST_TASKS = 8192;

  private record Key(long dev, long ino) {}

  /**
   * A task in ext4_ext_map_blocks().
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

  /**
   * What a task's search for delayed extents from {@code lblk} on has found, if that is its last line.
   *
   * @param first whether no other entry may have been met on the way: then it need not lie in the range searched
   */
  private record Found(InodeFollower inode, long lblk, Es delayed, boolean first) {}

  private final Map<Integer, Found> found = new HashMap<>();
  private final TraceReport report;
  private final EsModel model;
  private final boolean accounts_in_tree;
  private final long near_micros;
  private final Map<Integer, InodeFollower> busy = new HashMap<>();
  /** By task; {@link #OUTSIDE} between two calls, nothing where no call was seen to begin or end. */
  private final Map<Integer, Mapping> mapping = new HashMap<>();

  /** Tasks of which a line was seen. */
  private final Set<Integer> seen = new HashSet<>();
  private final Map<Key, InodeFollower> inodes = new LinkedHashMap<>(64, 0.75f, true);
  private final DelayedInsertions delayed;
  private boolean reservations_recorded;
  private boolean shrinker_recorded;

  /** @param given the kernel that the user has named, or null if {@code kernel} was recognised */
  RecordingFollower(
      TraceReport report, Kernel given, Kernel kernel, int clusterRatio, long near_micros) {
    this.report = report;
    this.delayed = new DelayedInsertions(report, given, kernel);
    this.model = new EsModel(kernel, clusterRatio);
    this.accounts_in_tree = TraceKernels.accountsInTree(kernel);
    this.near_micros = near_micros;
  }

  /** The end of the recording. */
  void finish() {
    inodes.values().forEach(InodeFollower::finish);
    report.kernel(delayed.fits().name());
    if (report.evictions() > 0 && !shrinker_recorded) {
      report.note(
          report.evictions() + " answers need an eviction, and no event of the shrinker is in the recording:"
              + " were the ext4_es_shrink events on?");
    }
  }

  void line(TraceLine line) throws TraceFormatException {
    if (line.event().equals(TraceLine.LOST)) {
      String why = line.fields().startsWith("[") ? "events were lost" : line.fields();
      report.note("line " + line.number() + ": " + why + "; every inode starts anew there");
      inodes.values().forEach(InodeFollower::lost);
      busy.clear();
      mapping.clear();
      seen.clear();
      found.clear();
      delayed.lost();
      return;
    }
    if (!line.endsSections()) {
      return;
    }
    Found before = found.remove(line.pid());
    InodeFollower was = busy.remove(line.pid());
    if (was != null) {
      EsOp ended = was.line(line);
      if (ended != null && ended.kind().delayed() && queriedBy(line.pid(), was, ended.line().number())) {
        delayed.insideQuery(ended, was.ino);
      }
    }
    delayed.line(line);
    if (!line.ext4()) {
      if (was != null) {
        was.settle(line.pid(), reservations_recorded, false);
      }
      return;
    }
    report.event();
    Fields f = new Fields(line);
    Key key = f.has("ino") ? new Key(f.dev(), f.number("ino")) : null;
    InodeFollower inode = key == null ? null : inode(key);
    boolean gives_up =
        line.event().equals("ext4_da_release_space") || line.event().equals("ext4_da_update_reserve_space");
    if (was != null && !(gives_up && was == inode)) {
      was.settle(line.pid(), reservations_recorded, was == inode && line.event().equals("ext4_es_insert_extent"));
    }
    if (inode == null) {
      shrinker_recorded |= line.event().startsWith("ext4_es_shrink");
      return;
    }
    inode.history().add(line);
    if (before != null && before.inode() == inode && line.event().equals("ext4_es_insert_extent")) {
      trimmed(line, f.es(), before);
    }
    event(line, f, inode);
    seen(line.pid());
  }

  /** Whether, since before a line, another task than {@code pid} maps blocks of an inode without creating any. */
  private boolean queriedBy(int pid, InodeFollower inode, long since) {
    for (Map.Entry<Integer, Mapping> e : mapping.entrySet()) {
      Mapping m = e.getValue();
      if (e.getKey() != pid && m.inode() == inode && !m.create() && m.line() < since) {
        return true;
      }
    }
    return false;
  }

  private InodeFollower inode(Key key) {
    InodeFollower found = inodes.get(key);
    if (found == null) {
      if (inodes.size() >= MOST_INODES) {
        Key oldest = inodes.keySet().iterator().next();
        InodeFollower gone = inodes.remove(oldest);
        gone.finish();
        busy.values().remove(gone);
        mapping.values().removeIf(m -> m.inode() == gone);
      }
      found = new InodeFollower(key.ino(), report, model, accounts_in_tree, near_micros);
      inodes.put(key, found);
    }
    return found;
  }

  private void event(TraceLine line, Fields f, InodeFollower inode) throws TraceFormatException {
    int pid = line.pid();
    switch (line.event()) {
      case "ext4_es_insert_extent" -> change(line, inode, Kind.INSERT, f.es(), f);
      case "ext4_es_cache_extent" -> change(line, inode, Kind.CACHE, f.es(), f);
      case "ext4_es_insert_delayed_block" -> change(line, inode, Kind.DELAYED_BLOCK, f.es(), f);
      case "ext4_es_insert_delayed_extent" -> change(line, inode, Kind.DELAYED_EXTENT, f.es(), f);
      case "ext4_es_remove_extent" -> change(line, inode, Kind.REMOVE, f.range(), f);
      case "ext4_es_lookup_extent_enter" -> search(line, inode, Kind.LOOKUP, f);
      case "ext4_es_find_extent_range_enter" -> search(line, inode, Kind.FIND, f);
      case "ext4_es_lookup_extent_exit" -> answer(line, inode, Kind.LOOKUP, f.found());
      case "ext4_es_find_extent_range_exit" -> answer(line, inode, Kind.FIND, f.es());
      case "ext4_da_reserve_space" -> {
        inode.alive();
        long n = f.has("reserve_blocks") ? f.number("reserve_blocks") : 1;
        long after = f.number("reserved_data_blocks");
        counter(line, inode, after - n, after);
      }
      case "ext4_da_release_space" -> givesUp(line, inode, f, f.number("freed_blocks"));
      case "ext4_da_update_reserve_space" -> givesUp(line, inode, f, f.number("used_blocks"));
      case "ext4_ext_map_blocks_enter", "ext4_ind_map_blocks_enter" -> {
        inode.alive();
        if (mapping.size() >= MOST_TASKS) {
          mapping.clear();
        }
        mapping.put(pid, new Mapping(
                inode,
                line.number(),
                f.number("lblk"),
                f.number("len"),
                f.word("flags").contains("CREATE"),
                null,
                null));
      }
      case "ext4_ext_show_extent" -> {
        Es shown = new Es(f.number("lblk"), f.number("len"), f.number("pblk"), 1);
        mapping.computeIfPresent(pid, (p, m) -> m.inode() == inode ? m.withShown(shown) : m);
      }
      case "ext4_ext_map_blocks_exit", "ext4_ind_map_blocks_exit" -> mapped(line, inode, f);
      case "ext4_remove_blocks" -> inode.blocksFreed(f.number("from"), f.number("to"));
      case "ext4_evict_inode" -> inode.evicting();
      case "ext4_allocate_inode" -> inode.made();
      case "ext4_da_write_begin", "ext4_write_begin", "ext4_fallocate_enter", "ext4_unlink_enter",
          "ext4_punch_hole", "ext4_read_folio", "ext4_readpage", "ext4_sync_file_enter" ->
          inode.alive();
      default -> {
        // changes nothing that is followed here
      }
    }
  }

  private void change(TraceLine line, InodeFollower inode, Kind kind, Es es, Fields f)
      throws TraceFormatException {
    if (kind != Kind.REMOVE) {
      inode.alive();
    }
    boolean first = false;
    boolean last = false;
    if (kind == Kind.DELAYED_BLOCK || kind == Kind.DELAYED_EXTENT) {
      int at = line.fields().indexOf("allocated ");
      if (at < 0) {
        throw f.bad("allocated");
      }
      String flags = line.fields().substring(at + 10);
      first = flags.startsWith("1") || flags.startsWith("true");
      last = kind == Kind.DELAYED_EXTENT && flags.matches("\\S+ (1|true).*");
    }
    Mapping m = mapping.get(line.pid());
    EsOp op = new EsOp(line, kind, es, first, last);
    if (m != null && m.inode() == inode && op.insertsHole()) {
      mapping.put(line.pid(), m.withHole(es));
    }
    inode.begin(op);
    if (kind.delayed()) {
      delayed.inserts(op, inode.ino);
    }
    busy(line.pid(), inode);
    if (f.has("seq")) {
      // printed after the lock is dropped: the call is over
      inode.line(line);
    }
  }

  /**
   * A hole goes into the cache as far as the search for delayed extents right before allows, or less far if
   * that has found one beyond it: ext4_es_find_extent_range() does not look at the end of its range when the
   * first entry that it meets is delayed.
   */
  private void trimmed(TraceLine line, Es hole, Found before) {
    if (hole.type() != HOLE) {
      return;
    }
    Es delayed = before.delayed();
    long stop = delayed.len() == 0 ? hole.end() + 1 : delayed.lblk();
    if (hole.lblk() == before.lblk() && hole.end() < stop) {
      if (hole.end() + 1 < stop && !before.first()) {
        report.eviction();
      }
      report.explained(line.event());
      return;
    }
    boolean empty = stop <= before.lblk();
    before.inode().refuse(
        line,
        hole.lblk(),
        hole.toString(),
        List.of(empty ? "no hole" : "[" + before.lblk() + "/" + (stop - before.lblk()) + ") H"),
        delayed.len() == 0
            ? "the hole starts where the search before it did"
            : "the hole ends before the delayed extent that the search before it has found");
  }

  private void busy(int pid, InodeFollower inode) {
    if (busy.size() >= MOST_TASKS) {
      busy.clear();
    }
    busy.put(pid, inode);
  }

  private void seen(int pid) {
    if (seen.size() >= MOST_TASKS) {
      seen.clear();
    }
    seen.add(pid);
  }

  private void search(TraceLine line, InodeFollower inode, Kind kind, Fields f)
      throws TraceFormatException {
    long lblk = f.number("lblk");
    if (lblk < 0 || lblk > 0xFFFFFFFFL) {
      throw f.bad("lblk");
    }
    inode.alive();
    if (kind == Kind.LOOKUP) {
      delayed.lookup(line.pid(), inode.ino, lblk);
    }
    inode.dropSearch(line.pid());
    inode.begin(EsOp.search(line, kind, lblk));
  }

  private void answer(TraceLine line, InodeFollower inode, Kind kind, Es es) {
    if (inode.searching(line.pid(), kind)) {
      long lblk = inode.searchedFrom(line.pid());
      inode.answer(line, es, delayed.again(line.pid()));
      if (kind == Kind.FIND) {
        found(line.pid(), new Found(inode, lblk, es, inode.mayBeFirst(lblk, es)));
      }
      busy(line.pid(), inode);
    } else {
      report.notJudged(line.event(), "the line that begins the search is missing");
    }
  }

  private void found(int pid, Found answer) {
    if (found.size() >= MOST_TASKS) {
      found.clear();
    }
    found.put(pid, answer);
  }

  private void givesUp(TraceLine line, InodeFollower inode, Fields f, long n)
      throws TraceFormatException {
    long before = f.number("reserved_data_blocks");
    if (!counter(line, inode, before, before - Math.min(n, before))) {
      return;
    }
    boolean inTree = accounts_in_tree || line.event().equals("ext4_da_release_space");
    if (inTree && seen.contains(line.pid())) {
      inode.givesUp(line, n);
      return;
    }
    Mapping m = mapping.get(line.pid());
    if (inTree || m == null) {
      report.notJudged(line.event(), "the line that begins the call is missing");
    } else if (m.inode() != inode) {
      inode.refuse(
          line,
          m == null ? 0 : m.lblk(),
          n + " clusters",
          List.of("none"),
          "this kernel uses reservations up in ext4_ext_map_blocks, and the task is not in it");
    } else {
      inode.explained(line);
    }
  }

  /** @return false if it was refused */
  private boolean counter(TraceLine line, InodeFollower inode, long before, long after) {
    reservations_recorded = true;
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

  private void mapped(TraceLine line, InodeFollower inode, Fields f) throws TraceFormatException {
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
