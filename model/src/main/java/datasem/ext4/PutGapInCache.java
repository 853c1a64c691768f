package datasem.ext4;

import static datasem.ext4.ExtentsStatus.NO_PBLK;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_HOLE;

/** ext4_ext_put_gap_in_cache(), fs/ext4/extents.c, gone with v6.8: every text, oldest first. */
@FunctionalInterface
public interface PutGapInCache {

  /** Caches the hole of {@code hole_len} blocks from {@code hole_start} as far as no delayed block lies in it. */
  void ext4_ext_put_gap_in_cache(Ext4InodeInfo inode, long hole_start, long hole_len);

  /** v6.7: looks for a delayed block, then inserts; whoever holds i_data_sem shared may come between. */
  static void v6_7(Ext4InodeInfo inode, long hole_start, long hole_len) {
    ExtentStatus es =
        ExtentsStatus.ext4_es_find_extent_range(
            inode, EsPredicate.DELAYED, hole_start, hole_start + hole_len - 1);
    if (es != null) {
      if (es.es_lblk() <= hole_start) {
        return;
      }
      hole_len = Math.min(es.es_lblk() - hole_start, hole_len);
    }
    ExtentsStatus.ext4_es_insert_extent(
        inode, hole_start, hole_len, NO_PBLK, EXTENT_STATUS_HOLE, 0);
  }

  /** The seed's recheck put here: a second look for a delayed block right before the insertion. */
  static void recheck_in_put_gap(Ext4InodeInfo inode, long hole_start, long hole_len) {
    ExtentStatus es =
        ExtentsStatus.ext4_es_find_extent_range(
            inode, EsPredicate.DELAYED, hole_start, hole_start + hole_len - 1);
    if (es != null) {
      if (es.es_lblk() <= hole_start) {
        return;
      }
      hole_len = Math.min(es.es_lblk() - hole_start, hole_len);
    }
    es =
        ExtentsStatus.ext4_es_find_extent_range(
            inode, EsPredicate.DELAYED, hole_start, hole_start + hole_len - 1);
    if (es != null) {
      if (es.es_lblk() <= hole_start) {
        return;
      }
      hole_len = Math.min(es.es_lblk() - hole_start, hole_len);
    }
    ExtentsStatus.ext4_es_insert_extent(
        inode, hole_start, hole_len, NO_PBLK, EXTENT_STATUS_HOLE, 0);
  }

  /**
   * The other sufficient fix for the seed's race by itself: test and insertion are one section of
   * i_es_lock, as in v7.0 (d494567091ed), while delayed extents go in as in v6.7.
   */
  static void atomic_hole(Ext4InodeInfo inode, long hole_start, long hole_len) {
    ExtentStatus es =
        ExtentsStatus.ext4_es_find_extent_range(
            inode, EsPredicate.DELAYED, hole_start, hole_start + hole_len - 1);
    if (es != null) {
      if (es.es_lblk() <= hole_start) {
        return;
      }
      hole_len = Math.min(es.es_lblk() - hole_start, hole_len);
    }
    EsCacheExtent.v7_0(inode, hole_start, hole_len, NO_PBLK, EXTENT_STATUS_HOLE);
  }
}
