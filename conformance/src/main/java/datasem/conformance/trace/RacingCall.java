package datasem.conformance.trace;

import datasem.conformance.trace.EsOp.Kind;
import java.util.List;

/**
 * The system call in which a task changed the status tree, as far as its events tell: no event is the call.
 *
 * @param call what the task did
 * @param task its name without the process id
 * @param first first block
 * @param last last block, inclusive; of a call without a range {@code first - 1}
 */
record RacingCall(Call call, String task, long first, long last) {
  private static final long PAGE = 4096;

  /** A query for more blocks than readahead asks for is one for a report. */
  private static final long REPORT = 1 << 16;

  enum Call {
    READ,
    WRITE,
    /** page_mkwrite. */
    STORE,
    FALLOCATE,
    KEEP_SIZE,
    PUNCH,
    COLLAPSE,
    INSERT,
    FIEMAP,
    WRITEBACK;

    boolean ranged() {
      return this != FIEMAP && this != WRITEBACK;
    }

    private boolean inserts(EsOp op) {
      if (op.kind().delayed() || op.kind() == Kind.LOOKUP) {
        return this == WRITE || this == STORE;
      }
      return op.insertsHole() || this != READ && this != FIEMAP && this != STORE;
    }
  }

  /**
   * @param lines the inode's events until then and a little longer, in order
   * @param op the task's change, or the look-up before it
   */
  static RacingCall of(List<TraceLine> lines, EsOp op) {
    int pid = op.line().pid();
    Fields mapping = null;
    for (int i = lines.size() - 1; i >= 0; i--) {
      TraceLine line = lines.get(i);
      if (line.pid() != pid || line.number() > op.line().number()) {
        continue;
      }
      if (mapping == null && line.event().endsWith("_map_blocks_enter")) {
        mapping = new Fields(line);
      }
      if (line.event().endsWith("_write_end") || line.event().endsWith("_exit") && ends(line)) {
        break;
      }
      RacingCall begun = begun(line);
      if (begun != null && begun.call.inserts(op)) {
        // bytes were taken for blocks of 4096: where they are smaller, the change itself tells
        boolean fits = begun.first <= op.es().end() && op.es().lblk() <= begun.last;
        return fits || !begun.call.ranged()
            ? begun
            : new RacingCall(begun.call, begun.task, op.es().lblk(), Math.min(op.es().end(), 0xFFFFFFFEL));
      }
      if (begun != null) {
        break;
      }
    }
    return guessed(op, mapping);
  }

  private static boolean ends(TraceLine line) {
    return switch (line.event()) {
      case "ext4_fallocate_exit", "ext4_truncate_exit", "ext4_sync_file_exit", "ext4_unlink_exit" -> true;
      default -> false;
    };
  }

  /** The call that begins with a line, null if none does. */
  private static RacingCall begun(TraceLine line) {
    Fields f = new Fields(line);
    try {
      return switch (line.event()) {
        case "ext4_da_write_begin", "ext4_write_begin" -> bytes(Call.WRITE, line, f, "pos");
        case "ext4_fallocate_enter" -> bytes(mode(f.word("mode")), line, f, "offset");
        case "ext4_punch_hole" -> bytes(Call.PUNCH, line, f, "offset");
        case "ext4_zero_range" -> bytes(Call.KEEP_SIZE, line, f, "offset");
        case "ext4_collapse_range" -> bytes(Call.COLLAPSE, line, f, "offset");
        case "ext4_insert_range" -> bytes(Call.INSERT, line, f, "offset");
        case "ext4_writepages" -> new RacingCall(Call.WRITEBACK, name(line), 0, -1);
        default -> null;
      };
    } catch (TraceFormatException e) {
      return null;
    }
  }

  private static Call mode(String mode) {
    if (mode.contains("PUNCH_HOLE")) {
      return Call.PUNCH;
    }
    if (mode.contains("COLLAPSE_RANGE")) {
      return Call.COLLAPSE;
    }
    if (mode.contains("INSERT_RANGE")) {
      return Call.INSERT;
    }
    return mode.isEmpty() ? Call.FALLOCATE : Call.KEEP_SIZE;
  }

  private static RacingCall bytes(Call call, TraceLine line, Fields f, String from)
      throws TraceFormatException {
    long at = f.number(from);
    long len = f.number("len");
    long stop = at + len;
    if (at < 0 || len <= 0 || stop < 0 || stop / PAGE > 0xFFFFFFFEL) {
      return null;
    }
    return new RacingCall(call, name(line), at / PAGE, (stop - 1) / PAGE);
  }

  /** From the change itself and the query it comes from. */
  private static RacingCall guessed(EsOp op, Fields mapping) {
    String task = name(op.line());
    long first = op.es().lblk();
    long last = Math.min(op.es().end(), 0xFFFFFFFEL);
    if (op.kind().delayed() || op.kind() == Kind.LOOKUP) {
      return new RacingCall(Call.STORE, task, first, first);
    }
    boolean creates = false;
    try {
      if (mapping != null) {
        String flags = mapping.word("flags");
        if (flags.contains("CONVERT") || flags.contains("DELALLOC") || flags.contains("IO_SUBMIT")) {
          return new RacingCall(Call.WRITEBACK, task, 0, -1);
        }
        creates = flags.contains("CREATE");
        if (!creates && mapping.number("len") > REPORT) {
          return new RacingCall(Call.FIEMAP, task, 0, -1);
        }
        first = Math.max(0, Math.min(mapping.number("lblk"), 0xFFFFFFFEL));
        last = Math.max(first, Math.min(first + mapping.number("len") - 1, 0xFFFFFFFEL));
      }
    } catch (TraceFormatException e) {
      // the change alone, then
    }
    Call call = creates || mapping == null && op.insertsMapped() ? Call.FALLOCATE : Call.READ;
    return new RacingCall(call, task, first, last);
  }

  /** The task's name in letters that a scenario's text may have. */
  private static String name(TraceLine line) {
    String task = line.task().substring(0, Math.max(0, line.task().lastIndexOf('-')));
    String plain = task.replaceAll("[^A-Za-z0-9_./-]", "_");
    return plain.isEmpty() ? "task" : plain.substring(0, Math.min(20, plain.length()));
  }
}
