package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_HOLE;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_UNWRITTEN;
import static datasem.ext4.ExtentsStatus.EXTENT_STATUS_WRITTEN;
import static datasem.ext4.ExtentsStatus.EXT_MAX_BLOCKS;
import static datasem.ext4.ExtentsStatus.NO_PBLK;

import datasem.ext4.ExtentTree.Extent;

/**
 * fs/ext4/extents.c: the functions that no patch here has changed, in the C file's order. The extent
 * tree is read under {@code i_data_sem} held at least shared and changed under it held exclusively.
 */
public final class Extents {
  /** Blocks in the longest written extent on disk. */
  public static final int EXT_INIT_MAX_LEN = 1 << 15;

  /** Blocks in the longest unwritten extent on disk. */
  public static final int EXT_UNWRITTEN_MAX_LEN = EXT_INIT_MAX_LEN - 1;

  private Extents() {}

  /** struct ext4_ext_path: where a look-up ended; {@code p_ext} is null when every extent lies behind. */
  public record Path(ExtentTree tree, int index) {
    public Extent p_ext() {
      return index >= 0 ? tree.get(index) : null;
    }
  }

  /** ext4_cache_extents(): the leaf's extents and the gaps between them go to the status tree. */
  private static void ext4_cache_extents(Ext4InodeInfo inode, ExtentTree leaf) {
    long prev = 0;
    for (int i = 0; i < leaf.count(); i++) {
      Extent ex = leaf.get(i);
      if (prev != 0 && prev != ex.ee_block()) {
        ExtentsStatus.ext4_es_cache_extent(
            inode, prev, ex.ee_block() - prev, NO_PBLK, EXTENT_STATUS_HOLE);
      }
      long status = ex.unwritten() ? EXTENT_STATUS_UNWRITTEN : EXTENT_STATUS_WRITTEN;
      ExtentsStatus.ext4_es_cache_extent(inode, ex.ee_block(), ex.ee_len(), ex.ee_start(), status);
      prev = ex.ee_block() + ex.ee_len();
    }
  }

  /**
   * ext4_find_extent(): the path to {@code lblk}, with incidental caching unless {@code flags} say
   * NOCACHE: always at depth 0, for a leaf buffer when it is read for the first time or forced.
   */
  public static Path ext4_find_extent(Ext4InodeInfo inode, long lblk, int flags) {
    ExtentTree tree = inode.i_data.get();
    boolean first = !tree.verified();
    if (first) {
      tree = tree.leaf_read();
      inode.i_data.write_once(tree);
    }
    boolean cache = tree.depth() == 0 || first || (flags & MapFlags.EXT4_EX_FORCE_CACHE) != 0;
    if (cache && (flags & MapFlags.EXT4_EX_NOCACHE) == 0) {
      ext4_cache_extents(inode, tree);
    }
    return new Path(tree, tree.search(lblk));
  }

  /** ext4_ext_precache(): every leaf is read and cached; a tree without leaf buffers has nothing to read. */
  static void ext4_ext_precache(Ext4InodeInfo inode) {
    inode.i_data_sem.down_read();
    if (inode.i_data.get().depth() > 0) {
      ext4_find_extent(inode, 0, MapFlags.EXT4_EX_FORCE_CACHE);
      inode.ext_precached.write_once(true);
    }
    inode.i_data_sem.up_read();
  }

  /** ext4_ext_next_allocated_block(): the first logical block mapped behind the path, or EXT_MAX_BLOCKS. */
  public static long ext4_ext_next_allocated_block(Path path) {
    int next = path.index() + 1;
    return next < path.tree().count() ? path.tree().get(next).ee_block() : EXT_MAX_BLOCKS;
  }

  /** A range of logical blocks that nothing maps. */
  public record Hole(long start, long len) {}

  /**
   * ext4_ext_find_hole(): the hole around {@code lblk} as the extent tree has it. Delayed blocks, which
   * only the status tree knows, may lie in it.
   */
  public static Hole ext4_ext_find_hole(Path path, long lblk) {
    Extent ex = path.p_ext();
    if (ex == null) {
      long next = ext4_ext_next_allocated_block(path);
      return new Hole(0, next);
    }
    long start = ex.ee_block() + ex.ee_len();
    return new Hole(start, ext4_ext_next_allocated_block(path) - start);
  }

  /**
   * get_implied_cluster_alloc(): whether {@code ex} lies in the same cluster as the request, so that
   * its disk space is already there (bigalloc). Sets {@code m_pblk} and shortens {@code m_len} then.
   */
  static boolean get_implied_cluster_alloc(
      Ext4SbInfo sbi, Ext4MapBlocks map, Extent ex, long next_allocated) {
    long cluster = sbi.EXT4_B2C(map.m_lblk);
    boolean at_end = cluster == sbi.EXT4_B2C(ex.last());
    if (!at_end && cluster != sbi.EXT4_B2C(ex.ee_block())) {
      return false;
    }
    long c_offset = sbi.EXT4_LBLK_COFF(map.m_lblk);
    long block = at_end ? ex.ee_start() + ex.ee_len() - 1 : ex.ee_start();
    map.m_pblk = sbi.EXT4_LBLK_CMASK(block) + c_offset;
    map.m_len = Math.min(map.m_len, sbi.s_cluster_ratio - c_offset);
    if (map.m_lblk < ex.ee_block()) {
      map.m_len = Math.min(map.m_len, ex.ee_block() - map.m_lblk);
    }
    if (map.m_lblk > ex.ee_block()) {
      map.m_len = Math.min(map.m_len, next_allocated - map.m_lblk);
    }
    return true;
  }

  /**
   * ext4_ext_insert_extent(): {@code newext} goes into the tree where nothing is mapped, and is merged with
   * its neighbours unless {@code flags} say PRE_IO.
   */
  static void ext4_ext_insert_extent(Ext4InodeInfo inode, Extent newext, int flags) {
    ExtentTree tree = inode.i_data.get();
    boolean apart = (flags & MapFlags.EXT4_GET_BLOCKS_PRE_IO) != 0;
    inode.i_data.set(apart ? tree.with_apart(newext) : tree.with(newext));
  }

  /**
   * ext4_ext_insert_extent() of one half of an extent, the other half of which is the whole in the tree. If
   * the leaf is full the tree grows, ext4_ext_create_new_leaf(), which may fail, and the path is walked again
   * while the half is in neither place. Whether it is full is left open.
   *
   * @return 0 or -errno, and then nothing has changed
   */
  static int ext4_ext_insert_half(Ext4InodeInfo inode, Extent half, int flags) {
    Ext4SbInfo sbi = inode.i_sb;
    if (sbi.locking.choose("the leaf is full", 2) != 0) {
      if (sbi.fault.happens(sbi.locking, "ext4_ext_new_meta_block")) {
        return -Errno.ENOSPC;
      }
      if (sbi.fault.happens(sbi.locking, "ext4_ext_grow_indepth")) {
        return -Errno.EIO;
      }
      ext4_find_extent(inode, half.ee_block(), flags);
    }
    ext4_ext_insert_extent(inode, half, flags);
    return 0;
  }

  /** ext4_ext_zeroout(): zeros on the device, waited for. */
  static void ext4_ext_zeroout(Ext4InodeInfo inode, Extent ex) {
    if (inode.i_sb.tracing) {
      inode.i_sb.locking.trace("note", "zeroes blocks " + ex.ee_block() + "/" + ex.ee_len());
    }
    for (long p = ex.ee_start(); p < ex.ee_start() + ex.ee_len(); p++) {
      inode.i_sb.disk.get((int) p).write_once(0);
    }
  }

  /** ext4_zeroout_es(): what has been zeroed out is written; null is nothing. */
  static void ext4_zeroout_es(Ext4InodeInfo inode, Extent ex) {
    if (ex != null) {
      ExtentsStatus.ext4_es_insert_extent(
          inode, ex.ee_block(), ex.ee_len(), ex.ee_start(), EXTENT_STATUS_WRITTEN, 0);
    }
  }

  /** ext4_force_split_extent_at(): {@code lblk} starts an extent if one covers it. */
  static void split_at(Ext4InodeInfo inode, long lblk) {
    inode.i_data.set(inode.i_data.get().split_at(lblk));
  }

  /** Rewrites {@code len} blocks from {@code lblk} of one extent as written or unwritten. */
  private static void mark_extent(Ext4InodeInfo inode, long lblk, long len, boolean unwritten) {
    ExtentTree tree = inode.i_data.get();
    Extent ex = tree.find(lblk);
    long pblk = ex.ee_start() + lblk - ex.ee_block();
    inode.i_data.set(
        tree.without(lblk, lblk + len - 1).with(new Extent(lblk, len, pblk, unwritten)));
  }

  /** convert_initialized_extent(): a written range becomes unwritten (zero range). */
  static long convert_initialized_extent(Ext4InodeInfo inode, Ext4MapBlocks map, long allocated, long newblock) {
    long len = Math.min(Math.min(allocated, map.m_len), EXT_UNWRITTEN_MAX_LEN / 2);
    mark_extent(inode, map.m_lblk, len, true);
    map.m_pblk = newblock;
    map.m_flags |= EXT4_MAP_UNWRITTEN;
    map.m_len = len;
    return len;
  }

  /**
   * ext4_datasem_ensure_credits(): when the transaction has no room left, i_data_sem is dropped for the
   * time of a restart. Whether it has is left open.
   */
  private static void ext4_datasem_ensure_credits(Ext4InodeInfo inode) {
    if (inode.i_sb.locking.choose("transaction restarts", 2) != 0) {
      inode.truncating.add(1);
      inode.i_data_sem.up_write();
      inode.i_data_sem.down_write();
      inode.truncating.add(-1);
    }
  }

  /**
   * ext4_ext_remove_space(): unmaps {@code start..end} from its last extent to its first, and frees
   * each cluster that no extent uses any more. A freed cluster that still holds delayed blocks gets its
   * reservation back. Before each extent i_data_sem may be dropped.
   *
   * @return 0 or -errno, and then what is left is still mapped
   */
  static long ext4_ext_remove_space(Ext4InodeInfo inode, long start, long end) {
    ext4_find_extent(inode, end, MapFlags.EXT4_EX_NOCACHE);
    while (last_extent_in(inode, start, end) != null) {
      ext4_datasem_ensure_credits(inode);
      Extent ex = last_extent_in(inode, start, end);
      if (ex == null) {
        return 0;
      }
      if (inode.i_sb.fault.happens(inode.i_sb.locking, "ext4_ext_rm_leaf")) {
        return -Errno.EIO;
      }
      long from = Math.max(start, ex.ee_block());
      long to = Math.min(end, ex.last());
      ExtentTree after = inode.i_data.get().without(from, to);
      inode.i_data.set(after);
      ext4_remove_blocks(inode, ex, from, to, after);
    }
    return 0;
  }

  private static Extent last_extent_in(Ext4InodeInfo inode, long start, long end) {
    ExtentTree tree = inode.i_data.get();
    int last = tree.search(end);
    return last >= 0 && tree.get(last).last() >= start ? tree.get(last) : null;
  }

  /** ext4_remove_blocks(): frees the clusters of {@code from..to} of an extent that are in no other any more. */
  private static void ext4_remove_blocks(
      Ext4InodeInfo inode, Extent ex, long from, long to, ExtentTree after) {
    Ext4SbInfo sbi = inode.i_sb;
    long freed = -1;
    for (long l = from; l <= to; l++) {
      long cluster = sbi.EXT4_B2C(ex.ee_start() + l - ex.ee_block());
      if (cluster == freed || uses_cluster(sbi, after, cluster)) {
        continue;
      }
      freed = cluster;
      boolean pending = sbi.s_cluster_ratio > 1 && ExtentsStatus.ext4_is_pending(inode, l);
      if (pending) {
        DaReserve.ext4_rereserve_cluster(inode, l);
      }
      Mballoc.ext4_free_blocks(inode, cluster, pending);
    }
  }

  /**
   * ext4_ext_shift_extents(): moves every extent from {@code start} on by {@code shift} blocks, to the
   * left from the first on if negative, to the right from the last on if positive. Before each extent
   * i_data_sem may be dropped.
   */
  static void ext4_ext_shift_extents(Ext4InodeInfo inode, long start, long shift) {
    ExtentTree tree = inode.i_data.get();
    int n = 0;
    while (n < tree.count() && tree.get(tree.count() - 1 - n).ee_block() >= start) {
      n++;
    }
    Extent[] todo = new Extent[n];
    for (int i = 0; i < n; i++) {
      todo[i] = tree.get(shift < 0 ? tree.count() - n + i : tree.count() - 1 - i);
    }
    for (int i = 0; i < n; i++) {
      ext4_datasem_ensure_credits(inode);
      Extent ex = todo[i];
      Extent moved = new Extent(ex.ee_block() + shift, ex.ee_len(), ex.ee_start(), ex.unwritten());
      inode.i_data.set(inode.i_data.get().without(ex.ee_block(), ex.last()).with(moved));
    }
  }

  private static boolean uses_cluster(Ext4SbInfo sbi, ExtentTree tree, long cluster) {
    for (int i = 0; i < tree.count(); i++) {
      Extent ex = tree.get(i);
      if (sbi.EXT4_B2C(ex.ee_start()) <= cluster
          && cluster <= sbi.EXT4_B2C(ex.ee_start() + ex.ee_len() - 1)) {
        return true;
      }
    }
    return false;
  }

  /** ext4_ext_truncate(): nothing stays mapped or known from {@code i_size} on. */
  static void ext4_ext_truncate(Ext4InodeInfo inode) {
    long size = inode.i_size.get();
    inode.i_disksize.set(size);
    long last_block = (size + Inode.BLOCK_SIZE - 1) / Inode.BLOCK_SIZE;
    ExtentsStatus.ext4_es_remove_extent(inode, last_block, EXT_MAX_BLOCKS - last_block);
    ext4_ext_remove_space(inode, last_block, EXT_MAX_BLOCKS - 1);
  }

  /** ext4_clu_mapped(): 1 if any block of logical cluster {@code lclu} is allocated, else 0. */
  public static int ext4_clu_mapped(Ext4InodeInfo inode, long lclu) {
    long first = lclu * inode.i_sb.s_cluster_ratio;
    Path path = ext4_find_extent(inode, first, 0);
    Extent ex = path.p_ext();
    if (ex != null && ex.last() >= first) {
      return 1;
    }
    return ext4_ext_next_allocated_block(path) <= inode.i_sb.EXT4_LBLK_CFILL(first) ? 1 : 0;
  }
}
