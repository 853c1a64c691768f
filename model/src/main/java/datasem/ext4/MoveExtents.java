package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

import datasem.ext4.ExtentTree.Extent;

/** ext4_move_extents(), fs/ext4/move_extent.c, one page at a time: every text, oldest first. */
@FunctionalInterface
public interface MoveExtents {

  /**
   * Gives the blocks of {@code donor} to {@code orig} and the other way round; what the pages of {@code
   * orig} hold is kept. Holes and delayed blocks are passed over.
   *
   * @param lblk first logical block, the same in both files
   * @param len blocks
   * @return 0, -EINVAL if the range is not inside both files, or -EBUSY at a dirty page that is not to be copied
   */
  long ext4_move_extents(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len);

  /** To v6.18: the type is looked up first, and again under both i_data_sem where it was unwritten. */
  static long v6_7(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len) {
    MoveExtent.lock_two_nondirectories(orig, donor);
    long err = MoveExtent.mext_check_arguments(orig, donor, lblk, len);
    for (long l = lblk; l < lblk + len && err == 0; l++) {
      MoveExtent.ext4_double_down_write_data_sem(orig, donor);
      Extent ex = Extents.ext4_find_extent(orig, l, MapFlags.EXT4_EX_NOCACHE).tree().find(l);
      MoveExtent.ext4_double_up_write_data_sem(orig, donor);
      if (ex == null) {
        continue;
      }
      Folio folio = MoveExtent.mext_folio_double_lock(orig, donor, l);
      boolean unwritten = ex.unwritten();
      if (unwritten) {
        MoveExtent.ext4_double_down_write_data_sem(orig, donor);
        unwritten =
            MoveExtent.mext_check_coverage(orig, l, true) && MoveExtent.mext_check_coverage(donor, l, true);
        if (unwritten) {
          err = MoveExtent.release_both(donor, folio);
          if (err == 0) {
            MoveExtent.ext4_swap_extents(orig, donor, l, false);
          }
        }
        MoveExtent.ext4_double_up_write_data_sem(orig, donor);
      }
      if (!unwritten) {
        err = MoveExtent.copy_data(orig, donor, folio);
      }
      MoveExtent.mext_folio_double_unlock(donor, folio);
    }
    MoveExtent.unlock_two_nondirectories(orig, donor);
    return err;
  }

  /** 962e8a01eab9, v6.19: a mapping that is no longer what the status tree had is looked up again. */
  static long v6_19(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len) {
    MoveExtent.lock_two_nondirectories(orig, donor);
    long err = MoveExtent.mext_check_arguments(orig, donor, lblk, len);
    for (long l = lblk; l < lblk + len && err == 0; ) {
      Ext4MapBlocks map = new Ext4MapBlocks(l, 1);
      orig.i_sb.kernel.ext4_map_blocks(orig, map, 0);
      if ((map.m_flags & (EXT4_MAP_MAPPED | EXT4_MAP_UNWRITTEN)) == 0) {
        l++;
        continue;
      }
      Folio folio = MoveExtent.mext_folio_double_lock(orig, donor, l);
      if (map.m_seq != orig.i_es_seq.read_once()) {
        MoveExtent.mext_folio_double_unlock(donor, folio);
        continue;
      }
      if ((map.m_flags & EXT4_MAP_UNWRITTEN) != 0) {
        err = MoveExtent.release_both(donor, folio);
        if (err == 0) {
          MoveExtent.ext4_double_down_write_data_sem(orig, donor);
          MoveExtent.ext4_swap_extents(orig, donor, l, false);
          MoveExtent.ext4_double_up_write_data_sem(orig, donor);
        }
      } else {
        err = MoveExtent.copy_data(orig, donor, folio);
      }
      MoveExtent.mext_folio_double_unlock(donor, folio);
      l++;
    }
    MoveExtent.unlock_two_nondirectories(orig, donor);
    return err;
  }

  /** 962e8a01eab9 without its comparison: the mapping is trusted, however old. */
  static long no_seq(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len) {
    MoveExtent.lock_two_nondirectories(orig, donor);
    long err = MoveExtent.mext_check_arguments(orig, donor, lblk, len);
    for (long l = lblk; l < lblk + len && err == 0; l++) {
      Ext4MapBlocks map = new Ext4MapBlocks(l, 1);
      orig.i_sb.kernel.ext4_map_blocks(orig, map, 0);
      if ((map.m_flags & (EXT4_MAP_MAPPED | EXT4_MAP_UNWRITTEN)) == 0) {
        continue;
      }
      Folio folio = MoveExtent.mext_folio_double_lock(orig, donor, l);
      if ((map.m_flags & EXT4_MAP_UNWRITTEN) != 0) {
        err = MoveExtent.release_both(donor, folio);
        if (err == 0) {
          MoveExtent.ext4_double_down_write_data_sem(orig, donor);
          MoveExtent.ext4_swap_extents(orig, donor, l, false);
          MoveExtent.ext4_double_up_write_data_sem(orig, donor);
        }
      } else {
        err = MoveExtent.copy_data(orig, donor, folio);
      }
      MoveExtent.mext_folio_double_unlock(donor, folio);
    }
    MoveExtent.unlock_two_nondirectories(orig, donor);
    return err;
  }
}
