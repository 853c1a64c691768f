package datasem.conformance.trace;

import datasem.conformance.trace.EsOp.Kind;
import datasem.conformance.trace.Fields.Es;
import datasem.ext4.Kernel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Follows one recording: hands each event to its inode, and judges the answers in it. */
final class RecordingFollower {
  private static final int MOST_INODES = 4096;
  private static final int MOST_TASKS = 8192;

  private record Key(long dev, long ino) {}

  private final TraceReport report;
  private final EsModel model;
  private final boolean accounts_in_tree;
  private final ReservationEvents reservations;
  private final long near_micros;
  private final Map<Integer, InodeFollower> busy = new PerTask<>(MOST_TASKS);
  private final MapBlocks mapping;
  private final HoleTrims holes;

  /** Tasks of which a line was seen. */
  private final Set<Integer> seen = Collections.newSetFromMap(new PerTask<>(MOST_TASKS));
  private final Map<Key, InodeFollower> inodes = new LinkedHashMap<>(64, 0.75f, true);
  private final DelayedInsertions delayed;
  private boolean shrinker_recorded;

  /** @param given the kernel that the user has named, or null if {@code kernel} was recognised */
  RecordingFollower(
      TraceReport report, Kernel given, Kernel kernel, int clusterRatio, long near_micros) {
    this.report = report;
    this.mapping = new MapBlocks(report);
    this.holes = new HoleTrims(report);
    this.delayed = new DelayedInsertions(report, given, kernel);
    this.model = new EsModel(kernel, clusterRatio);
    this.accounts_in_tree = TraceKernels.accountsInTree(kernel);
    this.reservations = new ReservationEvents(report, mapping, accounts_in_tree);
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
      holes.clear();
      delayed.lost();
      return;
    }
    if (!line.endsSections()) {
      return;
    }
    HoleTrims.Found before = holes.take(line.pid());
    InodeFollower was = busy.remove(line.pid());
    if (was != null) {
      EsOp ended = was.line(line);
      if (ended != null && ended.kind().delayed() && mapping.queriedByAnother(line.pid(), was, ended.line().number())) {
        delayed.insideQuery(ended, was.ino);
      }
    }
    delayed.line(line);
    if (!line.ext4()) {
      if (was != null) {
        was.debts().settle(line.pid(), reservations.recorded(), false);
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
      boolean inserts = was == inode && line.event().equals("ext4_es_insert_extent");
      was.debts().settle(line.pid(), reservations.recorded(), inserts);
    }
    if (inode == null) {
      shrinker_recorded |= line.event().startsWith("ext4_es_shrink");
      return;
    }
    inode.history().add(line);
    if (before != null && before.inode() == inode && line.event().equals("ext4_es_insert_extent")) {
      holes.trimmed(line, f.es(), before);
    }
    event(line, f, inode);
    seen.add(line.pid());
  }

  private InodeFollower inode(Key key) {
    InodeFollower found = inodes.get(key);
    if (found == null) {
      if (inodes.size() >= MOST_INODES) {
        Key oldest = inodes.keySet().iterator().next();
        InodeFollower gone = inodes.remove(oldest);
        gone.finish();
        busy.values().remove(gone);
        mapping.forget(gone);
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
        reservations.reserves(line, inode, f);
      }
      case "ext4_da_release_space" -> givesUp(line, inode, f, "freed_blocks");
      case "ext4_da_update_reserve_space" -> givesUp(line, inode, f, "used_blocks");
      case "ext4_ext_map_blocks_enter", "ext4_ind_map_blocks_enter" -> {
        inode.alive();
        mapping.begins(line, inode, f);
      }
      case "ext4_ext_show_extent" -> mapping.shows(line, inode, f);
      case "ext4_ext_map_blocks_exit", "ext4_ind_map_blocks_exit" -> mapping.ends(line, inode, f);
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
    EsOp op = new EsOp(line, kind, es, first, last);
    if (op.insertsHole()) {
      mapping.cachesHole(line.pid(), inode, es);
    }
    inode.begin(op);
    if (kind.delayed()) {
      delayed.inserts(op, inode.ino);
    }
    busy.put(line.pid(), inode);
    if (f.has("seq")) {
      // printed after the lock is dropped: the call is over
      inode.line(line);
    }
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
        holes.found(line.pid(), inode, lblk, es);
      }
      busy.put(line.pid(), inode);
    } else {
      report.notJudged(line.event(), "the line that begins the search is missing");
    }
  }

  private void givesUp(TraceLine line, InodeFollower inode, Fields f, String clusters)
      throws TraceFormatException {
    reservations.givesUp(line, inode, f, f.number(clusters), seen.contains(line.pid()));
  }
}
