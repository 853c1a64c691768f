package datasem.ext4;

/** Tracepoints of the mapping functions, include/trace/events/ext4.h, and what a reader of the C sees there. */
final class MapTracepoints {
  private MapTracepoints() {}

  static void trace_ext4_ext_map_blocks_enter(
      Ext4InodeInfo inode, long lblk, long len, int flags) {
    if (inode.i_sb.tracing) {
      inode.i_sb.locking.trace("ext4_ext_map_blocks_enter", inode.i_ino, lblk, len, flags);
    }
  }

  static void trace_ext4_ext_map_blocks_exit(
      Ext4InodeInfo inode, int flags, Ext4MapBlocks map, long ret) {
    if (inode.i_sb.tracing) {
      inode.i_sb.locking.trace(
          "ext4_ext_map_blocks_exit",
          inode.i_ino,
          flags,
          map.m_lblk,
          map.m_pblk,
          map.m_len,
          map.m_flags,
          ret);
    }
  }

  /** No tracepoint of the kernel: what a look at a cluster has found. */
  static void note_scan_clu(Ext4InodeInfo inode, EsPredicate pred, boolean found) {
    String what = pred == EsPredicate.MAPPED ? "allocated" : "delalloc";
    String article = !found ? "no " : pred == EsPredicate.MAPPED ? "an " : "a ";
    note(inode, "finds " + article + what + " block in the cluster");
  }

  /** No tracepoint of the kernel either: what a reader of a diagram must know, in words. */
  static void note(Ext4InodeInfo inode, String text) {
    if (inode.i_sb.tracing) {
      inode.i_sb.locking.trace("note", text);
    }
  }

  /** No tracepoint of the kernel: the hole that the extent tree has, before any trimming. */
  static void note_hole(Ext4InodeInfo inode, Extents.Hole hole) {
    if (inode.i_sb.tracing) {
      inode.i_sb.locking.trace("hole", inode.i_ino, hole.start(), hole.len());
    }
  }
}
