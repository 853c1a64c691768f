package datasem.checker;

import datasem.locking.Locking;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** A program written in a test; it keeps the different outcomes that a search has brought it to. */
final class SmallProgram implements Program {

  /** Makes the shared state, and says what the tasks do with it. */
  interface Setup {
    void make(Locking locking, Parts parts);
  }

  /** What {@link Setup} fills in. */
  static final class Parts {
    private final List<List<Supplier<Object>>> tasks = new ArrayList<>();
    private Supplier<List<Finding>> always = List::of;
    private Function<Object[][], List<Finding>> atEnd = results -> List.of();
    private Function<Object[][], String> outcome = Arrays::deepToString;

    /** A task of one operation without a result. */
    Parts task(Runnable body) {
      return returning(() -> {
        body.run();
        return null;
      });
    }

    /** A task of these operations. */
    @SafeVarargs
    final Parts returning(Supplier<Object>... operations) {
      List<Supplier<Object>> inOrder = new ArrayList<>();
      for (Supplier<Object> operation : operations) {
        inOrder.add(operation);
      }
      tasks.add(inOrder);
      return this;
    }

    Parts always(Supplier<List<Finding>> predicate) {
      always = predicate;
      return this;
    }

    Parts atEnd(Function<Object[][], List<Finding>> predicate) {
      atEnd = predicate;
      return this;
    }

    /** What {@link #outcomes} shall keep of a final state; the results by default. */
    Parts outcome(Function<Object[][], String> text) {
      outcome = text;
      return this;
    }
  }

  final Set<String> outcomes = new TreeSet<>();
  private final String name;
  private final List<String> tasks;
  private final Setup setup;

  SmallProgram(String name, List<String> tasks, Setup setup) {
    this.name = name;
    this.tasks = tasks;
    this.setup = setup;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> tasks() {
    return tasks;
  }

  @Override
  public Instance start(Locking locking) {
    Parts parts = new Parts();
    setup.make(locking, parts);
    return new Instance() {
      @Override
      public int operations(int task) {
        return parts.tasks.get(task).size();
      }

      @Override
      public Object run(int task, int operation) {
        return parts.tasks.get(task).get(operation).get();
      }

      @Override
      public List<Finding> always() {
        return parts.always.get();
      }

      @Override
      public List<Finding> atEnd(Object[][] results) {
        outcomes.add(parts.outcome.apply(results));
        return parts.atEnd.apply(results);
      }
    };
  }
}
