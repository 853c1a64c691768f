package datasem.ext4;

import java.util.ArrayList;
import java.util.List;

/** ext4_get_es_cache(), fs/ext4/extents.c and ioctl.c: every text, oldest first. */
@FunctionalInterface
public interface GetEsCache {

  /** The entries of the status tree for the blocks {@code lblk} to {@code end} - 1, precached first. */
  List<FiemapExtent> ext4_get_es_cache(Ext4InodeInfo inode, long lblk, long end);

  /** To v6.15: under no lock. */
  static List<FiemapExtent> v6_7(Ext4InodeInfo inode, long lblk, long end) {
    Extents.ext4_ext_precache(inode);
    return ext4_fill_es_cache_info(inode, lblk, end);
  }

  /** f22a0ef2231a, v6.16: under i_rwsem held shared. */
  static List<FiemapExtent> v6_16(Ext4InodeInfo inode, long lblk, long end) {
    inode.i_rwsem.down_read();
    Extents.ext4_ext_precache(inode);
    List<FiemapExtent> result = ext4_fill_es_cache_info(inode, lblk, end);
    inode.i_rwsem.up_read();
    return result;
  }

  /** ext4_fill_es_cache_info(): one look-up for each entry, up to the first block that is not known. */
  private static List<FiemapExtent> ext4_fill_es_cache_info(Ext4InodeInfo inode, long lblk, long end) {
    List<FiemapExtent> result = new ArrayList<>();
    while (lblk < end) {
      ExtentStatus es = ExtentsStatus.ext4_es_lookup_extent(inode, lblk);
      if (es == null) {
        break;
      }
      result.add(FiemapExtent.of(es));
      lblk = es.es_lblk() + es.es_len();
    }
    return List.copyOf(result);
  }
}
