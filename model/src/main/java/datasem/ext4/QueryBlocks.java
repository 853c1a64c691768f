package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;

/** ext4_map_query_blocks(), fs/ext4/inode.c, as ext4_map_blocks() calls it since v6.12: every text, oldest first. */
@FunctionalInterface
public interface QueryBlocks {

  /**
   * Asks the extent tree and caches a mapping it has. i_data_sem is held.
   *
   * @return blocks mapped or unwritten, 0 for a hole or delayed block, or -errno
   */
  long ext4_map_query_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags);

  /** 8b8252884f2f, v6.12. */
  static long v6_12(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    int filter = flags & (MapFlags.EXT4_EX_NOCACHE | MapFlags.EXT4_EX_FORCE_CACHE);
    long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, filter);
    if (retval <= 0) {
      return retval;
    }
    long status =
        (map.m_flags & EXT4_MAP_UNWRITTEN) != 0 ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
    inode.i_sb.kernel.ext4_es_cache_query(inode, map.m_lblk, map.m_len, map.m_pblk, status);
    return retval;
  }

  /** dd064d5101ea, v6.19: the sequence number is read under i_data_sem alone, after the mapping. */
  static long v6_19(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    int filter = flags & (MapFlags.EXT4_EX_NOCACHE | MapFlags.EXT4_EX_FORCE_CACHE);
    long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, filter);
    if (retval <= 0) {
      map.m_seq = inode.i_es_seq.read_once();
      return retval;
    }
    long status =
        (map.m_flags & EXT4_MAP_UNWRITTEN) != 0 ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
    inode.i_sb.kernel.ext4_es_cache_query(inode, map.m_lblk, map.m_len, map.m_pblk, status);
    map.m_seq = inode.i_es_seq.read_once();
    return retval;
  }
}
