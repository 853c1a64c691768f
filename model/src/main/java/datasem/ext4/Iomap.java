package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

/** struct iomap as ext4 fills it for fiemap and lseek, fs/ext4/inode.c. */
public record Iomap(Type type, long lblk, long len, long pblk) {

  /** IOMAP_*. */
  public enum Type {
    HOLE,
    DELALLOC,
    MAPPED,
    UNWRITTEN
  }

  /** ext4_set_iomap(): every text, oldest first. */
  @FunctionalInterface
  public interface SetIomap {
    Iomap ext4_set_iomap(Ext4MapBlocks map);

    /** v6.7: what is not mapped is a hole. */
    static Iomap v6_7(Ext4MapBlocks map) {
      if ((map.m_flags & EXT4_MAP_UNWRITTEN) != 0) {
        return new Iomap(Type.UNWRITTEN, map.m_lblk, map.m_len, map.m_pblk);
      }
      if ((map.m_flags & EXT4_MAP_MAPPED) != 0) {
        return new Iomap(Type.MAPPED, map.m_lblk, map.m_len, map.m_pblk);
      }
      return new Iomap(Type.HOLE, map.m_lblk, map.m_len, 0);
    }

    /** ec9d669eba4c, v6.8: EXT4_MAP_DELAYED becomes IOMAP_DELALLOC. */
    static Iomap v6_8(Ext4MapBlocks map) {
      if ((map.m_flags & EXT4_MAP_UNWRITTEN) != 0) {
        return new Iomap(Type.UNWRITTEN, map.m_lblk, map.m_len, map.m_pblk);
      }
      if ((map.m_flags & EXT4_MAP_MAPPED) != 0) {
        return new Iomap(Type.MAPPED, map.m_lblk, map.m_len, map.m_pblk);
      }
      if ((map.m_flags & EXT4_MAP_DELAYED) != 0) {
        return new Iomap(Type.DELALLOC, map.m_lblk, map.m_len, 0);
      }
      return new Iomap(Type.HOLE, map.m_lblk, map.m_len, 0);
    }
  }

  /** ext4_iomap_begin_report(): every text, oldest first. */
  @FunctionalInterface
  public interface BeginReport {

    /** What lies at block {@code lblk}, looking at most {@code len} blocks far. */
    Iomap ext4_iomap_begin_report(Ext4InodeInfo inode, long lblk, long len);

    /** v6.7: maps, then looks for delayed blocks in a step of its own. */
    static Iomap v6_7(Ext4InodeInfo inode, long lblk, long len) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, len);
      boolean delalloc = false;
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      if (ret == 0) {
        delalloc = ext4_iomap_is_delalloc(inode, map);
      }
      Iomap iomap = inode.i_sb.kernel.ext4_set_iomap(map);
      if (delalloc && iomap.type == Type.HOLE) {
        iomap = new Iomap(Type.DELALLOC, iomap.lblk, iomap.len, 0);
      }
      return iomap;
    }

    /** ec9d669eba4c, v6.8: one look-up tells delayed from hole. */
    static Iomap v6_8(Ext4InodeInfo inode, long lblk, long len) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, len);
      inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      return inode.i_sb.kernel.ext4_set_iomap(map);
    }
  }

  /** ext4_iomap_is_delalloc(), gone with v6.8: whether {@code m_lblk} is delayed; sets m_len either way. */
  private static boolean ext4_iomap_is_delalloc(Ext4InodeInfo inode, Ext4MapBlocks map) {
    long end = map.m_lblk + map.m_len - 1;
    ExtentStatus es =
        ExtentsStatus.ext4_es_find_extent_range(inode, EsPredicate.DELAYED, map.m_lblk, end);
    if (es == null || es.es_lblk() > end) {
      return false;
    }
    if (es.es_lblk() > map.m_lblk) {
      map.m_len = es.es_lblk() - map.m_lblk;
      return false;
    }
    map.m_len = es.es_len() - (map.m_lblk - es.es_lblk());
    return true;
  }
}
