package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

import datasem.ext4.Folio.Page;

/**
 * Writeback, fs/ext4/inode.c and page-io.c: ext4_do_writepages() with unwritten allocation
 * (dioread_nolock, the default since v5.6), and the end of the I/O, which comes before the update of
 * i_disksize that the submission ends with.
 */
final class Writepages {
  private Writepages() {}

  /** struct mpage_da_data: the run of locked pages that one extent is mapped for. */
  private static final class Run {
    final Ext4InodeInfo inode;
    int first = -1;
    int last = -1;
    boolean delay;
    boolean unwritten;
    boolean mapped;

    Run(Ext4InodeInfo inode) {
      this.inode = inode;
    }

    boolean empty() {
      return first < 0;
    }

    /** mpage_add_bh_to_extent(): whether a page of this kind continues the run. */
    boolean takes(int index, Page page) {
      if (empty()) {
        return true;
      }
      return index == last + 1
          && !mapped
          && !is_mapped(page)
          && delay == page.delay()
          && unwritten == page.unwritten();
    }

    void add(int index, Page page) {
      if (empty()) {
        first = index;
        delay = page.delay();
        unwritten = page.unwritten();
        mapped = is_mapped(page);
      }
      last = index;
    }
  }

  /** Whether the page can go to disk as it is. */
  private static boolean is_mapped(Page page) {
    return page.mapped() && !page.delay() && !page.unwritten();
  }

  /** ext4_writepages(): every dirty page from {@code start} on, in runs that one extent can map. */
  static long ext4_writepages(Ext4InodeInfo inode, long start) {
    return ext4_writepages(inode, start, inode.i_pages.size());
  }

  /** The same for the pages {@code start} to {@code stop} - 1. */
  static long ext4_writepages(Ext4InodeInfo inode, long start, long stop) {
    inode.i_sb.s_writepages_rwsem.down_read();
    long ret = ext4_do_writepages(inode, (int) start, (int) Math.min(stop, inode.i_pages.size()));
    inode.i_sb.s_writepages_rwsem.up_read();
    return ret;
  }

  private static long ext4_do_writepages(Ext4InodeInfo inode, int index, int stop) {
    while (index < stop) {
      inode.i_sb.ext4_journal_start();
      Run run = mpage_prepare_extent_to_map(inode, index, stop);
      if (run.empty()) {
        inode.i_sb.ext4_journal_stop();
        return 0;
      }
      long err = run.mapped ? 0 : mpage_map_one_extent(run);
      if (err < 0) {
        inode.i_sb.kernel.mpage_release_unused_pages(inode, run.first, run.last);
        inode.i_sb.ext4_journal_stop();
        return err;
      }
      submit_and_end_io(run);
      if (!run.mapped) {
        inode.i_sb.kernel.mpage_update_disksize(inode, (run.last + 1) * Inode.BLOCK_SIZE);
      }
      inode.i_sb.ext4_journal_stop();
      index = run.last + 1;
    }
    return 0;
  }

  /** Locks the next dirty pages that belong together; dirty tags are looked up without any lock. */
  private static Run mpage_prepare_extent_to_map(Ext4InodeInfo inode, int start, int stop) {
    Run run = new Run(inode);
    for (int index = start; index < stop; index++) {
      Folio folio = inode.i_pages.get(index);
      if (!folio.page.read_once().dirty()) {
        if (run.empty()) {
          continue;
        }
        return run;
      }
      folio.lock.lock();
      Page page = folio.page.get();
      if (!page.dirty()) {
        folio.lock.unlock();
        continue;
      }
      folio.writeback.lock();
      folio.writeback.unlock();
      if (!run.takes(index, page)) {
        folio.lock.unlock();
        return run;
      }
      run.add(index, page);
    }
    return run;
  }

  /** mpage_map_one_extent() until the run is mapped; the pages learn their blocks. */
  private static long mpage_map_one_extent(Run run) {
    Ext4InodeInfo inode = run.inode;
    Ext4MapBlocks map = new Ext4MapBlocks(run.first, run.last - run.first + 1);
    while (true) {
      int flags =
          MapFlags.EXT4_GET_BLOCKS_CREATE
              | MapFlags.EXT4_GET_BLOCKS_METADATA_NOFAIL
              | MapFlags.EXT4_GET_BLOCKS_IO_SUBMIT
              | MapFlags.EXT4_GET_BLOCKS_IO_CREATE_EXT
              | inode.i_sb.kernel.mpage_map_one_extent_flags(run.delay);
      long err = inode.i_sb.kernel.ext4_map_blocks(inode, map, flags);
      if (err < 0) {
        return err;
      }
      boolean unwritten = (map.m_flags & EXT4_MAP_UNWRITTEN) != 0;
      for (long l = map.m_lblk; l < map.m_lblk + map.m_len; l++) {
        Folio folio = inode.i_pages.get((int) l);
        Page page = folio.page.get();
        long pblk = map.m_pblk + l - map.m_lblk;
        folio.page.set(new Page(true, page.uptodate(), true, true, false, unwritten, pblk, page.data()));
      }
      long next = map.m_lblk + map.m_len;
      if (next > run.last) {
        break;
      }
      map = new Ext4MapBlocks(next, run.last - next + 1);
    }
    return 0;
  }

  /** mpage_submit_folio() for each page, then ext4_end_io_end(): data on disk, unwritten made written. */
  private static void submit_and_end_io(Run run) {
    Ext4InodeInfo inode = run.inode;
    int pages = run.last - run.first + 1;
    Page[] submitted = new Page[pages];
    for (int i = 0; i < pages; i++) {
      Folio folio = inode.i_pages.get(run.first + i);
      Page page = folio.page.get();
      submitted[i] = page;
      folio.page.set(
          new Page(true, true, false, true, false, false, page.blocknr(), page.data()));
      folio.writeback.lock();
      folio.lock.unlock();
    }
    for (Page page : submitted) {
      inode.i_sb.disk.get((int) page.blocknr()).write_once(page.data());
    }
    if (submitted[0].unwritten()) {
      ext4_end_io_end(inode, run.first, pages);
    }
    for (int i = 0; i < pages; i++) {
      inode.i_pages.get(run.first + i).writeback.unlock();
    }
  }

  /** ext4_end_io_end(), fs/ext4/page-io.c, from the workqueue. */
  private static void ext4_end_io_end(Ext4InodeInfo inode, long lblk, long len) {
    ext4_convert_unwritten_extents(inode, lblk, len);
  }

  /**
   * ext4_convert_unwritten_extents(), fs/ext4/extents.c, after the I/O. NOCACHE came to it with the same
   * commit as to writeback.
   */
  static void ext4_convert_unwritten_extents(Ext4InodeInfo inode, long lblk, long len) {
    int nocache = inode.i_sb.kernel.mpage_map_one_extent_flags(false) & MapFlags.EXT4_EX_NOCACHE;
    long end = lblk + len;
    while (lblk < end) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, end - lblk);
      int flags = MapFlags.EXT4_GET_BLOCKS_IO_CONVERT_EXT | nocache;
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, flags);
      if (ret <= 0) {
        inode.i_sb.warn("ext4_convert_unwritten_extents: failed to convert unwritten extents");
        return;
      }
      lblk += map.m_len;
    }
  }
}
