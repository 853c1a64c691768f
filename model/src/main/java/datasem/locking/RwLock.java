package datasem.locking;

/**
 * rwlock_t: a spinning reader-writer lock such as {@code i_es_lock}. The section under it is one
 * step: nothing that sleeps may be called inside. Lock rules as for {@link Rwsem}.
 */
public interface RwLock extends Guard {
  void read_lock();

  void read_unlock();

  void write_lock();

  void write_unlock();
}
