package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;
import java.util.ArrayList;
import java.util.List;

/** fs/ext4/inode.c: page cache paths of one page; no patch here has changed them. */
final class Inode {
  /** Bytes in a block. */
  static final long BLOCK_SIZE = 4096;

  private Inode() {}

  /**
   * ext4_da_get_block_prep(): gives {@code bh} a mapping, or a delayed block where there is a hole.
   * Texts up to v6.8 mark the delayed buffer themselves, later ones say so in {@code m_flags}.
   *
   * @return 0 or -errno
   */
  static long ext4_da_get_block_prep(Ext4InodeInfo inode, long iblock, BufferHead bh) {
    Ext4MapBlocks map = new Ext4MapBlocks(iblock, 1);
    long ret = inode.i_sb.kernel.ext4_da_map_blocks(inode, map, bh);
    if (ret < 0 || bh.delay) {
      return ret;
    }
    if ((map.m_flags & EXT4_MAP_DELAYED) != 0) {
      bh.set_delayed();
      return 0;
    }
    bh.b_blocknr = map.m_pblk;
    bh.mapped = true;
    if ((map.m_flags & EXT4_MAP_UNWRITTEN) != 0) {
      bh.unwritten = true;
      bh.isNew = true;
    }
    return 0;
  }

  /** __block_write_begin(): maps the buffers {@code from} to {@code to} - 1 that are not. The folio is locked. */
  private static long block_write_begin(Ext4InodeInfo inode, Folio folio, int from, int to) {
    for (int i = from; i < to; i++) {
      if (folio.page.get().buffer(i).mapped()) {
        continue;
      }
      BufferHead bh = new BufferHead();
      long ret = ext4_da_get_block_prep(inode, folio.lblk(i), bh);
      if (ret < 0) {
        return ret;
      }
      folio.set(i, folio.page.get().buffer(i).mapped(bh));
    }
    return 0;
  }

  /** ext4_da_write_begin(): the folio comes back locked, its buffers mapped; unlocked on error. */
  static long ext4_da_write_begin(Ext4InodeInfo inode, Folio folio, int from, int to) {
    folio.lock.lock();
    if (!folio.page.get().present()) {
      folio.page.set(Page.fresh(folio.blocks));
    }
    long ret = block_write_begin(inode, folio, from, to);
    if (ret < 0) {
      folio.lock.unlock();
    }
    return ret;
  }

  /** ext4_da_write_end(): the buffers are dirty and hold {@code token}; i_size grows; the folio is unlocked. */
  static void ext4_da_write_end(Ext4InodeInfo inode, Folio folio, int from, int to, int token) {
    Page page = folio.page.get();
    for (int i = from; i < to; i++) {
      page = page.with(i, page.buffer(i).dirtied(token));
    }
    folio.page.set(page);
    long end = folio.lblk(to) * BLOCK_SIZE;
    if (end > inode.i_size.get()) {
      inode.i_size.set(end);
      Buffer last = page.buffer(to - 1);
      if (!last.delay() && !last.unwritten()) {
        inode.i_data_sem.down_write();
        if (end > inode.i_disksize.get()) {
          inode.i_disksize.set(end);
        }
        inode.i_data_sem.up_write();
      }
    }
    folio.lock.unlock();
  }

  /**
   * ext4_page_mkwrite(), then the store that faulted, which is one to the page's first block; all blocks of
   * the page inside i_size get dirty. Where ext4_nonda_switch() finds the file system too full for delayed
   * allocation, they are allocated here, written as with mount option dioread_lock.
   */
  static long ext4_page_mkwrite(Ext4InodeInfo inode, Folio folio, int token) {
    Ext4SbInfo sbi = inode.i_sb;
    inode.invalidate_lock.down_read();
    boolean nonda = sbi.fault.happens(sbi.locking, "ext4_nonda_switch");
    if (nonda) {
      sbi.ext4_journal_start();
    }
    folio.lock.lock();
    long size = inode.i_size.read_once();
    long ret = -Errno.EFAULT;
    int to = (int) Math.min(folio.blocks, (size + BLOCK_SIZE - 1) / BLOCK_SIZE - folio.lblk(0));
    if (folio.page.get().present() && to > 0) {
      ret = nonda ? block_page_mkwrite(inode, folio, to) : block_write_begin(inode, folio, 0, to);
    }
    if (ret == 0) {
      Page page = folio.page.get();
      for (int i = 0; i < to; i++) {
        page = page.with(i, page.buffer(i).dirtied(i == 0 ? token : page.buffer(i).data()));
      }
      folio.page.set(page);
    }
    folio.lock.unlock();
    if (nonda) {
      sbi.ext4_journal_stop();
    }
    inode.invalidate_lock.up_read();
    return ret;
  }

  /** block_page_mkwrite() by ext4_get_block(): the blocks before {@code to} that have none are allocated. */
  private static long block_page_mkwrite(Ext4InodeInfo inode, Folio folio, int to) {
    for (int i = 0; i < to; i++) {
      if (folio.page.get().buffer(i).mapped()) {
        continue;
      }
      Ext4MapBlocks map = new Ext4MapBlocks(folio.lblk(i), 1);
      long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, MapFlags.EXT4_GET_BLOCKS_CREATE);
      if (ret < 0) {
        return ret;
      }
      folio.set(i, folio.page.get().buffer(i).mapped(map.m_pblk));
    }
    return 0;
  }

  /** ext4_mpage_readpages() for one locked folio: each block that is not up to date is read, or zeros. */
  static void ext4_mpage_readpages(Ext4InodeInfo inode, Folio folio) {
    Page page = folio.page.get().present() ? folio.page.get() : Page.fresh(folio.blocks);
    for (int i = 0; i < folio.blocks; i++) {
      if (page.buffer(i).uptodate()) {
        continue;
      }
      Ext4MapBlocks map = new Ext4MapBlocks(folio.lblk(i), 1);
      inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      boolean mapped = (map.m_flags & Ext4MapBlocks.EXT4_MAP_MAPPED) != 0;
      int data = mapped ? inode.i_sb.disk.get((int) map.m_pblk).read_once() : 0;
      page = page.with(i, new Buffer(true, false, mapped, false, false, mapped ? map.m_pblk : -1, data));
    }
    folio.page.set(page);
  }

  /**
   * filemap_read() of one page: the content of the buffers {@code from} to {@code to} - 1 is copied without
   * any lock, from the folio that was found even if it has left the page cache since.
   */
  static List<Long> filemap_read(Ext4InodeInfo inode, Folio folio, int from, int to) {
    Page found = filemap_get_pages(inode, folio, from, to);
    Page now = folio.page.read_once();
    List<Long> data = new ArrayList<>();
    for (int i = from; i < to; i++) {
      data.add((long) (now.present() ? now : found).buffer(i).data());
    }
    return data;
  }

  /** filemap_get_pages(): looks without any lock for a page that is up to date there, else brings it in. */
  private static Page filemap_get_pages(Ext4InodeInfo inode, Folio folio, int from, int to) {
    Page page = folio.page.read_once();
    return page.uptodate(from, to) ? page : filemap_create_folio(inode, folio, from, to);
  }

  /** filemap_create_folio(), and filemap_update_page() where a page is there that is not uptodate. */
  private static Page filemap_create_folio(Ext4InodeInfo inode, Folio folio, int from, int to) {
    inode.invalidate_lock.down_read();
    folio.lock.lock();
    if (!folio.page.get().uptodate(from, to)) {
      ext4_mpage_readpages(inode, folio);
    }
    Page found = folio.page.get();
    folio.lock.unlock();
    inode.invalidate_lock.up_read();
    return found;
  }

  /**
   * truncate_inode_pages_range(): drops what pages hold of the blocks {@code first..last}, waiting for their
   * writeback. A page that holds others too stays: those blocks are zeros in it and their buffers discarded.
   */
  static void truncate_pagecache_range(Ext4InodeInfo inode, long first, long last) {
    for (Folio folio : inode.i_pages) {
      long end = folio.lblk(folio.blocks) - 1;
      if (end >= first && folio.lblk(0) <= last && folio.page.read_once().present()) {
        folio.lock.lock();
        folio.writeback.lock();
        folio.writeback.unlock();
        if (folio.lblk(0) >= first && end <= last) {
          folio.page.set(Page.ABSENT);
        } else if (folio.page.get().present()) {
          truncate_inode_partial_folio(folio, first, last);
        }
        folio.lock.unlock();
      }
    }
  }

  private static void truncate_inode_partial_folio(Folio folio, long first, long last) {
    for (int i = 0; i < folio.blocks; i++) {
      if (folio.lblk(i) >= first && folio.lblk(i) <= last) {
        folio.set(i, new Buffer(folio.page.get().buffer(i).uptodate(), false, false, false, false, -1, 0));
      }
    }
  }

  /** ext4_update_inode_size(): fallocate grows i_size and i_disksize together. */
  static void ext4_update_inode_size(Ext4InodeInfo inode, long newsize) {
    inode.i_data_sem.down_write();
    if (newsize > inode.i_size.get()) {
      inode.i_size.set(newsize);
    }
    if (newsize > inode.i_disksize.get()) {
      inode.i_disksize.set(newsize);
    }
    inode.i_data_sem.up_write();
  }
}
