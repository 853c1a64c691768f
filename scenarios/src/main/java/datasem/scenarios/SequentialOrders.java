package datasem.scenarios;

import datasem.ext4.Errno;
import datasem.locking.JvmLocking;
import datasem.locking.Locking;
import datasem.locking.ModelError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The answers that the calls of a cell give when they run one after another, in every order that keeps
 * each task's own. A race must not give others. The orders run on this thread, on an instance of their own.
 */
final class SequentialOrders {
  /** Far more than any scenario of the list has; beyond it the scenario is too large for this question. */
  private static final int MAX_ORDERS = 10_000;

  private final Scenario scenario;
  private final Locking locking;
  private final Program.Instance instance;
  private final Set<List<Object>> answers = new HashSet<>();
  private int orders;

  private SequentialOrders(Scenario scenario, Program program) {
    this.scenario = scenario;
    this.locking = new JvmLocking();
    this.instance = program.start(locking);
  }

  /** The visible answers of every order, as {@link #visible} puts them. */
  static Set<List<Object>> answers(Scenario scenario, Program program) {
    SequentialOrders all = new SequentialOrders(scenario, program);
    Object[][] results = new Object[scenario.tasks().size()][];
    for (int t = 0; t < results.length; t++) {
      results[t] = new Object[scenario.tasks().get(t).calls().size()];
    }
    all.extend(results, new int[results.length]);
    return Set.copyOf(all.answers);
  }

  /** What of the results an order has to explain: the calls of the first task, then of the second. */
  static List<Object> visible(Scenario scenario, Object[][] results) {
    List<Object> flat = new ArrayList<>();
    for (int t = 0; t < results.length; t++) {
      List<Syscall> calls = scenario.tasks().get(t).calls();
      for (int op = 0; op < calls.size(); op++) {
        flat.add(calls.get(op).visible(results[t][op]));
      }
    }
    return List.copyOf(flat);
  }

  /** Which answers no order gives, each by itself, or, where every one has an order, all of them together. */
  static String contradiction(Scenario scenario, List<Object> answers, Set<List<Object>> orders) {
    List<Syscall> calls = scenario.tasks().stream().flatMap(task -> task.calls().stream()).toList();
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      int call = i;
      Set<String> possible = new TreeSet<>();
      orders.forEach(order -> possible.add(Errno.text(order.get(call))));
      String got = Errno.text(answers.get(i));
      if (!possible.contains(got)) {
        String ought = String.join(" or ", possible);
        sentences.add(calls.get(i) + " answers " + got + "; with the calls one after another it is " + ought);
      }
    }
    if (sentences.isEmpty()) {
      Set<String> possible = new TreeSet<>();
      orders.forEach(order -> possible.add(text(order)));
      sentences.add(
          "the calls answer " + text(answers) + "; one after another they give " + String.join(" or ", possible));
    }
    return String.join("; ", sentences);
  }

  private static String text(List<Object> answers) {
    return answers.stream().map(Errno::text).toList().toString();
  }

  private void extend(Object[][] results, int[] next) {
    Object before = locking.save();
    boolean ended = true;
    for (int t = 0; t < next.length; t++) {
      if (next[t] < results[t].length) {
        ended = false;
        int[] after = Arrays.copyOf(next, next.length);
        results[t][next[t]] = instance.run(t, next[t]);
        after[t]++;
        extend(results, after);
        locking.restore(before);
      }
    }
    if (ended) {
      answers.add(visible(scenario, results));
      if (++orders > MAX_ORDERS) {
        throw new ModelError("more than " + MAX_ORDERS + " sequential orders: look for less");
      }
    }
  }
}
