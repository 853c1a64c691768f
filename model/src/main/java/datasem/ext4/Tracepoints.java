package datasem.ext4;

/**
 * The tracepoints of include/trace/events/ext4.h, each with its fields in the kernel's order; the device
 * number is left out. Block ranges are first block and length, counters are clusters.
 */
final class Tracepoints {
  private Tracepoints() {}

  /** Fields: ino, lblk, len, pblk, status. */
  static void trace_ext4_es_insert_extent(Ext4InodeInfo inode, ExtentStatus es) {
    if (!inode.i_sb.tracing) {
      return;
    }
    trace(inode, "ext4_es_insert_extent", es);
  }

  /** Fields: ino, lblk, len, pblk, status. */
  static void trace_ext4_es_cache_extent(Ext4InodeInfo inode, ExtentStatus es) {
    if (!inode.i_sb.tracing) {
      return;
    }
    trace(inode, "ext4_es_cache_extent", es);
  }

  /** Fields: ino, lblk, len. */
  static void trace_ext4_es_remove_extent(Ext4InodeInfo inode, long lblk, long len) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace("ext4_es_remove_extent", inode.i_ino, lblk, len);
  }

  /** Fields: ino, lblk. */
  static void trace_ext4_es_find_extent_range_enter(Ext4InodeInfo inode, long lblk) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace("ext4_es_find_extent_range_enter", inode.i_ino, lblk);
  }

  /** Fields: ino, lblk, len, pblk, status; all 0 if nothing was found. */
  static void trace_ext4_es_find_extent_range_exit(Ext4InodeInfo inode, ExtentStatus es) {
    if (!inode.i_sb.tracing) {
      return;
    }
    if (es == null) {
      inode.i_sb.locking.trace("ext4_es_find_extent_range_exit", inode.i_ino, 0L, 0L, 0L, 0L);
    } else {
      trace(inode, "ext4_es_find_extent_range_exit", es);
    }
  }

  /** Fields: ino, lblk. */
  static void trace_ext4_es_lookup_extent_enter(Ext4InodeInfo inode, long lblk) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace("ext4_es_lookup_extent_enter", inode.i_ino, lblk);
  }

  /** Fields: ino, lblk, len, pblk, status, found; the status as before this look-up. */
  static void trace_ext4_es_lookup_extent_exit(Ext4InodeInfo inode, ExtentStatus es) {
    if (!inode.i_sb.tracing) {
      return;
    }
    if (es == null) {
      inode.i_sb.locking.trace("ext4_es_lookup_extent_exit", inode.i_ino, 0L, 0L, 0L, 0L, 0);
    } else {
      inode.i_sb.locking.trace(
          "ext4_es_lookup_extent_exit",
          inode.i_ino,
          es.es_lblk(),
          es.es_len(),
          es.ext4_es_show_pblock(),
          es.status(),
          1);
    }
  }

  /** Fields: ino, lblk, len, pblk, status, allocated. */
  static void trace_ext4_es_insert_delayed_block(
      Ext4InodeInfo inode, ExtentStatus es, boolean allocated) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace(
        "ext4_es_insert_delayed_block",
        inode.i_ino,
        es.es_lblk(),
        es.es_len(),
        es.ext4_es_show_pblock(),
        es.status(),
        allocated);
  }

  /** Fields: ino, lblk, len, pblk, status, lclu_allocated, end_allocated. */
  static void trace_ext4_es_insert_delayed_extent(
      Ext4InodeInfo inode, ExtentStatus es, boolean lclu_allocated, boolean end_allocated) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace(
        "ext4_es_insert_delayed_extent",
        inode.i_ino,
        es.es_lblk(),
        es.es_len(),
        es.ext4_es_show_pblock(),
        es.status(),
        lclu_allocated,
        end_allocated);
  }

  /** Fields: nr_shrunk, nr_skipped, retried; the scan's time is left out. */
  static void trace_ext4_es_shrink(Ext4SbInfo sbi, int nr_shrunk, int nr_skipped, int retried) {
    if (!sbi.tracing) {
      return;
    }
    sbi.locking.trace("ext4_es_shrink", nr_shrunk, nr_skipped, retried);
  }

  /** Fields: ino, reserve_blocks, reserved_data_blocks after the addition. */
  static void trace_ext4_da_reserve_space(Ext4InodeInfo inode, int nr_resv, long reserved) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace("ext4_da_reserve_space", inode.i_ino, nr_resv, reserved);
  }

  /** Fields: ino, used_blocks, reserved_data_blocks before the subtraction, quota_claim. */
  static void trace_ext4_da_update_reserve_space(
      Ext4InodeInfo inode, int used, long reserved, boolean quota_claim) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace(
        "ext4_da_update_reserve_space", inode.i_ino, used, reserved, quota_claim);
  }

  /** Fields: ino, freed_blocks, reserved_data_blocks before the subtraction. */
  static void trace_ext4_da_release_space(Ext4InodeInfo inode, int freed, long reserved) {
    if (!inode.i_sb.tracing) {
      return;
    }
    inode.i_sb.locking.trace("ext4_da_release_space", inode.i_ino, freed, reserved);
  }

  private static void trace(Ext4InodeInfo inode, String event, ExtentStatus es) {
    inode.i_sb.locking.trace(
        event,
        inode.i_ino,
        es.es_lblk(),
        es.es_len(),
        es.ext4_es_show_pblock(),
        es.status());
  }
}
