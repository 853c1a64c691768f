package datasem.ext4;

import datasem.ext4.ExtentTree.Extent;
import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;

/**
 * fs/ext4/move_extent.c and extents.c: the steps of {@link MoveExtents} that no patch here has changed. Pages
 * have one block each.
 */
final class MoveExtent {
  private MoveExtent() {}

  /** lock_two_nondirectories(): i_rwsem of both, the first inode's first. */
  static void lock_two_nondirectories(Ext4InodeInfo orig, Ext4InodeInfo donor) {
    orig.i_rwsem.down_write();
    donor.i_rwsem.down_write();
  }

  static void unlock_two_nondirectories(Ext4InodeInfo orig, Ext4InodeInfo donor) {
    donor.i_rwsem.up_write();
    orig.i_rwsem.up_write();
  }

  /** mext_check_arguments(): the range must lie inside both files; 0 or -EINVAL. */
  static long mext_check_arguments(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len) {
    long end = (lblk + len) * Inode.BLOCK_SIZE;
    return end <= orig.i_size.get() && end <= donor.i_size.get() ? 0 : -Errno.EINVAL;
  }

  /** ext4_double_down_write_data_sem(): the first inode has the lower address. */
  static void ext4_double_down_write_data_sem(Ext4InodeInfo orig, Ext4InodeInfo donor) {
    orig.i_data_sem.down_write();
    donor.i_data_sem.down_write();
  }

  static void ext4_double_up_write_data_sem(Ext4InodeInfo orig, Ext4InodeInfo donor) {
    orig.i_data_sem.up_write();
    donor.i_data_sem.up_write();
  }

  /** mext_folio_double_lock(): the page of both, locked and not under writeback; the first file's. */
  static Folio mext_folio_double_lock(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk) {
    Folio folio = orig.i_pages.get((int) lblk);
    folio.lock.lock();
    if (!folio.page.get().present()) {
      folio.page.set(Page.fresh(1));
    }
    Folio other = donor.i_pages.get((int) lblk);
    other.lock.lock();
    folio.writeback.lock();
    folio.writeback.unlock();
    return folio;
  }

  static void mext_folio_double_unlock(Ext4InodeInfo donor, Folio folio) {
    donor.i_pages.get(folio.index).lock.unlock();
    folio.lock.unlock();
  }

  /** mext_check_coverage(): whether the extent tree maps the block with that type. i_data_sem is held. */
  static boolean mext_check_coverage(Ext4InodeInfo inode, long lblk, boolean unwritten) {
    Extent ex = Extents.ext4_find_extent(inode, lblk, MapFlags.EXT4_EX_NOCACHE).tree().find(lblk);
    return ex != null && ex.unwritten() == unwritten;
  }

  /** filemap_release_folio(): a clean page forgets its block; a dirty one cannot, -EBUSY. */
  private static long filemap_release_folio(Folio folio) {
    Page page = folio.page.get();
    if (!page.present()) {
      return 0;
    }
    if (page.dirty()) {
      return -Errno.EBUSY;
    }
    Buffer buffer = page.buffer(0);
    folio.set(0, new Buffer(buffer.uptodate(), false, false, false, false, -1, buffer.data()));
    return 0;
  }

  /** Both files' pages forget their blocks: 0, or -EBUSY. */
  static long release_both(Ext4InodeInfo donor, Folio folio) {
    long err = filemap_release_folio(folio);
    return err != 0 ? err : filemap_release_folio(donor.i_pages.get(folio.index));
  }

  /** The page is brought in under its old block, then made dirty over its new one. */
  static long copy_data(Ext4InodeInfo orig, Ext4InodeInfo donor, Folio folio) {
    if (!folio.page.get().uptodate()) {
      Inode.ext4_mpage_readpages(orig, folio);
    }
    long err = release_both(donor, folio);
    if (err != 0) {
      return err;
    }
    ext4_double_down_write_data_sem(orig, donor);
    ext4_swap_extents(orig, donor, folio.index, true);
    ext4_double_up_write_data_sem(orig, donor);
    Ext4MapBlocks map = new Ext4MapBlocks(folio.index, 1);
    orig.i_sb.kernel.ext4_map_blocks(orig, map, 0);
    boolean unwritten = (map.m_flags & Ext4MapBlocks.EXT4_MAP_UNWRITTEN) != 0;
    int data = folio.page.get().buffer(0).data();
    folio.set(0, new Buffer(true, true, true, false, unwritten, map.m_pblk, data));
    return 0;
  }

  /**
   * ext4_swap_extents() of one block; both i_data_sem are held.
   *
   * @param mark_unwritten whether what the donor gets is unwritten whatever it was
   */
  static void ext4_swap_extents(
      Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, boolean mark_unwritten) {
    ExtentsStatus.ext4_es_remove_extent(orig, lblk, 1);
    ExtentsStatus.ext4_es_remove_extent(donor, lblk, 1);
    Extent mine = orig.i_data.get().find(lblk);
    Extent theirs = donor.i_data.get().find(lblk);
    if (mine == null || theirs == null) {
      return;
    }
    put(orig, lblk, theirs, theirs.unwritten());
    put(donor, lblk, mine, mine.unwritten() || mark_unwritten);
  }

  /** Maps the block to what {@code from} maps it to. */
  private static void put(Ext4InodeInfo inode, long lblk, Extent from, boolean unwritten) {
    long pblk = from.ee_start() + lblk - from.ee_block();
    inode.i_data.set(
        inode.i_data.get().without(lblk, lblk).with(new Extent(lblk, 1, pblk, unwritten)));
  }
}
