package datasem.ext4;

import datasem.ext4.Folio.Buffer;
import datasem.ext4.Folio.Page;
import java.util.ArrayList;
import java.util.List;

/** struct mpage_da_data: a run of locked pages, and the extent in them that is to be mapped next. */
public final class MpageDaData {
  final Ext4InodeInfo inode;

  /** first_page and the one before next_page: those that are locked and not submitted yet. */
  int first = -1;

  int last = -1;

  /** start_pos, or first_page << PAGE_SHIFT: the first byte that has not been submitted. */
  long start_pos;

  /** map: m_len is 0 if nothing is to be mapped; the flags are those of the buffers. */
  long m_lblk;

  long m_len;
  long m_pblk;

  /** The first block behind what was asked for, of which less may be mapped. */
  long extent_end;

  boolean delay;
  boolean unwritten;

  /** io_end->handle: whether credits are reserved for making blocks written after the I/O. */
  boolean rsv_blocks;

  /** *give_up_on_write: the pages that are left are to be discarded. */
  boolean give_up_on_write;

  /** Whether an extent ends inside the last page, so that no further page can be added. */
  private boolean full;

  /** The bios: pages under writeback, as they were submitted. */
  final List<Folio> submitted = new ArrayList<>();

  final List<Page> contents = new ArrayList<>();

  /** io_end->list_vec: first block and number of blocks of each range to be made written. */
  final List<long[]> io_end = new ArrayList<>();

  MpageDaData(Ext4InodeInfo inode) {
    this.inode = inode;
  }

  boolean empty() {
    return first < 0;
  }

  /** A range to be made written at the end of the I/O; one with what it continues. */
  void converts(long lblk, long len) {
    long[] vec = io_end.isEmpty() ? null : io_end.get(io_end.size() - 1);
    if (vec != null && vec[0] + vec[1] == lblk) {
      vec[1] += len;
    } else {
      io_end.add(new long[] {lblk, len});
    }
  }

  /** Leaves out of that what lies at or behind a block. */
  void converts_up_to(long lblk) {
    io_end.removeIf(vec -> vec[0] >= lblk);
    for (long[] vec : io_end) {
      vec[1] = Math.min(vec[1], lblk - vec[0]);
    }
  }

  /** mpage_add_bh_to_extent(): false if the buffer needs mapping, or is behind one that does, and cannot go along. */
  private boolean add_bh(long lblk, Buffer bh) {
    if (!bh.dirty() || !bh.mapped() || bh.allocated()) {
      return m_len == 0;
    }
    if (m_len == 0) {
      m_lblk = lblk;
      m_len = 1;
      delay = bh.delay();
      unwritten = bh.unwritten();
      return true;
    }
    if (lblk == m_lblk + m_len && delay == bh.delay() && unwritten == bh.unwritten()) {
      m_len++;
      return true;
    }
    return false;
  }

  /** mpage_process_page_bufs() of a page from its buffer {@code i} on; false if not even that one goes along. */
  boolean process_page_bufs(Folio folio, int i) {
    Page page = folio.page.get();
    boolean taken = false;
    while (i < folio.blocks && add_bh(folio.lblk(i), page.buffer(i))) {
      taken = true;
      i++;
    }
    full = i < folio.blocks;
    return taken;
  }

  /** The next page joins the run if its first buffer does; one that needs no mapping stays alone. */
  boolean takes(Folio folio) {
    if (!empty() && (folio.index != last + 1 || m_len == 0 || full)) {
      return false;
    }
    if (!process_page_bufs(folio, 0)) {
      return false;
    }
    if (empty()) {
      first = folio.index;
      start_pos = folio.lblk(0) * Inode.BLOCK_SIZE;
    }
    last = folio.index;
    return true;
  }
}
