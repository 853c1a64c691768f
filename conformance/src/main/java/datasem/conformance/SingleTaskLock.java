package datasem.conformance;

import datasem.locking.LockRuleViolation;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.SpinLock;

/** Every kind of lock for one task alone: what differs is whether it spins. */
final class SingleTaskLock implements Rwsem, RwLock, SpinLock, Mutex {

  /** What the one task holds: locks in all, and spinning ones. */
  static final class Holds {
    int held;
    int spinning;
  }

  private final String name;
  private final boolean spins;
  private final Holds holds;
  private boolean read;
  private boolean write;

  SingleTaskLock(String name, boolean spins, Holds holds) {
    this.name = name;
    this.spins = spins;
    this.holds = holds;
  }

  @Override
  public boolean is_locked() {
    return read || write;
  }

  private void take(boolean exclusively) {
    if (read || write) {
      throw new LockRuleViolation(name + " is taken twice");
    }
    if (!spins && holds.spinning > 0) {
      throw new LockRuleViolation(name + " may sleep under a spinning lock");
    }
    read = !exclusively;
    write = exclusively;
    holds.held++;
    holds.spinning += spins ? 1 : 0;
  }

  private void drop(boolean exclusively) {
    if (exclusively ? !write : !read) {
      throw new LockRuleViolation(name + " is released but not held that way");
    }
    read = false;
    write = false;
    holds.held--;
    holds.spinning -= spins ? 1 : 0;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void assert_held() {
    if (!read && !write) {
      throw new LockRuleViolation(name + " is not held");
    }
  }

  @Override
  public void assert_held_write() {
    if (!write) {
      throw new LockRuleViolation(name + " is not held exclusively");
    }
  }

  @Override
  public void down_read() {
    take(false);
  }

  @Override
  public void up_read() {
    drop(false);
  }

  @Override
  public void down_write() {
    take(true);
  }

  @Override
  public void up_write() {
    drop(true);
  }

  @Override
  public void downgrade_write() {
    drop(true);
    take(false);
  }

  @Override
  public void read_lock() {
    take(false);
  }

  @Override
  public void read_unlock() {
    drop(false);
  }

  @Override
  public void write_lock() {
    take(true);
  }

  @Override
  public void write_unlock() {
    drop(true);
  }

  @Override
  public void spin_lock() {
    take(true);
  }

  @Override
  public void spin_unlock() {
    drop(true);
  }

  @Override
  public void lock() {
    take(true);
  }

  @Override
  public void unlock() {
    drop(true);
  }
}
