package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_DELAYED;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_DELALLOC_RESERVE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_PRE_IO;

/** The half of ext4_map_blocks(), fs/ext4/inode.c, that allocates: under i_data_sem held exclusively. */
final class CreateBlocks {
  private CreateBlocks() {}

  /** Steps M9 to M13 of the texts up to v6.11, under i_data_sem held exclusively. */
  static long create_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, flags);
    if (retval <= 0) {
      return retval;
    }
    if ((flags & EXT4_GET_BLOCKS_PRE_IO) != 0) {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
      if (es != null && es.is_written()) {
        return retval;
      }
    }
    cache_result(inode, map, flags);
    return retval;
  }

  /** An unwritten range that still holds delayed blocks, found by somebody else, stays marked delayed. */
  static void cache_result(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    boolean unwritten = (map.m_flags & EXT4_MAP_UNWRITTEN) != 0;
    long status = unwritten ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
    if (unwritten
        && (flags & EXT4_GET_BLOCKS_DELALLOC_RESERVE) == 0
        && ExtentsStatus.ext4_es_scan_range(
            inode, EsPredicate.DELAYED, map.m_lblk, map.m_lblk + map.m_len - 1)) {
      status |= EXTENT_STATUS_DELAYED;
    }
    ExtentsStatus.ext4_es_insert_extent(inode, map.m_lblk, map.m_len, map.m_pblk, status, flags);
  }

  /** The same before d2dc317d564a: a written range too. */
  static void cache_delayed_result(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    long status =
        (map.m_flags & EXT4_MAP_UNWRITTEN) != 0 ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
    if ((flags & EXT4_GET_BLOCKS_DELALLOC_RESERVE) == 0
        && ExtentsStatus.ext4_es_scan_range(
            inode, EsPredicate.DELAYED, map.m_lblk, map.m_lblk + map.m_len - 1)) {
      status |= EXTENT_STATUS_DELAYED;
    }
    ExtentsStatus.ext4_es_insert_extent(inode, map.m_lblk, map.m_len, map.m_pblk, status, flags);
  }

  /**
   * ext4_map_create_blocks(), v6.12: whether the blocks were reserved is what the unlocked look-up saw;
   * the status tree's insertion settles the reservation. i_data_sem is held exclusively.
   */
  static long ext4_map_create_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    if ((map.m_flags & EXT4_MAP_DELAYED) != 0) {
      flags |= EXT4_GET_BLOCKS_DELALLOC_RESERVE;
    }
    map.m_flags = 0;
    long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, flags);
    if (retval <= 0) {
      return retval;
    }
    if ((flags & EXT4_GET_BLOCKS_PRE_IO) != 0) {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
      if (es != null && es.is_written()) {
        return retval;
      }
    }
    long status =
        (map.m_flags & EXT4_MAP_UNWRITTEN) != 0 ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
    ExtentsStatus.ext4_es_insert_extent(inode, map.m_lblk, map.m_len, map.m_pblk, status, flags);
    return retval;
  }
}
