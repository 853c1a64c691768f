package datasem.locking;

final class JvmRwsem extends JvmReadWrite implements Rwsem {
  private final JvmLocking locking;

  JvmRwsem(JvmLocking locking, String name) {
    super(name);
    this.locking = locking;
  }

  @Override
  public void down_read() {
    locking.mightSleep("down_read", name());
    read("down_read");
  }

  @Override
  public void up_read() {
    endRead("up_read");
  }

  @Override
  public void down_write() {
    locking.mightSleep("down_write", name());
    write("down_write");
  }

  @Override
  public void up_write() {
    endWrite("up_write");
  }

  @Override
  public void downgrade_write() {
    downgrade("downgrade_write");
  }
}
