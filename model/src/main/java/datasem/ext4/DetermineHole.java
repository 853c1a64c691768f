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

  /**
   * Jan Kara's suggestion of 2023-12-13 by itself: the trimming to delayed blocks happens here, so
   * that the returned length is right. Who may insert them meanwhile does not change.
   */
  static Hole hole_trim_only(Ext4InodeInfo inode, Path path, long lblk) {
    Hole hole = Extents.ext4_ext_find_hole(path, lblk);
    MapTracepoints.note_hole(inode, hole);
    long start = hole.start();
    long len = hole.len();
    for (; ; ) {
      ExtentStatus es =
          ExtentsStatus.ext4_es_find_extent_range(
              inode, EsPredicate.DELAYED, start, start + len - 1);
      if (es == null || es.es_lblk() >= start + len) {
        return new Hole(start, len);
      }
      if (es.es_lblk() + es.es_len() <= lblk) {
        len -= lblk - start;
        start = lblk;
      } else if (es.es_lblk() <= lblk) {
        return new Hole(lblk, 0);
      } else {
        return new Hole(start, es.es_lblk() - start);
      }
    }
  }
}
