package datasem.ext4;

import datasem.locking.Fingerprinted;
import datasem.locking.Locking;
import datasem.locking.Mutex;
import datasem.locking.Shared;

/** struct folio: a page of the page cache with its one buffer head. */
public final class Folio {
  public final int index;

  /** folio_lock(). */
  public final Mutex lock;

  /** PG_writeback as a lock: taken by whoever submits the page, released by the end of its I/O. */
  public final Mutex writeback;

  /** The page's state; {@link Page#ABSENT} while the page cache holds no page here. */
  public final Shared<Page> page;

  Folio(Locking locking, String owner, int index) {
    this.index = index;
    lock = locking.mutex(owner + "folio_lock(" + index + ")");
    writeback = locking.mutex(owner + "PG_writeback(" + index + ")");
    page = locking.shared(owner + "page[" + index + "]", lock, Page.ABSENT);
  }

  /**
   * The page's flags, its buffer head's flags and its content.
   *
   * @param uptodate PG_uptodate
   * @param dirty PG_dirty
   * @param mapped BH_Mapped
   * @param delay BH_Delay: a delayed block backs it
   * @param unwritten BH_Unwritten
   * @param blocknr b_blocknr, physical; -1 if unmapped, a hole or delayed
   * @param data the token last written, 0 for zeros
   */
  public record Page(
      boolean present,
      boolean uptodate,
      boolean dirty,
      boolean mapped,
      boolean delay,
      boolean unwritten,
      long blocknr,
      int data)
      implements Fingerprinted {
    public static final Page ABSENT = new Page(false, false, false, false, false, false, -1, 0);

    @Override
    public long fingerprint() {
      long flags =
          (present ? 1 : 0)
              | (uptodate ? 2 : 0)
              | (dirty ? 4 : 0)
              | (mapped ? 8 : 0)
              | (delay ? 16 : 0)
              | (unwritten ? 32 : 0);
      return Fingerprinted.mix(Fingerprinted.mix(flags, blocknr), data);
    }
  }
}
