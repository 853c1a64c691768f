package datasem.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A plain field; the accesses without a guard are opaque, as READ_ONCE() and WRITE_ONCE() are. */
final class JvmShared<T> implements Shared<T>, JvmValue {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(JvmShared.class, "value", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;
  private final Guard guard;
  private Object value;

  JvmShared(String name, Guard guard, T initial) {
    this.name = name;
    this.guard = guard;
    this.value = initial;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public T get() {
    guard.assert_held();
    return cast(value);
  }

  @Override
  public void set(T newValue) {
    guard.assert_held_write();
    value = newValue;
  }

  @Override
  public T read_once() {
    return cast(VALUE.getOpaque(this));
  }

  @Override
  public void write_once(T newValue) {
    VALUE.setOpaque(this, newValue);
  }

  @Override
  public T peek() {
    return cast(value);
  }

  @Override
  public Object saved() {
    return value;
  }

  @Override
  public void restore(Object saved) {
    value = saved;
  }

  @SuppressWarnings("unchecked")
  private T cast(Object stored) {
    return (T) stored;
  }
}
