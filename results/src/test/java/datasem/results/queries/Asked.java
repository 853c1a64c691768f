package datasem.results.queries;

import datasem.ext4.EsTree;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4MapBlocks;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.Iomap;
import datasem.ext4.Kernel;
import datasem.locking.JvmLocking;
import datasem.scenarios.Syscall;
import java.util.StringJoiner;
import java.util.function.Function;

/** A file of a kernel, brought into a state by calls, and what it answers. Blocks, not bytes. */
final class Asked {
  private static final int BLOCKS = 8;

  /** From this length on a range has no end worth printing. */
  private static final long ENDLESS = 1L << 30;

  private final Ext4InodeInfo inode;

  private Asked(Ext4InodeInfo inode) {
    this.inode = inode;
  }

  static String ask(Kernel kernel, String setup, Function<Asked, String> question) {
    JvmLocking locking = new JvmLocking();
    Ext4SbInfo sbi = new Ext4SbInfo(locking, kernel, Ext4SbInfo.Geometry.of(1, BLOCKS + 2, Ext4SbInfo.Fault.NEVER));
    Asked file = new Asked(new Ext4InodeInfo(sbi, 12, BLOCKS, ExtentTree.EMPTY, 0));
    file.run(setup);
    return question.apply(file);
  }

  private Object run(String calls) {
    Object last = null;
    for (Syscall call : Syscall.parseAll(calls)) {
      last = call.run(inode);
    }
    return last;
  }

  /** Puts a hole into the status tree, as an earlier query of these blocks alone would have. */
  Asked cachedHole(long lblk, long len) {
    ExtentsStatus.ext4_es_insert_extent(
        inode, lblk, len, ExtentsStatus.NO_PBLK, ExtentsStatus.EXTENT_STATUS_HOLE, 0);
    return this;
  }

  /** The type that the flags tell and the length: a query without CREATE. */
  String map_blocks(long lblk, long len) {
    Ext4MapBlocks map = new Ext4MapBlocks(lblk, len);
    inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
    String type =
        (map.m_flags & Ext4MapBlocks.EXT4_MAP_UNWRITTEN) != 0
            ? "unwritten"
            : (map.m_flags & Ext4MapBlocks.EXT4_MAP_MAPPED) != 0
                ? "written"
                : (map.m_flags & Ext4MapBlocks.EXT4_MAP_DELAYED) != 0 ? "delayed" : "hole";
    return type + " " + map.m_len;
  }

  String report(long lblk, long len) {
    Iomap iomap = inode.i_sb.kernel.ext4_iomap_begin_report(inode, lblk, len);
    return iomap.type() + " " + iomap.len();
  }

  String call(String call) {
    return run(call).toString();
  }

  /** The status tree after {@code calls} or a query. */
  String cached() {
    EsTree tree = inode.i_es_tree.peek();
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < tree.i_es_all_nr(); i++) {
      ExtentStatus es = tree.entry(i);
      String range = es.es_len() >= ENDLESS ? es.es_lblk() + ".." : es.es_lblk() + "/" + es.es_len();
      text.add(range + " " + letters(es.type()));
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }

  String cachedAfter(long lblk, long len) {
    map_blocks(lblk, len);
    return cached();
  }

  private static String letters(long type) {
    return ((type & ExtentsStatus.EXTENT_STATUS_WRITTEN) != 0 ? "W" : "")
        + ((type & ExtentsStatus.EXTENT_STATUS_UNWRITTEN) != 0 ? "U" : "")
        + ((type & ExtentsStatus.EXTENT_STATUS_DELAYED) != 0 ? "D" : "")
        + ((type & ExtentsStatus.EXTENT_STATUS_HOLE) != 0 ? "H" : "");
  }
}
