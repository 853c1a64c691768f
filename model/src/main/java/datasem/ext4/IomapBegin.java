package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

/** ext4_iomap_begin() of a direct write, with ext4_iomap_alloc(), fs/ext4/inode.c: every text, oldest first. */
@FunctionalInterface
public interface IomapBegin {

  /**
   * Blocks for a direct write, allocated where there are none.
   *
   * @return blocks mapped, unwritten ones included, or -errno
   */
  long ext4_iomap_begin(Ext4InodeInfo inode, Ext4MapBlocks map);

  /** v6.7: a written mapping that is there is used as it is. */
  static long v6_7(Ext4InodeInfo inode, Ext4MapBlocks map) {
    if ((map.m_lblk + map.m_len) * Inode.BLOCK_SIZE <= inode.i_size.get()) {
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      if (ret > 0 && (map.m_flags & EXT4_MAP_MAPPED) != 0) {
        return ret;
      }
    }
    return inode.i_sb.kernel.ext4_map_blocks(inode, map, MapFlags.EXT4_GET_BLOCKS_IO_CREATE_EXT);
  }

  /** ea96cb5c4ae3 and 5d87c7fca2c1, v7.0: so is an unwritten one, which is split when the I/O has ended. */
  static long v7_0(Ext4InodeInfo inode, Ext4MapBlocks map) {
    if ((map.m_lblk + map.m_len) * Inode.BLOCK_SIZE <= inode.i_size.get()) {
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      if (ret > 0 && (map.m_flags & (EXT4_MAP_MAPPED | EXT4_MAP_UNWRITTEN)) != 0) {
        return ret;
      }
    }
    return inode.i_sb.kernel.ext4_map_blocks(inode, map, MapFlags.EXT4_GET_BLOCKS_CREATE_UNWRIT_EXT);
  }
}
