package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;

/** ext4_da_map_blocks(), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface DaMapBlocks {

  /**
   * Maps a block for a delayed write: what is mapped stays so, a hole becomes delayed. The caller
   * holds the folio lock.
   *
   * @param bh filled by the texts up to v6.8; later ones answer in {@code map} alone
   * @return up to v6.8 the blocks mapped, 0 for a delayed block; from v6.11 always 0; or -errno
   */
  long ext4_da_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh);

  /** v6.7: one section of i_data_sem, shared, around query and insertion; a cached hole is trusted. */
  static long v6_7(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    add_delayed:
    {
      if (es != null) {
        if (es.is_hole()) {
          inode.i_data_sem.down_read();
          break add_delayed;
        }
        if (es.is_delonly()) {
          bh.set_delayed();
          return 0;
        }
        return found(map, es);
      }
      inode.i_data_sem.down_read();
      long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval < 0) {
        inode.i_data_sem.up_read();
        return retval;
      }
      if (retval > 0) {
        ExtentsStatus.ext4_es_insert_extent(
            inode, map.m_lblk, map.m_len, map.m_pblk, status(map), 0);
        inode.i_data_sem.up_read();
        return retval;
      }
    }
    int ret = inode.i_sb.kernel.ext4_insert_delayed_block(inode, map.m_lblk);
    if (ret == 0) {
      bh.set_delayed();
    }
    inode.i_data_sem.up_read();
    return ret;
  }

  /** acf795dc161f, v6.8: the delayed extent is inserted under i_data_sem held exclusively. */
  static long v6_8(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    add_delayed:
    {
      if (es != null) {
        if (es.is_hole()) {
          break add_delayed;
        }
        if (es.is_delonly()) {
          bh.set_delayed();
          return 0;
        }
        return found(map, es);
      }
      inode.i_data_sem.down_read();
      long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval < 0) {
        inode.i_data_sem.up_read();
        return retval;
      }
      if (retval > 0) {
        ExtentsStatus.ext4_es_insert_extent(
            inode, map.m_lblk, map.m_len, map.m_pblk, status(map), 0);
        inode.i_data_sem.up_read();
        return retval;
      }
      inode.i_data_sem.up_read();
    }
    inode.i_data_sem.down_write();
    int ret = inode.i_sb.kernel.ext4_insert_delayed_block(inode, map.m_lblk);
    inode.i_data_sem.up_write();
    if (ret != 0) {
      return ret;
    }
    bh.set_delayed();
    return 0;
  }

  /** 0ea6560abb3b, v6.11: under the exclusive lock the status tree, on a miss the extent tree, is asked again. */
  static long v6_11(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    map.m_flags = 0;
    ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    add_delayed:
    {
      if (es != null) {
        map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
        if (es.is_hole()) {
          break add_delayed;
        }
        return found_or_delayed(map, es);
      }
      inode.i_data_sem.down_read();
      long retval = ext4_map_query_blocks(inode, map);
      inode.i_data_sem.up_read();
      if (retval != 0) {
        return retval < 0 ? retval : 0;
      }
    }
    inode.i_data_sem.down_write();
    es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    if (es != null) {
      map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
      if (!es.is_hole()) {
        inode.i_data_sem.up_write();
        return found_or_delayed(map, es);
      }
    } else {
      long retval = ext4_map_query_blocks(inode, map);
      if (retval != 0) {
        inode.i_data_sem.up_write();
        return retval < 0 ? retval : 0;
      }
    }
    map.m_flags |= EXT4_MAP_DELAYED;
    int retval = InsertDelayed.ext4_insert_delayed_blocks(inode, map.m_lblk, map.m_len, Extents::ext4_clu_mapped);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** 6.1.192: acf795dc161f, 8e4e5cdf2fde and 0ea6560abb3b carried back, for a single block and its buffer. */
  static long stable_6_1(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    add_delayed:
    {
      if (es != null) {
        if (es.is_hole()) {
          break add_delayed;
        }
        if (es.is_delonly()) {
          bh.set_delayed();
          return 0;
        }
        return found(map, es);
      }
      inode.i_data_sem.down_read();
      long retval = ext4_map_query_blocks(inode, map);
      inode.i_data_sem.up_read();
      if (retval != 0) {
        return retval;
      }
    }
    inode.i_data_sem.down_write();
    es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    if (es != null) {
      if (!es.is_hole()) {
        inode.i_data_sem.up_write();
        if (es.is_delonly()) {
          bh.set_delayed();
          return 0;
        }
        return found(map, es);
      }
    } else {
      long retval = ext4_map_query_blocks(inode, map);
      if (retval != 0) {
        inode.i_data_sem.up_write();
        return retval;
      }
    }
    int ret = inode.i_sb.kernel.ext4_insert_delayed_block(inode, map.m_lblk);
    inode.i_data_sem.up_write();
    if (ret != 0) {
      return ret;
    }
    bh.set_delayed();
    return 0;
  }

  /** Half of 0ea6560abb3b: the second look-up asks the status tree only, a miss counts as a hole. */
  static long relookup_es_only(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    map.m_flags = 0;
    ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    add_delayed:
    {
      if (es != null) {
        map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
        if (es.is_hole()) {
          break add_delayed;
        }
        return found_or_delayed(map, es);
      }
      inode.i_data_sem.down_read();
      long retval = ext4_map_query_blocks(inode, map);
      inode.i_data_sem.up_read();
      if (retval != 0) {
        return retval < 0 ? retval : 0;
      }
    }
    inode.i_data_sem.down_write();
    es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    if (es != null) {
      map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
      if (!es.is_hole()) {
        inode.i_data_sem.up_write();
        return found_or_delayed(map, es);
      }
    }
    map.m_flags |= EXT4_MAP_DELAYED;
    int retval = InsertDelayed.ext4_insert_delayed_blocks(inode, map.m_lblk, map.m_len, Extents::ext4_clu_mapped);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** 0ea6560abb3b at the wrong place: the second look-up comes before the exclusive lock. */
  static long relookup_before_lock(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    map.m_flags = 0;
    ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    add_delayed:
    {
      if (es != null) {
        map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
        if (es.is_hole()) {
          break add_delayed;
        }
        return found_or_delayed(map, es);
      }
      inode.i_data_sem.down_read();
      long retval = ext4_map_query_blocks(inode, map);
      inode.i_data_sem.up_read();
      if (retval != 0) {
        return retval < 0 ? retval : 0;
      }
    }
    es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    if (es != null) {
      map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
      if (!es.is_hole()) {
        return found_or_delayed(map, es);
      }
    }
    inode.i_data_sem.down_write();
    map.m_flags |= EXT4_MAP_DELAYED;
    int retval = InsertDelayed.ext4_insert_delayed_blocks(inode, map.m_lblk, map.m_len, Extents::ext4_clu_mapped);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** ext4_map_query_blocks(), 8e4e5cdf2fde: asks the extent tree and caches a mapping it has. */
  private static long ext4_map_query_blocks(Ext4InodeInfo inode, Ext4MapBlocks map) {
    long retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
    if (retval > 0) {
      inode.i_sb.kernel.ext4_es_cache_query(
          inode, map.m_lblk, map.m_len, map.m_pblk, status(map));
    }
    return retval;
  }

  private static long status(Ext4MapBlocks map) {
    return (map.m_flags & EXT4_MAP_UNWRITTEN) != 0
        ? EXTENT_STATUS_UNWRITTEN
        : EXTENT_STATUS_WRITTEN;
  }

  private static long found_or_delayed(Ext4MapBlocks map, ExtentStatus es) {
    if (es.is_delonly()) {
      map.m_flags |= EXT4_MAP_DELAYED;
    } else {
      found(map, es);
    }
    return 0;
  }

  /** A status entry that is written or unwritten answers the request. */
  private static long found(Ext4MapBlocks map, ExtentStatus es) {
    map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
    map.m_len = Math.min(map.m_len, es.es_len() - (map.m_lblk - es.es_lblk()));
    map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
    return map.m_len;
  }
}
