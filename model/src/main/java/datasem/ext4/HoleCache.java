package datasem.ext4;

import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_HOLE;
import static datasem.ext4.ExtentsStatus.NO_PBLK;

/**
 * The half of ext4_ext_determine_insert_hole(), fs/ext4/extents.c, that deals with the status tree: given
 * a hole that the extent tree shows, record it. Search and insertion are two critical sections.
 */
public final class HoleCache {
  private HoleCache() {}

  /**
   * The second half of ext4_ext_determine_insert_hole() from v6.8, 6430dea07e85: trims the hole by the
   * delayed blocks in it and records what is left. If {@code lblk} itself has become delayed, nothing is
   * recorded and the answer reaches to the end of that delayed entry.
   *
   * @param lblk the block asked for, inside the hole
   * @param len blocks of the hole, at least 1
   * @return blocks of the hole from {@code lblk} on
   */
  public static long trim_and_insert_hole(
      Ext4InodeInfo inode, long lblk, long hole_start, long len) {
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
}
