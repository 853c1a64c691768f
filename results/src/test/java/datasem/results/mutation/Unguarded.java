package datasem.results.mutation;

import datasem.locking.Guard;
import datasem.locking.Shared;
import java.util.function.BooleanSupplier;

/** A variable that nobody asserts the guard of: where that is weakened, each access is a step of its own. */
record Unguarded<T>(Shared<T> variable, BooleanSupplier weak) implements Shared<T> {

  /** A guard that everybody always holds. */
  static final Guard ANYBODY =
      new Guard() {
        @Override
        public String name() {
          return "nothing";
        }

        @Override
        public void assert_held() {}

        @Override
        public void assert_held_write() {}

        @Override
        public boolean is_locked() {
          return false;
        }
      };

  @Override
  public String name() {
    return variable.name();
  }

  @Override
  public T get() {
    return weak.getAsBoolean() ? variable.read_once() : variable.get();
  }

  @Override
  public void set(T value) {
    if (weak.getAsBoolean()) {
      variable.write_once(value);
    } else {
      variable.set(value);
    }
  }

  @Override
  public T read_once() {
    return variable.read_once();
  }

  @Override
  public void write_once(T value) {
    variable.write_once(value);
  }

  @Override
  public T peek() {
    return variable.peek();
  }
}
