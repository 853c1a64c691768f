package datasem.stress;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.JvmLocking;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.Shared;

/** The seam of {@link JvmLocking} for those who make the locks in another way: all but the locks is passed on. */
abstract class OtherLocks implements Locking {
  final JvmLocking jvm;

  OtherLocks(JvmLocking jvm) {
    this.jvm = jvm;
  }

  @Override
  public final <T> Shared<T> shared(String name, Guard guard, T initial) {
    return jvm.shared(name, guard, initial);
  }

  @Override
  public final Counter counter(String name, long initial) {
    return jvm.counter(name, initial);
  }

  @Override
  public final Log log(String name) {
    return jvm.log(name);
  }

  @Override
  public final int choose(String what, int ways) {
    return jvm.choose(what, ways);
  }

  @Override
  public final boolean tracing() {
    return jvm.tracing();
  }

  @Override
  public final void trace(String event, Object... fields) {
    jvm.trace(event, fields);
  }

  @Override
  public final Object save() {
    return jvm.save();
  }

  @Override
  public final void restore(Object saved) {
    jvm.restore(saved);
  }
}
