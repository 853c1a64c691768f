package datasem.checker;

import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.SpinLock;

/** The four kinds of lock: kernel names on {@link LockCell}. */
final class LockCells {
  private LockCells() {}

  static final class RwsemCell extends LockCell implements Rwsem {
    RwsemCell(Execution run, String name, int number) {
      super(run, name, number, true);
    }

    @Override
    public void down_read() {
      acquire(Call.DOWN_READ, true);
    }

    @Override
    public void up_read() {
      release(Call.UP_READ, true);
    }

    @Override
    public void down_write() {
      acquire(Call.DOWN_WRITE, false);
    }

    @Override
    public void up_write() {
      release(Call.UP_WRITE, false);
    }

    @Override
    public void downgrade_write() {
      downgrade();
    }
  }

  static final class RwLockCell extends LockCell implements RwLock {
    RwLockCell(Execution run, String name, int number) {
      super(run, name, number, false);
    }

    @Override
    public void read_lock() {
      acquire(Call.READ_LOCK, true);
    }

    @Override
    public void read_unlock() {
      release(Call.READ_UNLOCK, true);
    }

    @Override
    public void write_lock() {
      acquire(Call.WRITE_LOCK, false);
    }

    @Override
    public void write_unlock() {
      release(Call.WRITE_UNLOCK, false);
    }
  }

  static final class SpinLockCell extends LockCell implements SpinLock {
    SpinLockCell(Execution run, String name, int number) {
      super(run, name, number, false);
    }

    @Override
    public void spin_lock() {
      acquire(Call.SPIN_LOCK, false);
    }

    @Override
    public void spin_unlock() {
      release(Call.SPIN_UNLOCK, false);
    }
  }

  static final class MutexCell extends LockCell implements Mutex {
    MutexCell(Execution run, String name, int number) {
      super(run, name, number, true);
    }

    @Override
    public void lock() {
      acquire(Call.LOCK, false);
    }

    @Override
    public void unlock() {
      release(Call.UNLOCK, false);
    }
  }
}
