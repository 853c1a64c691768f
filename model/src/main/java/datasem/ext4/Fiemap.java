package datasem.ext4;

import java.util.ArrayList;
import java.util.List;

/** ext4_fiemap(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface Fiemap {

  /** What is not a hole in the blocks {@code lblk} to {@code end} - 1. */
  List<FiemapExtent> ext4_fiemap(Ext4InodeInfo inode, long lblk, long end);

  /** To v6.15: under no lock. */
  static List<FiemapExtent> v6_7(Ext4InodeInfo inode, long lblk, long end) {
    return iomap_fiemap(inode, lblk, end);
  }

  /** 151ff9325e5e, v6.16: under i_rwsem held shared. */
  static List<FiemapExtent> v6_16(Ext4InodeInfo inode, long lblk, long end) {
    inode.i_rwsem.down_read();
    List<FiemapExtent> result = iomap_fiemap(inode, lblk, end);
    inode.i_rwsem.up_read();
    return result;
  }

  private static List<FiemapExtent> iomap_fiemap(Ext4InodeInfo inode, long lblk, long end) {
    List<FiemapExtent> result = new ArrayList<>();
    while (lblk < end) {
      Iomap iomap = inode.i_sb.kernel.ext4_iomap_begin_report(inode, lblk, end - lblk);
      if (iomap.type() != Iomap.Type.HOLE) {
        result.add(FiemapExtent.of(iomap));
      }
      lblk += iomap.len();
    }
    return List.copyOf(result);
  }
}
