package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_DELAYED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;

import datasem.ext4.Folio.Page;

/** fs/ext4/inode.c: page cache paths of one page of one block; no patch here has changed them. */
final class Inode {
  /** Bytes in a block and in a page. */
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

  /** __block_write_begin(): maps the page's buffer unless it is mapped. The folio is locked. */
  private static long block_write_begin(Ext4InodeInfo inode, Folio folio) {
    Page page = folio.page.get();
    if (page.mapped()) {
      return 0;
    }
    BufferHead bh = new BufferHead();
    long ret = ext4_da_get_block_prep(inode, folio.index, bh);
    if (ret == 0) {
      folio.page.set(
          new Page(
              true, page.uptodate(), page.dirty(), true, bh.delay, bh.unwritten, bh.b_blocknr, page.data()));
    }
    return ret;
  }

  /** ext4_da_write_begin(): the folio comes back locked, its buffer mapped; unlocked on error. */
  static long ext4_da_write_begin(Ext4InodeInfo inode, Folio folio) {
    folio.lock.lock();
    Page page = folio.page.get();
    if (!page.present()) {
      folio.page.set(new Page(true, false, false, false, false, false, -1, 0));
    }
    long ret = block_write_begin(inode, folio);
    if (ret < 0) {
      folio.lock.unlock();
    }
    return ret;
  }

  /** ext4_da_write_end(): the page is dirty and holds {@code token}; i_size grows; the folio is unlocked. */
  static void ext4_da_write_end(Ext4InodeInfo inode, Folio folio, int token) {
    Page page = folio.page.get();
    folio.page.set(dirtied(page, token));
    long end = (folio.index + 1) * BLOCK_SIZE;
    if (end > inode.i_size.get()) {
      inode.i_size.set(end);
      if (!page.delay() && !page.unwritten()) {
        inode.i_data_sem.down_write();
        if (end > inode.i_disksize.get()) {
          inode.i_disksize.set(end);
        }
        inode.i_data_sem.up_write();
      }
    }
    folio.lock.unlock();
  }

  private static Page dirtied(Page page, int token) {
    return new Page(
        true, true, true, page.mapped(), page.delay(), page.unwritten(), page.blocknr(), token);
  }

  /**
   * ext4_page_mkwrite(), then the store that faulted. Where ext4_nonda_switch() finds the file system too
   * full for delayed allocation, the block is allocated here, written as with mount option dioread_lock.
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
    if (folio.page.get().present() && folio.index * BLOCK_SIZE < size) {
      ret = nonda ? block_page_mkwrite(inode, folio) : block_write_begin(inode, folio);
    }
    if (ret == 0) {
      folio.page.set(dirtied(folio.page.get(), token));
    }
    folio.lock.unlock();
    if (nonda) {
      sbi.ext4_journal_stop();
    }
    inode.invalidate_lock.up_read();
    return ret;
  }

  /** block_page_mkwrite() by ext4_get_block(): the page's block is allocated unless it has one. */
  private static long block_page_mkwrite(Ext4InodeInfo inode, Folio folio) {
    Page page = folio.page.get();
    if (page.mapped()) {
      return 0;
    }
    Ext4MapBlocks map = new Ext4MapBlocks(folio.index, 1);
    long ret = inode.i_sb.kernel.ext4_map_blocks(inode, map, MapFlags.EXT4_GET_BLOCKS_CREATE);
    if (ret < 0) {
      return ret;
    }
    folio.page.set(
        new Page(true, page.uptodate(), page.dirty(), true, false, false, map.m_pblk, page.data()));
    return 0;
  }

  /** ext4_mpage_readpages() for one locked folio: maps it, reads it or fills it with zeros. */
  static void ext4_mpage_readpages(Ext4InodeInfo inode, Folio folio) {
    Ext4MapBlocks map = new Ext4MapBlocks(folio.index, 1);
    inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
    boolean mapped = (map.m_flags & Ext4MapBlocks.EXT4_MAP_MAPPED) != 0;
    int data = mapped ? inode.i_sb.disk.get((int) map.m_pblk).read_once() : 0;
    folio.page.set(
        new Page(true, true, false, mapped, false, false, mapped ? map.m_pblk : -1, data));
  }

  /**
   * filemap_read() of one page: the content is copied without any lock, from the folio that was found even
   * if it has left the page cache since.
   */
  static int filemap_read(Ext4InodeInfo inode, Folio folio) {
    Page found = filemap_get_pages(inode, folio);
    Page now = folio.page.read_once();
    return now.present() ? now.data() : found.data();
  }

  /** filemap_get_pages(): looks for an uptodate page without any lock, and brings it in otherwise. */
  private static Page filemap_get_pages(Ext4InodeInfo inode, Folio folio) {
    Page page = folio.page.read_once();
    if (!page.present() || !page.uptodate()) {
      return filemap_create_folio(inode, folio);
    }
    return page;
  }

  /** filemap_create_folio(), and filemap_update_page() where a page is there that is not uptodate. */
  private static Page filemap_create_folio(Ext4InodeInfo inode, Folio folio) {
    inode.invalidate_lock.down_read();
    folio.lock.lock();
    Page page = folio.page.get();
    if (!page.present() || !page.uptodate()) {
      ext4_mpage_readpages(inode, folio);
    }
    Page found = folio.page.get();
    folio.lock.unlock();
    inode.invalidate_lock.up_read();
    return found;
  }

  /** truncate_inode_pages_range(): drops the pages {@code first..last}, waiting for their writeback. */
  static void truncate_pagecache_range(Ext4InodeInfo inode, long first, long last) {
    for (Folio folio : inode.i_pages) {
      if (folio.index >= first && folio.index <= last && folio.page.read_once().present()) {
        folio.lock.lock();
        folio.writeback.lock();
        folio.writeback.unlock();
        folio.page.set(Page.ABSENT);
        folio.lock.unlock();
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
