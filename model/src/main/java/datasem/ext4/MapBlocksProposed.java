package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CACHED_NOWAIT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CREATE;

/** ext4_map_blocks(), fs/ext4/inode.c: the texts that were proposed for it, or announced. */
public final class MapBlocksProposed {
  private MapBlocksProposed() {}

  /**
   * The recheck that the seed's thread discusses: after the query, still under the shared lock, see
   * whether the first block has become delayed meanwhile, and shorten the answer to it if so.
   */
  public static long recheck_only(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    map.m_flags = 0;
    if (map.m_lblk >= ExtentsStatus.EXT_MAX_BLOCKS) {
      return -Errno.EFSCORRUPTED;
    }
    map.m_len = Math.min(map.m_len, Integer.MAX_VALUE);
    long retval = 0;
    found:
    {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
      if (es != null) {
        long left = es.es_len() - (map.m_lblk - es.es_lblk());
        if (es.is_written() || es.is_unwritten()) {
          map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
          map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
          retval = map.m_len = Math.min(left, map.m_len);
        } else {
          map.m_pblk = 0;
          map.m_len = Math.min(left, map.m_len);
          retval = 0;
        }
        if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
          return retval;
        }
        break found;
      }
      if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
        return 0;
      }
      inode.i_data_sem.down_read();
      retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval > 0) {
        CreateBlocks.cache_result(inode, map, flags);
      }
      if (retval == 0) {
        es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
        if (es != null && es.is_delonly()) {
          map.m_len = Math.min(es.es_len() - (map.m_lblk - es.es_lblk()), map.m_len);
        }
      }
      inode.i_data_sem.up_read();
    }
    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      return retval;
    }
    if (retval > 0
        && (map.m_flags & EXT4_MAP_MAPPED) != 0
        && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) == 0) {
      return retval;
    }
    map.m_flags = 0;
    inode.i_data_sem.down_write();
    retval = CreateBlocks.create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** The other way round: the reader takes i_data_sem exclusively, delayed extents go in as in v6.7. */
  public static long reader_exclusive(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    map.m_flags = 0;
    if (map.m_lblk >= ExtentsStatus.EXT_MAX_BLOCKS) {
      return -Errno.EFSCORRUPTED;
    }
    map.m_len = Math.min(map.m_len, Integer.MAX_VALUE);
    long retval = 0;
    found:
    {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
      if (es != null) {
        long left = es.es_len() - (map.m_lblk - es.es_lblk());
        if (es.is_written() || es.is_unwritten()) {
          map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
          map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
          retval = map.m_len = Math.min(left, map.m_len);
        } else {
          map.m_pblk = 0;
          map.m_len = Math.min(left, map.m_len);
          retval = 0;
        }
        if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
          return retval;
        }
        break found;
      }
      if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
        return 0;
      }
      inode.i_data_sem.down_write();
      retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval > 0) {
        CreateBlocks.cache_result(inode, map, flags);
      }
      inode.i_data_sem.up_write();
    }
    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      return retval;
    }
    if (retval > 0
        && (map.m_flags & EXT4_MAP_MAPPED) != 0
        && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) == 0) {
      return retval;
    }
    map.m_flags = 0;
    inode.i_data_sem.down_write();
    retval = CreateBlocks.create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** RFC v1 patch 3: on a miss the request is shortened to the next entry that is not a hole. */
  public static long rfc_v1_3(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    map.m_flags = 0;
    if (map.m_lblk >= ExtentsStatus.EXT_MAX_BLOCKS) {
      return -Errno.EFSCORRUPTED;
    }
    map.m_len = Math.min(map.m_len, Integer.MAX_VALUE);
    long retval = 0;
    found:
    {
      EsRfcV1.Lookup lookup = EsRfcV1.ext4_es_lookup_extent(inode, map.m_lblk);
      ExtentStatus es = lookup.es();
      if (lookup.found()) {
        long left = es.es_len() - (map.m_lblk - es.es_lblk());
        if (es.is_written() || es.is_unwritten()) {
          map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
          map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
          retval = map.m_len = Math.min(left, map.m_len);
        } else {
          map.m_pblk = 0;
          map.m_len = Math.min(left, map.m_len);
          retval = 0;
        }
        if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
          return retval;
        }
        break found;
      }
      if ((flags & EXT4_GET_BLOCKS_CREATE) == 0 && es != null && es.es_lblk() > map.m_lblk) {
        long next = es.es_lblk();
        if (es.is_hole()) {
          next = EsRfcV1.ext4_es_skip_hole_extent(inode, map.m_lblk, map.m_len);
        }
        map.m_len = Math.min(map.m_len, next - map.m_lblk);
      }
      if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
        return 0;
      }
      inode.i_data_sem.down_read();
      retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval > 0) {
        CreateBlocks.cache_result(inode, map, flags);
      }
      inode.i_data_sem.up_read();
    }
    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      return retval;
    }
    if (retval > 0
        && (map.m_flags & EXT4_MAP_MAPPED) != 0
        && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) == 0) {
      return retval;
    }
    map.m_flags = 0;
    inode.i_data_sem.down_write();
    retval = CreateBlocks.create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** RFC v1 patch 5: on top of patch 3, a cached delayed extent is reported as EXT4_MAP_DELAYED. */
  public static long rfc_v1_5(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    map.m_flags = 0;
    if (map.m_lblk >= ExtentsStatus.EXT_MAX_BLOCKS) {
      return -Errno.EFSCORRUPTED;
    }
    map.m_len = Math.min(map.m_len, Integer.MAX_VALUE);
    long retval = 0;
    found:
    {
      EsRfcV1.Lookup lookup = EsRfcV1.ext4_es_lookup_extent(inode, map.m_lblk);
      ExtentStatus es = lookup.es();
      if (lookup.found()) {
        long left = es.es_len() - (map.m_lblk - es.es_lblk());
        if (es.is_written() || es.is_unwritten()) {
          map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
          map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
          retval = map.m_len = Math.min(left, map.m_len);
        } else {
          map.m_pblk = 0;
          map.m_flags |= es.is_delayed() ? EXT4_MAP_DELAYED : 0;
          map.m_len = Math.min(left, map.m_len);
          retval = 0;
        }
        if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
          return retval;
        }
        break found;
      }
      if ((flags & EXT4_GET_BLOCKS_CREATE) == 0 && es != null && es.es_lblk() > map.m_lblk) {
        long next = es.es_lblk();
        if (es.is_hole()) {
          next = EsRfcV1.ext4_es_skip_hole_extent(inode, map.m_lblk, map.m_len);
        }
        map.m_len = Math.min(map.m_len, next - map.m_lblk);
      }
      if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
        return 0;
      }
      inode.i_data_sem.down_read();
      retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval > 0) {
        CreateBlocks.cache_result(inode, map, flags);
      }
      inode.i_data_sem.up_read();
    }
    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      return retval;
    }
    if (retval > 0
        && (map.m_flags & EXT4_MAP_MAPPED) != 0
        && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) == 0) {
      return retval;
    }
    map.m_flags = 0;
    inode.i_data_sem.down_write();
    retval = CreateBlocks.create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /**
   * 9a9ce46904bd as announced for about v7.3, its text not seen: whether the first block is delayed is
   * looked up again under i_data_sem held exclusively.
   */
  public static long create_recheck(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    map.m_flags = 0;
    if (map.m_lblk >= ExtentsStatus.EXT_MAX_BLOCKS) {
      return -Errno.EFSCORRUPTED;
    }
    map.m_len = Math.min(map.m_len, Integer.MAX_VALUE);
    long retval = 0;
    found:
    {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map);
      if (es != null) {
        long left = es.es_len() - (map.m_lblk - es.es_lblk());
        if (es.is_written() || es.is_unwritten()) {
          map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
          map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
          retval = map.m_len = Math.min(left, map.m_len);
        } else {
          map.m_pblk = 0;
          map.m_flags |= es.is_delayed() ? EXT4_MAP_DELAYED : 0;
          map.m_len = Math.min(left, map.m_len);
          retval = 0;
        }
        if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
          return retval;
        }
        break found;
      }
      if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
        return 0;
      }
      inode.i_data_sem.down_read();
      retval = inode.i_sb.kernel.ext4_map_query_blocks(inode, map, flags);
      inode.i_data_sem.up_read();
    }
    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      return retval;
    }
    if (retval > 0
        && (map.m_flags & EXT4_MAP_MAPPED) != 0
        && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) == 0) {
      return retval;
    }
    inode.i_data_sem.down_write();
    ExtentStatus now = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    map.m_flags &= ~EXT4_MAP_DELAYED;
    if (now != null && now.is_delayed()) {
      map.m_flags |= EXT4_MAP_DELAYED;
    }
    retval = CreateBlocks.ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** The same look at the wrong place: before the lock, where the block may still go. */
  public static long create_recheck_unlocked(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    map.m_flags = 0;
    if (map.m_lblk >= ExtentsStatus.EXT_MAX_BLOCKS) {
      return -Errno.EFSCORRUPTED;
    }
    map.m_len = Math.min(map.m_len, Integer.MAX_VALUE);
    long retval = 0;
    found:
    {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map);
      if (es != null) {
        long left = es.es_len() - (map.m_lblk - es.es_lblk());
        if (es.is_written() || es.is_unwritten()) {
          map.m_pblk = es.ext4_es_pblock() + map.m_lblk - es.es_lblk();
          map.m_flags |= es.is_written() ? EXT4_MAP_MAPPED : EXT4_MAP_UNWRITTEN;
          retval = map.m_len = Math.min(left, map.m_len);
        } else {
          map.m_pblk = 0;
          map.m_flags |= es.is_delayed() ? EXT4_MAP_DELAYED : 0;
          map.m_len = Math.min(left, map.m_len);
          retval = 0;
        }
        if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
          return retval;
        }
        break found;
      }
      if ((flags & EXT4_GET_BLOCKS_CACHED_NOWAIT) != 0) {
        return 0;
      }
      inode.i_data_sem.down_read();
      retval = inode.i_sb.kernel.ext4_map_query_blocks(inode, map, flags);
      inode.i_data_sem.up_read();
    }
    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      return retval;
    }
    if (retval > 0
        && (map.m_flags & EXT4_MAP_MAPPED) != 0
        && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) == 0) {
      return retval;
    }
    ExtentStatus now = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
    map.m_flags &= ~EXT4_MAP_DELAYED;
    if (now != null && now.is_delayed()) {
      map.m_flags |= EXT4_MAP_DELAYED;
    }
    inode.i_data_sem.down_write();
    retval = CreateBlocks.ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }
}
