package datasem.ext4;

/** ext4_es_insert_extent(), fs/ext4/extents_status.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface EsInsertExtent {

  /**
   * @param lblk first logical block
   * @param len blocks
   * @param pblk first physical block, or all ones for hole and delayed
   * @param status EXTENT_STATUS_* type
   * @param flags EXT4_GET_BLOCKS_* of the caller; the old texts ignore them
   */
  void ext4_es_insert_extent(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags);
}
