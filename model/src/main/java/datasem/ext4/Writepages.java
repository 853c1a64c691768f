package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;

/**
 * Writeback, fs/ext4/inode.c and page-io.c: ext4_do_writepages(), and the end of the I/O, which comes before
 * the update of i_disksize that the submission ends with.
 */
final class Writepages {
  private Writepages() {}

  /** ext4_writepages(): every dirty page from block {@code start} on, in runs that one extent can map. */
  static long ext4_writepages(Ext4InodeInfo inode, long start) {
    return ext4_writepages(inode, start, (long) inode.i_pages.size() * inode.i_sb.blocks_per_page);
  }

  /** The same for the pages of the blocks {@code start} to {@code stop} - 1. */
  static long ext4_writepages(Ext4InodeInfo inode, long start, long stop) {
    inode.i_sb.s_writepages_rwsem.down_read();
    int bpp = inode.i_sb.blocks_per_page;
    int end = (int) Math.min((stop + bpp - 1) / bpp, inode.i_pages.size());
    long ret = ext4_do_writepages(inode, (int) (start / bpp), end);
    inode.i_sb.s_writepages_rwsem.up_read();
    return ret;
  }

  private static long ext4_do_writepages(Ext4InodeInfo inode, int index, int stop) {
    boolean rsv_blocks = inode.i_sb.ext4_should_dioread_nolock();
    while (index < stop) {
      inode.i_sb.ext4_journal_start();
      MpageDaData mpd = mpage_prepare_extent_to_map(inode, index, stop);
      mpd.rsv_blocks = rsv_blocks;
      if (mpd.empty()) {
        inode.i_sb.ext4_journal_stop();
        return 0;
      }
      long err = 0;
      if (mpd.m_len == 0) {
        mpage_submit_folio(mpd, inode.i_pages.get(mpd.first));
      } else {
        err = inode.i_sb.kernel.mpage_map_and_submit_extent(mpd);
      }
      release_unused_pages(mpd);
      submit_and_end_io(mpd);
      inode.i_sb.ext4_journal_stop();
      if (err < 0) {
        return err;
      }
      index = mpd.first;
    }
    return 0;
  }

  /** mpage_release_unused_pages(): those that have not been submitted are unlocked, or discarded. */
  private static void release_unused_pages(MpageDaData mpd) {
    if (mpd.first > mpd.last) {
      return;
    }
    if (mpd.give_up_on_write) {
      mpd.inode.i_sb.kernel.mpage_release_unused_pages(mpd.inode, mpd.first, mpd.last);
      return;
    }
    for (int index = mpd.first; index <= mpd.last; index++) {
      mpd.inode.i_pages.get(index).lock.unlock();
    }
  }

  /** Locks the next dirty pages that belong together; dirty tags are looked up without any lock. */
  private static MpageDaData mpage_prepare_extent_to_map(Ext4InodeInfo inode, int start, int stop) {
    MpageDaData mpd = new MpageDaData(inode);
    for (int index = start; index < stop; index++) {
      Folio folio = inode.i_pages.get(index);
      if (!folio.page.read_once().dirty()) {
        if (mpd.empty()) {
          continue;
        }
        return mpd;
      }
      folio.lock.lock();
      if (!folio.page.get().dirty()) {
        folio.lock.unlock();
        continue;
      }
      folio.writeback.lock();
      folio.writeback.unlock();
      if (!mpd.takes(folio)) {
        folio.lock.unlock();
        return mpd;
      }
    }
    return mpd;
  }

  /** mpage_map_one_extent(): the run learns where its next extent is, or the part of it that was mapped. */
  static long mpage_map_one_extent(MpageDaData mpd) {
    Ext4InodeInfo inode = mpd.inode;
    mpd.extent_end = mpd.m_lblk + mpd.m_len;
    if (inode.i_sb.fault.happens(inode.i_sb.locking, "ext4_map_blocks")) {
      return -Errno.ENOMEM;
    }
    Ext4MapBlocks map = new Ext4MapBlocks(mpd.m_lblk, mpd.m_len);
    boolean dioread_nolock = inode.i_sb.ext4_should_dioread_nolock();
    int flags = inode.i_sb.kernel.mpage_map_one_extent_flags(mpd.delay, dioread_nolock);
    long err = inode.i_sb.kernel.ext4_map_blocks(inode, map, flags);
    if (err < 0) {
      return err;
    }
    mpd.m_len = map.m_len;
    mpd.m_pblk = map.m_pblk;
    if (dioread_nolock && (map.m_flags & EXT4_MAP_UNWRITTEN) != 0) {
      mpd.converts(map.m_lblk, map.m_len);
    }
    return 0;
  }

  /**
   * mpage_map_and_submit_buffers(), its first half: the buffers learn their blocks. What is left of the
   * extent, or of the last page that it touches, is the extent to map next.
   */
  static void mpage_map_buffers(MpageDaData mpd) {
    long end = mpd.m_lblk + mpd.m_len;
    for (long l = mpd.m_lblk; l < end; l++) {
      Folio folio = mpd.inode.folio(l);
      int i = folio.offset(l);
      folio.set(i, folio.page.get().buffer(i).mapped(mpd.m_pblk + l - mpd.m_lblk));
    }
    if (end < mpd.extent_end) {
      mpd.m_lblk = end;
      mpd.m_len = mpd.extent_end - end;
      return;
    }
    mpd.m_len = 0;
    Folio last = mpd.inode.folio(end - 1);
    mpd.process_page_bufs(last, last.offset(end));
  }

  /** The second half: pages that are mapped whole are submitted. */
  static void mpage_submit_pages(MpageDaData mpd) {
    while (mpd.first <= mpd.last) {
      Folio folio = mpd.inode.i_pages.get(mpd.first);
      if (mpd.m_len > 0 && mpd.m_lblk < folio.lblk(folio.blocks)) {
        return;
      }
      mpage_submit_folio(mpd, folio);
    }
  }

  /** mpage_submit_partial_folio(): the page in which an extent could not be mapped, as far as it is mapped. */
  static void mpage_submit_partial_folio(MpageDaData mpd) {
    Folio folio = mpd.inode.folio(mpd.m_lblk);
    if (folio.offset(mpd.m_lblk) > 0) {
      mpage_submit_folio(mpd, folio);
      mpd.start_pos = mpd.m_lblk * Inode.BLOCK_SIZE;
    }
  }

  /** mpage_submit_folio(): the buffers that are mapped get clean and are on their way; the next page is first. */
  static void mpage_submit_folio(MpageDaData mpd, Folio folio) {
    Page page = folio.page.get();
    mpd.submitted.add(folio);
    mpd.contents.add(page);
    for (int i = 0; i < folio.blocks; i++) {
      Buffer bh = page.buffer(i);
      if (bh.dirty() && (bh.allocated() || !bh.mapped())) {
        folio.set(i, bh.cleaned());
      }
    }
    folio.writeback.lock();
    folio.lock.unlock();
    mpd.first = folio.index + 1;
    mpd.start_pos = folio.lblk(folio.blocks) * Inode.BLOCK_SIZE;
  }

  /** ext4_io_submit() of one bio, then ext4_end_io_end(): data on disk, unwritten made written. */
  static void submit_and_end_io(MpageDaData mpd) {
    Ext4InodeInfo inode = mpd.inode;
    boolean failed =
        !mpd.contents.isEmpty() && inode.i_sb.fault.happens(inode.i_sb.locking, "submit_bio");
    for (Page page : mpd.contents) {
      for (Buffer bh : page.buffers()) {
        if (bh.dirty() && bh.allocated() && !failed) {
          inode.i_sb.disk.get((int) bh.blocknr()).write_once(bh.data());
        }
      }
    }
    if (!mpd.io_end.isEmpty() && !mpd.rsv_blocks) {
      inode.i_sb.warn("ext4_add_complete_io: WARN_ON(!io_end->handle && sbi->s_journal)");
    }
    inode.i_sb.kernel.ext4_end_io_end(mpd, failed);
    for (Folio folio : mpd.submitted) {
      folio.writeback.unlock();
    }
    mpd.submitted.clear();
    mpd.contents.clear();
    mpd.io_end.clear();
  }

  /** ext4_convert_unwritten_io_end_vec(): each range that the run has mapped unwritten. */
  static void convert_io_end_vec(MpageDaData mpd) {
    for (long[] vec : mpd.io_end) {
      ext4_convert_unwritten_extents(mpd.inode, vec[0], vec[1]);
    }
  }

  /**
   * ext4_convert_unwritten_extents(), fs/ext4/extents.c, after the I/O. NOCACHE came to it with the same
   * commit as to writeback. Returns 0 or -errno.
   */
  static long ext4_convert_unwritten_extents(Ext4InodeInfo inode, long lblk, long len) {
    int nocache = inode.i_sb.kernel.mpage_map_one_extent_flags(false, true) & MapFlags.EXT4_EX_NOCACHE;
    long end = lblk + len;
    while (lblk < end) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, end - lblk);
      int flags = MapFlags.EXT4_GET_BLOCKS_IO_CONVERT_EXT | nocache;
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, flags);
      if (ret <= 0) {
        inode.i_sb.warn("ext4_convert_unwritten_extents: failed to convert unwritten extents");
        return ret;
      }
      lblk += map.m_len;
    }
    return 0;
  }
}
