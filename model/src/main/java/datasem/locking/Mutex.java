package datasem.locking;

/** A sleeping exclusive lock: the folio lock, or a page's writeback bit. Lock rules as for {@link Rwsem}. */
public interface Mutex extends Guard {
  void lock();

  void unlock();
}
