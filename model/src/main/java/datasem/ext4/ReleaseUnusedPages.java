package datasem.ext4;

import datasem.ext4.Folio.Page;

/** mpage_release_unused_pages(invalidate), fs/ext4/inode.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface ReleaseUnusedPages {

  /**
   * After a fatal error of writeback: forgets the blocks of a run of locked pages, releasing their
   * reservations, then drops the pages and unlocks them. The data is lost, as the kernel says in its log.
   *
   * @param first index of the first page
   * @param last index of the last page
   */
  void mpage_release_unused_pages(Ext4InodeInfo inode, int first, int last);

  /**
   * To v5.19: the delayed blocks up to the first of the last page go without i_data_sem, between any two
   * steps of who holds it.
   */
  static void v5_19(Ext4InodeInfo inode, int first, int last) {
    long start = inode.i_pages.get(first).lblk(0);
    long end = inode.i_pages.get(last).lblk(0);
    ExtentsStatus.ext4_es_remove_extent(inode, start, end - start + 1);
    for (int index = first; index <= last; index++) {
      Folio folio = inode.i_pages.get(index);
      folio.page.set(Page.ABSENT);
      folio.lock.unlock();
    }
  }

  /** 7f0d8e1d607c, v6.0: under i_data_sem held exclusively. */
  static void v6_0(Ext4InodeInfo inode, int first, int last) {
    long start = inode.i_pages.get(first).lblk(0);
    long end = inode.i_pages.get(last).lblk(0);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, start, end - start + 1);
    inode.i_data_sem.up_write();
    for (int index = first; index <= last; index++) {
      Folio folio = inode.i_pages.get(index);
      folio.page.set(Page.ABSENT);
      folio.lock.unlock();
    }
  }

  /** 1bfe6354e097, v6.17: up to the last block of the last page. */
  static void v6_17(Ext4InodeInfo inode, int first, int last) {
    Folio end = inode.i_pages.get(last);
    long start = inode.i_pages.get(first).lblk(0);
    inode.i_data_sem.down_write();
    ExtentsStatus.ext4_es_remove_extent(inode, start, end.lblk(end.blocks) - start);
    inode.i_data_sem.up_write();
    for (int index = first; index <= last; index++) {
      Folio folio = inode.i_pages.get(index);
      folio.page.set(Page.ABSENT);
      folio.lock.unlock();
    }
  }
}
