package datasem.locking;

final class JvmRwLock extends JvmReadWrite implements RwLock, JvmSpinning {

  JvmRwLock(String name) {
    super(name);
  }

  @Override
  public void read_lock() {
    read("read_lock");
  }

  @Override
  public void read_unlock() {
    endRead("read_unlock");
  }

  @Override
  public void write_lock() {
    write("write_lock");
  }

  @Override
  public void write_unlock() {
    endWrite("write_unlock");
  }
}
