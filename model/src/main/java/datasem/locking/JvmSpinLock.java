package datasem.locking;

final class JvmSpinLock extends JvmExclusive implements SpinLock, JvmSpinning {

  JvmSpinLock(String name) {
    super(name);
  }

  @Override
  public void spin_lock() {
    take("spin_lock");
  }

  @Override
  public void spin_unlock() {
    end("spin_unlock");
  }
}
