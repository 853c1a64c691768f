package datasem.locking;

import java.util.concurrent.atomic.AtomicLong;

final class JvmCounter implements Counter, JvmValue {
  private final String name;
  private final AtomicLong value;

  JvmCounter(String name, long initial) {
    this.name = name;
    this.value = new AtomicLong(initial);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void add(long amount) {
    value.getAndAdd(amount);
  }

  @Override
  public long read() {
    return value.get();
  }

  @Override
  public long peek() {
    return value.get();
  }

  @Override
  public Object saved() {
    return value.get();
  }

  @Override
  public void restore(Object saved) {
    value.set((Long) saved);
  }
}
