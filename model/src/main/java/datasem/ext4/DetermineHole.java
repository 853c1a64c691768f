package datasem.ext4;

import datasem.ext4.Extents.Hole;
import datasem.ext4.Extents.Path;

/** ext4_ext_determine_hole(), fs/ext4/extents.c, gone with v6.8: every text, oldest first. */
@FunctionalInterface
public interface DetermineHole {

  /** The hole around {@code lblk}, which nothing maps. */
  Hole ext4_ext_determine_hole(Ext4InodeInfo inode, Path path, long lblk);

  /** v6.7: from the extent tree alone; delayed blocks may lie in the hole. */
  static Hole v6_7(Ext4InodeInfo inode, Path path, long lblk) {
    Hole hole = Extents.ext4_ext_find_hole(path, lblk);
    MapTracepoints.note_hole(inode, hole);
    return hole;
  }
}
