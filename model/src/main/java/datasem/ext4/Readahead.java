package datasem.ext4;

/** page_cache_ra_unbounded(), mm/readahead.c: every text, oldest first. */
@FunctionalInterface
public interface Readahead {

  /** Brings the pages {@code first..last} in that are not there, all of them locked while they are mapped. */
  void page_cache_ra_unbounded(Ext4InodeInfo inode, int first, int last);

  /** To v5.14: nothing keeps the blocks of the pages from going away meanwhile. */
  static void v5_14(Ext4InodeInfo inode, int first, int last) {
    read_pages(inode, first, last);
  }

  /** d4f5258eae7b, v5.15: under mapping->invalidate_lock. */
  static void v5_15(Ext4InodeInfo inode, int first, int last) {
    inode.invalidate_lock.down_read();
    read_pages(inode, first, last);
    inode.invalidate_lock.up_read();
  }

  /** read_pages() with ext4_readahead(): each page that is new is added locked, mapped, read and unlocked. */
  private static void read_pages(Ext4InodeInfo inode, int first, int last) {
    boolean[] added = new boolean[last + 1];
    for (int index = first; index <= last; index++) {
      Folio folio = inode.i_pages.get(index);
      if (folio.page.read_once().present()) {
        continue;
      }
      folio.lock.lock();
      added[index] = !folio.page.get().present();
      if (!added[index]) {
        folio.lock.unlock();
      }
    }
    for (int index = first; index <= last; index++) {
      if (added[index]) {
        Inode.ext4_mpage_readpages(inode, inode.i_pages.get(index));
        inode.i_pages.get(index).lock.unlock();
      }
    }
  }
}
