package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_NEW;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CREATE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_DELALLOC_RESERVE;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_UNWRIT_EXT;

import datasem.ext4.ExtentTree.Extent;
import datasem.ext4.Extents.Hole;
import datasem.ext4.Extents.Path;

/** ext4_ext_map_blocks(), fs/ext4/extents.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface ExtMapBlocks {

  /**
   * Maps {@code map.m_lblk} by the extent tree, allocating with CREATE. The caller holds i_data_sem,
   * exclusively with CREATE.
   *
   * @param flags EXT4_GET_BLOCKS_*
   * @return blocks mapped, 0 for a hole, or -errno; {@code m_len} is how far the answer reaches
   */
  long ext4_ext_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags);

  /** v6.7: the hole comes from the extent tree alone and goes to the status tree in a step of its own. */
  static long v6_7(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    Ext4SbInfo sbi = inode.i_sb;
    MapTracepoints.trace_ext4_ext_map_blocks_enter(inode, map.m_lblk, map.m_len, flags);
    Path path = Extents.ext4_find_extent(inode, map.m_lblk, 0);
    Extent ex = path.p_ext();
    if (ex != null && ex.covers(map.m_lblk)) {
      long newblock = map.m_lblk - ex.ee_block() + ex.ee_start();
      long allocated = ex.ee_len() - (map.m_lblk - ex.ee_block());
      long ret;
      if (!ex.unwritten() && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) != 0) {
        ret = Extents.convert_initialized_extent(inode, map, allocated, newblock);
      } else if (!ex.unwritten()) {
        map.m_flags |= EXT4_MAP_MAPPED;
        map.m_pblk = newblock;
        map.m_len = Math.min(allocated, map.m_len);
        ret = map.m_len;
      } else {
        ret = inode.i_sb.kernel.ext4_ext_handle_unwritten_extents(inode, map, flags, allocated, newblock);
      }
      MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, ret);
      return ret;
    }

    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      Hole hole = sbi.kernel.ext4_ext_determine_hole(inode, path, map.m_lblk);
      sbi.kernel.ext4_ext_put_gap_in_cache(inode, hole.start(), hole.len());
      long hole_len = hole.len();
      if (hole.start() != map.m_lblk) {
        hole_len -= map.m_lblk - hole.start();
      }
      map.m_pblk = 0;
      map.m_len = Math.min(map.m_len, hole_len);
      MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, 0);
      return 0;
    }

    long ret = create(inode, map, flags, path, true);
    MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, ret);
    return ret;
  }

  /** 6430dea07e85, v6.8: the hole is trimmed to the delayed blocks in it before it is cached and returned. */
  static long v6_8(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    MapTracepoints.trace_ext4_ext_map_blocks_enter(inode, map.m_lblk, map.m_len, flags);
    Path path = Extents.ext4_find_extent(inode, map.m_lblk, 0);
    Extent ex = path.p_ext();
    if (ex != null && ex.covers(map.m_lblk)) {
      long newblock = map.m_lblk - ex.ee_block() + ex.ee_start();
      long allocated = ex.ee_len() - (map.m_lblk - ex.ee_block());
      long ret;
      if (!ex.unwritten() && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) != 0) {
        ret = Extents.convert_initialized_extent(inode, map, allocated, newblock);
      } else if (!ex.unwritten()) {
        map.m_flags |= EXT4_MAP_MAPPED;
        map.m_pblk = newblock;
        map.m_len = Math.min(allocated, map.m_len);
        ret = map.m_len;
      } else {
        ret = inode.i_sb.kernel.ext4_ext_handle_unwritten_extents(inode, map, flags, allocated, newblock);
      }
      MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, ret);
      return ret;
    }

    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      long len = inode.i_sb.kernel.ext4_ext_determine_insert_hole(inode, path, map.m_lblk);
      map.m_pblk = 0;
      map.m_len = Math.min(map.m_len, len);
      MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, 0);
      return 0;
    }

    long ret = create(inode, map, flags, path, true);
    MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, ret);
    return ret;
  }

  /** c543e2429640, v6.12: the reservation is none of its business any more; flags decide about caching. */
  static long v6_12(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    MapTracepoints.trace_ext4_ext_map_blocks_enter(inode, map.m_lblk, map.m_len, flags);
    Path path = Extents.ext4_find_extent(inode, map.m_lblk, flags);
    Extent ex = path.p_ext();
    if (ex != null && ex.covers(map.m_lblk)) {
      long newblock = map.m_lblk - ex.ee_block() + ex.ee_start();
      long allocated = ex.ee_len() - (map.m_lblk - ex.ee_block());
      long ret;
      if (!ex.unwritten() && (flags & EXT4_GET_BLOCKS_CONVERT_UNWRITTEN) != 0) {
        ret = Extents.convert_initialized_extent(inode, map, allocated, newblock);
      } else if (!ex.unwritten()) {
        map.m_flags |= EXT4_MAP_MAPPED;
        map.m_pblk = newblock;
        map.m_len = Math.min(allocated, map.m_len);
        ret = map.m_len;
      } else {
        ret = inode.i_sb.kernel.ext4_ext_handle_unwritten_extents(inode, map, flags, allocated, newblock);
      }
      MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, ret);
      return ret;
    }

    if ((flags & EXT4_GET_BLOCKS_CREATE) == 0) {
      long len = inode.i_sb.kernel.ext4_ext_determine_insert_hole(inode, path, map.m_lblk);
      map.m_pblk = 0;
      map.m_len = Math.min(map.m_len, len);
      MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, 0);
      return 0;
    }

    long ret = create(inode, map, flags, path, false);
    MapTracepoints.trace_ext4_ext_map_blocks_exit(inode, flags, map, ret);
    return ret;
  }

  /**
   * The tail of all texts from the allocation on.
   *
   * @param account up to v6.11 this function gives the reservation up; later the status tree does
   */
  private static long create(
      Ext4InodeInfo inode, Ext4MapBlocks map, int flags, Path path, boolean account) {
    Ext4SbInfo sbi = inode.i_sb;
    boolean delalloc_reserve = (flags & EXT4_GET_BLOCKS_DELALLOC_RESERVE) != 0;
    boolean unwritten = (flags & EXT4_GET_BLOCKS_UNWRIT_EXT) != 0;
    long next = Extents.ext4_ext_next_allocated_block(path);
    int allocated_clusters = 0;
    long pblk;
    if (implied_cluster(inode, map, path, next)) {
      pblk = map.m_pblk;
    } else {
      map.m_len =
          Math.min(map.m_len, unwritten ? Extents.EXT_UNWRITTEN_MAX_LEN : Extents.EXT_INIT_MAX_LEN);
      map.m_len = Math.min(map.m_len, next - map.m_lblk);
      long offset = sbi.EXT4_LBLK_COFF(map.m_lblk);
      int want = (int) (sbi.EXT4_B2C(offset + map.m_len - 1) + 1);
      Mballoc.Allocation got = Mballoc.ext4_mb_new_blocks(inode, want, delalloc_reserve);
      if (got.err() < 0) {
        return got.err();
      }
      allocated_clusters = got.len();
      pblk = got.cluster() * sbi.s_cluster_ratio + offset;
      map.m_len = Math.min(map.m_len, (long) got.len() * sbi.s_cluster_ratio - offset);
    }
    if (unwritten) {
      map.m_flags |= EXT4_MAP_UNWRITTEN;
    }
    Extents.ext4_ext_insert_extent(inode, new Extent(map.m_lblk, map.m_len, pblk, unwritten), flags);
    if (account && allocated_clusters > 0 && sbi.delalloc()) {
      if (delalloc_reserve) {
        DaReserve.ext4_da_update_reserve_space(inode, allocated_clusters, true);
      } else {
        long lblk = sbi.EXT4_LBLK_CMASK(map.m_lblk);
        long len = (long) allocated_clusters * sbi.s_cluster_ratio;
        long n = ExtentsStatus.ext4_es_delayed_clu(inode, lblk, len);
        if (n > 0) {
          DaReserve.ext4_da_update_reserve_space(inode, (int) n, false);
        }
      }
    }
    map.m_flags |= EXT4_MAP_NEW | EXT4_MAP_MAPPED;
    map.m_pblk = pblk;
    return map.m_len;
  }

  private static boolean implied_cluster(
      Ext4InodeInfo inode, Ext4MapBlocks map, Path path, long next) {
    Ext4SbInfo sbi = inode.i_sb;
    if (sbi.s_cluster_ratio == 1) {
      return false;
    }
    Extent left = path.p_ext();
    if (left != null && Extents.get_implied_cluster_alloc(sbi, map, left, next)) {
      return true;
    }
    int right = path.index() + 1;
    return right < path.tree().count()
        && Extents.get_implied_cluster_alloc(sbi, map, path.tree().get(right), next);
  }
}
