package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CACHED_NOWAIT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CREATE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_PRE_IO;

/** ext4_map_blocks(), fs/ext4/inode.c: every text that a release has given it, oldest first. */
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
        CreateBlocks.cache_delayed_result(inode, map, flags);
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
        CreateBlocks.cache_delayed_result(inode, map, flags);
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
    retval = CreateBlocks.ext4_map_create_blocks(inode, map, flags);
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
    retval = CreateBlocks.ext4_map_create_blocks(inode, map, flags);
    inode.i_data_sem.up_write();
    return retval;
  }
}
