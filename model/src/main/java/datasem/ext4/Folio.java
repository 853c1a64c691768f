package datasem.ext4;

import datasem.locking.Fingerprinted;
import datasem.locking.Locking;
import datasem.locking.Mutex;
import datasem.locking.Shared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** struct folio: a page of the page cache with its buffer heads, one for each of its blocks. */
public final class Folio {
  public final int index;

  /** i_blocks_per_folio(): how many blocks of the file the page holds. */
  public final int blocks;

  /** folio_lock(). */
  public final Mutex lock;

  /** PG_writeback as a lock: taken by whoever submits the page, released by the end of its I/O. */
  public final Mutex writeback;

  /** The page's state; {@link Page#ABSENT} while the page cache holds no page here. */
  public final Shared<Page> page;

  Folio(Locking locking, String owner, int index, int blocks) {
    this.index = index;
    this.blocks = blocks;
    lock = locking.mutex(owner + "folio_lock(" + index + ")");
    writeback = locking.mutex(owner + "PG_writeback(" + index + ")");
    page = locking.shared(owner + "page[" + index + "]", lock, Page.ABSENT);
  }

  /** The block of the file under buffer {@code i}; for {@code blocks} the first behind the page. */
  public long lblk(int i) {
    return (long) index * blocks + i;
  }

  /** The buffer over a block of the file that the page holds. */
  int offset(long lblk) {
    return (int) (lblk - lblk(0));
  }

  /** Changes one buffer. The folio is locked and the page is there. */
  void set(int i, Buffer buffer) {
    page.set(page.get().with(i, buffer));
  }

  /**
   * What the page cache holds at an index.
   *
   * @param buffers one for each block, none while there is no page
   */
  public record Page(boolean present, List<Buffer> buffers) implements Fingerprinted {
    public static final Page ABSENT = new Page(false, List.of());

    public Page {
      buffers = List.copyOf(buffers);
    }

    /** A page of these buffers. */
    public static Page of(Buffer... buffers) {
      return new Page(true, List.of(buffers));
    }

    /** A page that has been added to the page cache and not been filled. */
    static Page fresh(int blocks) {
      return new Page(true, Collections.nCopies(blocks, Buffer.EMPTY));
    }

    /** A buffer; empty if there is no page. */
    public Buffer buffer(int i) {
      return present ? buffers.get(i) : Buffer.EMPTY;
    }

    /** The same page with another buffer. */
    Page with(int i, Buffer buffer) {
      List<Buffer> changed = new ArrayList<>(buffers);
      changed.set(i, buffer);
      return new Page(true, changed);
    }

    /** PG_uptodate: all buffers are. */
    public boolean uptodate() {
      return present && uptodate(0, buffers.size());
    }

    /** is_partially_uptodate(): the buffers {@code from} to {@code to} - 1 are. */
    boolean uptodate(int from, int to) {
      for (int i = from; i < to; i++) {
        if (!buffer(i).uptodate()) {
          return false;
        }
      }
      return true;
    }

    /** PG_dirty: a buffer is. */
    public boolean dirty() {
      for (int i = 0; i < buffers.size(); i++) {
        if (buffers.get(i).dirty()) {
          return true;
        }
      }
      return false;
    }

    @Override
    public long fingerprint() {
      long mixed = present ? 1 : 0;
      for (int i = 0; i < buffers.size(); i++) {
        mixed = Fingerprinted.mix(mixed, buffers.get(i).fingerprint());
      }
      return mixed;
    }
  }

  /**
   * The flags of a buffer head, and the content of its block in the page.
   *
   * @param uptodate BH_Uptodate
   * @param dirty BH_Dirty
   * @param mapped BH_Mapped
   * @param delay BH_Delay: a delayed block backs it
   * @param unwritten BH_Unwritten
   * @param blocknr b_blocknr, physical; -1 if unmapped, a hole or delayed
   * @param data the token last written, 0 for zeros
   */
  public record Buffer(
      boolean uptodate,
      boolean dirty,
      boolean mapped,
      boolean delay,
      boolean unwritten,
      long blocknr,
      int data)
      implements Fingerprinted {
    static final Buffer EMPTY = new Buffer(false, false, false, false, false, -1, 0);

    /** Mapped to what a get_block function has found. */
    Buffer mapped(BufferHead bh) {
      return new Buffer(uptodate, dirty, true, bh.delay, bh.unwritten, bh.b_blocknr, data);
    }

    /** Mapped to a block that is allocated. */
    Buffer mapped(long pblk) {
      return new Buffer(uptodate, dirty, true, false, false, pblk, data);
    }

    /** Written to: up to date and dirty. */
    Buffer dirtied(int token) {
      return new Buffer(true, true, mapped, delay, unwritten, blocknr, token);
    }

    /** On its way to disk. */
    Buffer cleaned() {
      return new Buffer(uptodate, false, mapped, delay, unwritten, blocknr, data);
    }

    /** Whether it can go to disk as it is. */
    boolean allocated() {
      return mapped && !delay && !unwritten;
    }

    @Override
    public long fingerprint() {
      long flags =
          (uptodate ? 1 : 0)
              | (dirty ? 2 : 0)
              | (mapped ? 4 : 0)
              | (delay ? 8 : 0)
              | (unwritten ? 16 : 0);
      return Fingerprinted.mix(Fingerprinted.mix(flags, blocknr), data);
    }
  }
}
