package datasem.ext4;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_HOLE;
import static datasem.ext4.ExtentsStatus.NO_PBLK;

import datasem.ext4.Extents.Hole;
import datasem.ext4.Extents.Path;

/** ext4_ext_determine_insert_hole(), fs/ext4/extents.c, since v6.8: every text, oldest first. */
@FunctionalInterface
public interface DetermineInsertHole {

  /**
   * Trims the hole around {@code lblk} to the delayed blocks in it and caches what is left.
   *
   * @return blocks from {@code lblk} to the end of the hole, or of the delayed extent it lies in
   */
  long ext4_ext_determine_insert_hole(Ext4InodeInfo inode, Path path, long lblk);

  /**
   * 6430dea07e85, v6.8: the look for delayed blocks and the insertion are two sections of i_es_lock;
   * that no delayed block comes between rests on i_data_sem.
   */
  static long v6_8(Ext4InodeInfo inode, Path path, long lblk) {
    Hole hole = Extents.ext4_ext_find_hole(path, lblk);
    MapTracepoints.note_hole(inode, hole);
    return trim_and_insert(inode, lblk, hole.start(), hole.len());
  }

  private static long trim_and_insert(Ext4InodeInfo inode, long lblk, long hole_start, long len) {
    while (true) {
      ExtentStatus es =
          ExtentsStatus.ext4_es_find_extent_range(
              inode, EsPredicate.DELAYED, hole_start, hole_start + len - 1);
      if (es == null) {
        break;
      }
      if (lblk >= es.es_lblk() + es.es_len()) {
        len -= lblk - hole_start;
        hole_start = lblk;
      } else if (es.es_lblk() <= lblk) {
        return es.es_lblk() + es.es_len() - lblk;
      } else {
        len = Math.min(es.es_lblk() - hole_start, len);
        break;
      }
    }
    ExtentsStatus.ext4_es_insert_extent(inode, hole_start, len, NO_PBLK, EXTENT_STATUS_HOLE, 0);
    return len - (lblk - hole_start);
  }

  /** v6.8's text from where the hole is known: for recorded operations, which have no extent tree. */
  static long of_hole(Ext4InodeInfo inode, long lblk, long hole_start, long len) {
    return trim_and_insert(inode, lblk, hole_start, len);
  }

  /** d494567091ed, v7.0: the insertion never replaces a delayed block, whoever put it there and when. */
  static long v7_0(Ext4InodeInfo inode, Path path, long lblk) {
    Hole hole = Extents.ext4_ext_find_hole(path, lblk);
    MapTracepoints.note_hole(inode, hole);
    long hole_start = hole.start();
    long len = hole.len();
    while (true) {
      ExtentStatus es =
          ExtentsStatus.ext4_es_find_extent_range(
              inode, EsPredicate.DELAYED, hole_start, hole_start + len - 1);
      if (es == null) {
        break;
      }
      if (lblk >= es.es_lblk() + es.es_len()) {
        len -= lblk - hole_start;
        hole_start = lblk;
      } else if (es.es_lblk() <= lblk) {
        return es.es_lblk() + es.es_len() - lblk;
      } else {
        len = Math.min(es.es_lblk() - hole_start, len);
        break;
      }
    }
    EsCacheExtent.v7_0(inode, hole_start, len, NO_PBLK, EXTENT_STATUS_HOLE);
    return len - (lblk - hole_start);
  }
}
