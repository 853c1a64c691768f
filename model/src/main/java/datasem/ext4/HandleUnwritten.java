package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_NEW;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

/** ext4_ext_handle_unwritten_extents(), fs/ext4/extents.c: every text, oldest first. */
@FunctionalInterface
public interface HandleUnwritten {

  /**
   * Answers a request that falls into an unwritten extent. i_data_sem is held exclusively with CREATE.
   *
   * @param allocated blocks from {@code m_lblk} to the end of the unwritten extent
   * @param newblock physical block of {@code m_lblk}
   * @return blocks mapped, or -errno
   */
  long ext4_ext_handle_unwritten_extents(
      Ext4InodeInfo inode, Ext4MapBlocks map, int flags, long allocated, long newblock);

  /** v6.7: the extent is split before the I/O, as if to convert it. */
  static long v6_7(Ext4InodeInfo inode, Ext4MapBlocks map, int flags, long allocated, long newblock) {
    Kernel kernel = inode.i_sb.kernel;
    long len = Math.min(allocated, map.m_len);
    int err = 0;
    int m_flags;
    if ((flags & MapFlags.EXT4_GET_BLOCKS_PRE_IO) != 0) {
      err =
          kernel.ext4_split_convert_extents(
              inode, map.m_lblk, len, flags | MapFlags.EXT4_GET_BLOCKS_CONVERT);
      m_flags = EXT4_MAP_UNWRITTEN | EXT4_MAP_NEW | EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_CONVERT) != 0) {
      err = kernel.ext4_convert_unwritten_extents_endio(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_UNWRIT_EXT) != 0) {
      m_flags = EXT4_MAP_UNWRITTEN | EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_CREATE) == 0) {
      m_flags = EXT4_MAP_UNWRITTEN;
    } else {
      err = kernel.ext4_ext_convert_to_initialized(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_NEW | EXT4_MAP_MAPPED;
    }
    if (err < 0) {
      return err;
    }
    map.m_flags |= m_flags;
    map.m_pblk = newblock;
    map.m_len = len;
    return len;
  }

  /** feaf2a80e78f in 6.1.192 and 6.12.117: the split before the I/O does not claim to convert. */
  static long stable(Ext4InodeInfo inode, Ext4MapBlocks map, int flags, long allocated, long newblock) {
    Kernel kernel = inode.i_sb.kernel;
    long len = Math.min(allocated, map.m_len);
    int err = 0;
    int m_flags;
    if ((flags & MapFlags.EXT4_GET_BLOCKS_PRE_IO) != 0) {
      err = kernel.ext4_split_convert_extents(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_UNWRITTEN | EXT4_MAP_NEW | EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_CONVERT) != 0) {
      err = kernel.ext4_convert_unwritten_extents_endio(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_UNWRIT_EXT) != 0) {
      m_flags = EXT4_MAP_UNWRITTEN | EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_CREATE) == 0) {
      m_flags = EXT4_MAP_UNWRITTEN;
    } else {
      err = kernel.ext4_ext_convert_to_initialized(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_NEW | EXT4_MAP_MAPPED;
    }
    if (err < 0) {
      return err;
    }
    map.m_flags |= m_flags;
    map.m_pblk = newblock;
    map.m_len = len;
    return len;
  }

  /** ea96cb5c4ae3, v7.0: nothing is split before the I/O has ended. */
  static long v7_0(Ext4InodeInfo inode, Ext4MapBlocks map, int flags, long allocated, long newblock) {
    Kernel kernel = inode.i_sb.kernel;
    long len = Math.min(allocated, map.m_len);
    int err = 0;
    int m_flags;
    if ((flags & MapFlags.EXT4_GET_BLOCKS_CONVERT) != 0) {
      err = kernel.ext4_convert_unwritten_extents_endio(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_UNWRIT_EXT) != 0) {
      m_flags = EXT4_MAP_UNWRITTEN | EXT4_MAP_MAPPED;
    } else if ((flags & MapFlags.EXT4_GET_BLOCKS_CREATE) == 0) {
      m_flags = EXT4_MAP_UNWRITTEN;
    } else {
      err = kernel.ext4_ext_convert_to_initialized(inode, map.m_lblk, len, flags);
      m_flags = EXT4_MAP_NEW | EXT4_MAP_MAPPED;
    }
    if (err < 0) {
      return err;
    }
    map.m_flags |= m_flags;
    map.m_pblk = newblock;
    map.m_len = len;
    return len;
  }
}
