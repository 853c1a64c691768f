package datasem.conformance;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.LockRuleViolation;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.ModelError;
import datasem.locking.Mutex;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A seam for one task alone: no lock is ever contended, every lock rule is asserted, and tracepoints and
 * kernel messages are kept for whoever wants to compare them.
 */
public final class SingleTaskLocking implements Locking {

  /** A tracepoint that fired. */
  public record Event(String name, List<Object> fields) {
    public long number(int field) {
      return ((Number) fields.get(field)).longValue();
    }

    public boolean bool(int field) {
      return (Boolean) fields.get(field);
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<State<?>> states = new ArrayList<>();
  private final SingleTaskLock.Holds holds = new SingleTaskLock.Holds();

  /** The tracepoints since the last call. */
  public List<Event> takeEvents() {
    List<Event> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** The kernel's messages since the last call, in order, repeated ones too. */
  public List<String> takeMessages() {
    List<String> taken = List.copyOf(messages);
    messages.clear();
    return taken;
  }

  /** @throws LockRuleViolation if the task went back to user space with a lock */
  public void assertNothingHeld() {
    if (holds.held != 0) {
      throw new LockRuleViolation(holds.held + " locks still held after the operation");
    }
  }

  @Override
  public Rwsem rwsem(String name) {
    return new SingleTaskLock(name, false, holds);
  }

  @Override
  public RwLock rwlock(String name) {
    return new SingleTaskLock(name, true, holds);
  }

  @Override
  public SpinLock spinlock(String name) {
    return new SingleTaskLock(name, true, holds);
  }

  @Override
  public Mutex mutex(String name) {
    return new SingleTaskLock(name, false, holds);
  }

  @Override
  public <T> Shared<T> shared(String name, Guard guard, T initial) {
    return add(new Variable<>(name, guard, initial));
  }

  @Override
  public Counter counter(String name, long initial) {
    return add(new Sum(name, initial));
  }

  @Override
  public Log log(String name) {
    return add(new Messages(messages::add));
  }

  @Override
  public int choose(String what, int ways) {
    return 0;
  }

  @Override
  public boolean tracing() {
    return true;
  }

  @Override
  public void trace(String event, Object... fields) {
    events.add(new Event(event, List.of(fields)));
  }

  @Override
  public Object save() {
    assertNothingHeld();
    List<Object> saved = new ArrayList<>();
    states.forEach(state -> saved.add(state.value));
    return saved;
  }

  @Override
  public void restore(Object saved) {
    assertNothingHeld();
    if (!(saved instanceof List<?> values) || values.size() != states.size()) {
      throw new ModelError("not a state that this seam has saved");
    }
    for (int i = 0; i < states.size(); i++) {
      states.get(i).put(values.get(i));
    }
  }

  private <S extends State<?>> S add(S state) {
    states.add(state);
    return state;
  }

  /** Anything that save() keeps: one immutable value. */
  private abstract static class State<T> {
    T value;

    State(T initial) {
      value = initial;
    }

    /** Only ever given what the same state held before. */
    @SuppressWarnings("unchecked")
    void put(Object saved) {
      value = (T) saved;
    }
  }

  private static final class Variable<T> extends State<T> implements Shared<T> {
    private final String name;
    private final Guard guard;

    Variable(String name, Guard guard, T initial) {
      super(initial);
      this.name = name;
      this.guard = guard;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public T get() {
      guard.assert_held();
      return value;
    }

    @Override
    public void set(T next) {
      guard.assert_held_write();
      value = next;
    }

    @Override
    public T read_once() {
      return value;
    }

    @Override
    public void write_once(T next) {
      value = next;
    }

    @Override
    public T peek() {
      return value;
    }
  }

  private static final class Sum extends State<Long> implements Counter {
    private final String name;

    Sum(String name, long initial) {
      super(initial);
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void add(long amount) {
      value += amount;
    }

    @Override
    public long read() {
      return value;
    }

    @Override
    public long peek() {
      return value;
    }
  }

  private static final class Messages extends State<List<String>> implements Log {
    private final Consumer<String> listener;

    Messages(Consumer<String> listener) {
      super(List.of());
      this.listener = listener;
    }

    @Override
    public void add(String message) {
      listener.accept(message);
      List<String> more = new ArrayList<>(value);
      more.add(message);
      value = List.copyOf(more);
    }

    @Override
    public SortedSet<String> peek() {
      return new TreeSet<>(value);
    }
  }
}
