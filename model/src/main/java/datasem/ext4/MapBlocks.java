package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_DELAYED;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CACHED_NOWAIT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CREATE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_DELALLOC_RESERVE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_PRE_IO;

/** ext4_map_blocks(), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface MapBlocks {

  /**
   * Maps logical to physical blocks, allocating with CREATE. Takes i_data_sem itself.
   *
   * @param flags EXT4_GET_BLOCKS_*
   * @return blocks mapped or unwritten, 0 for a hole or delayed block ({@code m_len} tells how long), or -errno
   */
  long ext4_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags);

  /** To v4.0: a range that holds a delayed block is recorded as delayed whole, be it written or not. */
  static long v4_0(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
        cache_delayed_result(inode, map, flags);
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
    retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, flags);
    if (retval > 0) {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, map.m_lblk);
      if ((flags & EXT4_GET_BLOCKS_PRE_IO) == 0 || es == null || !es.is_written()) {
        cache_delayed_result(inode, map, flags);
      }
    }
    inode.i_data_sem.up_write();
    return retval;
  }

  /** v6.7: a cached hole and a cached delayed extent give the same answer. */
  static long v6_7(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
        cache_result(inode, map, flags);
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
    retval = create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /**
   * The recheck that the seed's thread discusses: after the query, still under the shared lock, see
   * whether the first block has become delayed meanwhile, and shorten the answer to it if so.
   */
  static long recheck_only(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
        cache_result(inode, map, flags);
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
    retval = create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** The other way round: the reader takes i_data_sem exclusively, delayed extents go in as in v6.7. */
  static long reader_exclusive(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
        cache_result(inode, map, flags);
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
    retval = create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** RFC v1 patch 3: on a miss the request is shortened to the next entry that is not a hole. */
  static long rfc_v1_3(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
        cache_result(inode, map, flags);
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
    retval = create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** RFC v1 patch 5: on top of patch 3, a cached delayed extent is reported as EXT4_MAP_DELAYED. */
  static long rfc_v1_5(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
        cache_result(inode, map, flags);
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
    retval = create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** 874eaba96d39, v6.8: a cached delayed extent is reported as EXT4_MAP_DELAYED. */
  static long v6_8(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
      retval = inode.i_sb.kernel.ext4_ext_map_blocks(inode, map, 0);
      if (retval > 0) {
        cache_result(inode, map, flags);
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
    retval = create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** 8b8252884f2f, c543e2429640, v6.12: the status tree knows what is reserved, not the caller. */
  static long v6_12(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
    retval = ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** dd064d5101ea, v6.19: the answer says which state of the status tree it is good for. */
  static long v6_19(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
    retval = ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /**
   * 9a9ce46904bd as announced for about v7.3, its text not seen: whether the first block is delayed is
   * looked up again under i_data_sem held exclusively.
   */
  static long create_recheck(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
    retval = ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** The same look at the wrong place: before the lock, where the block may still go. */
  static long create_recheck_unlocked(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
    retval = ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }

  /** Steps M9 to M13 of the texts up to v6.11, under i_data_sem held exclusively. */
  private static long create_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
  private static void cache_result(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
  private static void cache_delayed_result(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
  private static long ext4_map_create_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
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
