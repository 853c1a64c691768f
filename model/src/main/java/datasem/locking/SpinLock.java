package datasem.locking;

/** spinlock_t, such as {@code i_block_reservation_lock}. Lock rules as for {@link RwLock}. */
public interface SpinLock extends Guard {
  void spin_lock();

  void spin_unlock();
}
