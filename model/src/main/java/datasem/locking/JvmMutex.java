package datasem.locking;

final class JvmMutex extends JvmExclusive implements Mutex {
  private final JvmLocking locking;

  JvmMutex(JvmLocking locking, String name) {
    super(name);
    this.locking = locking;
  }

  @Override
  public void lock() {
    locking.mightSleep("lock", name());
    take("lock");
  }

  @Override
  public void unlock() {
    end("unlock");
  }
}
