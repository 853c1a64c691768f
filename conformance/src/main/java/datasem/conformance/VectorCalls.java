package datasem.conformance;

import datasem.conformance.SingleTaskLocking.Event;
import datasem.ext4.DaReserve;
import datasem.ext4.DetermineInsertHole;
import datasem.ext4.EsPredicate;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.InsertDelayed;
import datasem.ext4.InsertDelayedBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The operations of a vector file as calls of the model, and the model's answers in the file's words. */
final class VectorCalls {
  private static final int DELALLOC_RESERVE = 0x0004;
  private static final long PBLK_MASK = ~ExtentStatus.ES_MASK;

  private final Ext4InodeInfo inode;

  /** 6.1: insertion by single blocks, and a removal that returns 0. */
  private final boolean v6_1;

  private final InsertRecorder recorder;

  VectorCalls(Ext4InodeInfo inode, boolean v6_1, InsertRecorder recorder) {
    this.inode = inode;
    this.v6_1 = v6_1;
    this.recorder = recorder;
  }

  /** An entry as the files write it; all ones in the physical block are -1. */
  static List<Object> entry(ExtentStatus es) {
    long pblk = es.ext4_es_pblock();
    return Arrays.asList(
        es.es_lblk(), es.es_len(), pblk == PBLK_MASK ? -1L : pblk, es.status());
  }

  /**
   * Performs one operation.
   *
   * @param result gets what the call returns
   */
  void call(String name, VectorOp op, Map<String, Object> result) throws VectorFormatException {
    switch (name) {
      case "insert_extent" ->
          ExtentsStatus.ext4_es_insert_extent(
              inode,
              op.block("lblk"),
              op.block("len"),
              pblk(op),
              op.number("status", 0, 31),
              op.flag("delalloc_reserve") ? DELALLOC_RESERVE : 0);
      case "cache_extent" ->
          ExtentsStatus.ext4_es_cache_extent(
              inode, op.block("lblk"), op.block("len"), pblk(op), op.number("status", 0, 31));
      case "insert_delayed_block" -> {
        ExtentsStatus.ext4_es_insert_delayed_block(
            inode, op.block("lblk"), op.bool("allocated"));
        result.put("ret", 0L);
      }
      case "insert_delayed_extent" ->
          ExtentsStatus.ext4_es_insert_delayed_extent(
              inode,
              op.block("lblk"),
              op.block("len"),
              op.bool("lclu_allocated"),
              op.bool("end_allocated"));
      case "remove_extent" -> {
        ExtentsStatus.ext4_es_remove_extent(inode, op.block("lblk"), op.block("len"));
        if (v6_1) {
          result.put("ret", 0L);
        }
      }
      case "lookup_extent" -> lookup(op, result);
      case "find_extent_range" -> {
        ExtentStatus es =
            ExtentsStatus.ext4_es_find_extent_range(
                inode, predicate(op), op.block("lblk"), op.block("end"));
        result.put("es", es == null ? null : entry(es));
      }
      case "scan_range" ->
          result.put(
              "value",
              ExtentsStatus.ext4_es_scan_range(
                  inode, predicate(op), op.block("lblk"), op.block("end")));
      case "scan_clu" ->
          result.put(
              "value", ExtentsStatus.ext4_es_scan_clu(inode, predicate(op), op.block("lblk")));
      case "delayed_clu" ->
          result.put(
              "value",
              ExtentsStatus.ext4_es_delayed_clu(inode, op.block("lblk"), op.block("len")));
      case "is_pending" ->
          result.put("value", ExtentsStatus.ext4_is_pending(inode, op.block("lblk")));
      case "remove_pending" -> ExtentsStatus.ext4_remove_pending(inode, op.block("lblk"));
      case "shrink" -> shrink(op, result);
      case "clear_inode_es" -> ExtentsStatus.ext4_clear_inode_es(inode);
      case "set_precached" -> inode.ext_precached.write_once(true);
      case "reserve_space" -> DaReserve.ext4_da_reserve_space(inode, clusters(op));
      case "release_space" -> DaReserve.ext4_da_release_space(inode, clusters(op));
      case "update_reserve_space" ->
          DaReserve.ext4_da_update_reserve_space(inode, clusters(op), op.bool("quota_claim"));
      case "rereserve_cluster" -> DaReserve.ext4_rereserve_cluster(inode, op.block("lblk"));
      case "da_insert_block", "da_insert_blocks" -> daInsert(name, op, result);
      case "determine_insert_hole" -> {
        recorder.takeRange();
        result.put(
            "len",
            DetermineInsertHole.of_hole(
                inode, op.block("lblk"), op.block("hole_start"), op.block("hole_len")));
        result.put("inserted", recorder.takeRange());
      }
      default -> throw op.bad("unknown operation \"" + name + "\"");
    }
  }

  /** Adds what only tracepoints tell: reservations made, released and used. */
  void finish(String name, List<Event> events, Map<String, Object> result) {
    List<Long> used = new ArrayList<>();
    for (Event event : events) {
      switch (event.name()) {
        case "ext4_da_release_space" -> result.put("released", event.number(1));
        case "ext4_da_update_reserve_space" -> {
          used.add(event.number(1));
          result.put("used", event.number(1));
          result.put("claim", event.bool(3));
        }
        case "ext4_da_reserve_space" -> {
          if (name.startsWith("da_insert")) {
            result.put("resv", event.number(1));
          }
        }
        case "ext4_es_insert_delayed_block" -> {
          if (name.startsWith("da_insert")) {
            result.put("allocated", event.bool(5));
          }
        }
        case "ext4_es_insert_delayed_extent" -> {
          if (name.startsWith("da_insert")) {
            result.put("lclu_allocated", event.bool(5));
            result.put("end_allocated", event.bool(6));
          }
        }
        default -> {
          // no part of a result
        }
      }
    }
    if (used.size() > 1) {
      result.put("used_list", used);
    }
  }

  private void lookup(VectorOp op, Map<String, Object> result) throws VectorFormatException {
    ExtentStatus es;
    if (op.bool("want_next")) {
      ExtentsStatus.EsLookup found =
          ExtentsStatus.ext4_es_lookup_extent_next(inode, op.block("lblk"));
      es = found == null ? null : found.es();
      result.put("next", found == null ? null : found.next_lblk());
    } else {
      es = ExtentsStatus.ext4_es_lookup_extent(inode, op.block("lblk"));
    }
    result.put("found", es != null);
    result.put("es", es == null ? null : entry(es));
  }

  private void shrink(VectorOp op, Map<String, Object> result) throws VectorFormatException {
    int nr_to_scan = (int) op.number("nr_to_scan", 0, Integer.MAX_VALUE);
    result.put("count_before", (long) inode.i_es_tree.peek().i_es_shk_nr());
    result.put("shrunk", (long) ExtentsStatus.ext4_es_shrink(List.of(inode), nr_to_scan));
    result.put("shrink_lblk", inode.i_es_tree.peek().i_es_shrink_lblk());
  }

  private void daInsert(String name, VectorOp op, Map<String, Object> result)
      throws VectorFormatException {
    boolean one = name.equals("da_insert_block");
    long lblk = op.block("lblk");
    long first = inode.i_sb.EXT4_B2C(lblk);
    boolean first_mapped = op.bool("clu_mapped");
    boolean end_mapped = one ? first_mapped : op.bool("end_clu_mapped");
    InsertDelayed.CluMapped disk = (i, lclu) -> (lclu == first ? first_mapped : end_mapped) ? 1 : 0;
    long unclaimed = inode.i_sb.s_freeclusters_counter.peek() - inode.i_sb.s_dirtyclusters_counter.peek();
    long taken = op.flag("enospc") ? unclaimed : 0;
    result.put("resv", 0L);
    if (one) {
      result.put("allocated", false);
    } else {
      result.put("lclu_allocated", false);
      result.put("end_allocated", false);
    }
    inode.i_sb.s_freeclusters_counter.add(-taken);
    int ret =
        one
            ? InsertDelayedBlock.v6_6(inode, lblk, disk)
            : InsertDelayed.ext4_insert_delayed_blocks(inode, lblk, op.block("len"), disk);
    inode.i_sb.s_freeclusters_counter.add(taken);
    result.put("ret", (long) ret);
  }

  private static long pblk(VectorOp op) throws VectorFormatException {
    return op.number("pblk", -1, PBLK_MASK);
  }

  private static int clusters(VectorOp op) throws VectorFormatException {
    return (int) op.number("n", Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static EsPredicate predicate(VectorOp op) throws VectorFormatException {
    return switch (op.string("pred")) {
      case "delayed" -> EsPredicate.DELAYED;
      case "delonly" -> EsPredicate.DELONLY;
      case "hole" -> EsPredicate.HOLE;
      case "written" -> EsPredicate.WRITTEN;
      case "unwritten" -> EsPredicate.UNWRITTEN;
      case "mapped" -> EsPredicate.MAPPED;
      default -> throw op.bad("unknown predicate \"" + op.string("pred") + "\"");
    };
  }
}
