package datasem.results.locks;

import datasem.ext4.Kernel;
import datasem.results.locks.LockOrder.Edge;
import datasem.results.locks.LockOrder.Evidence;
import datasem.results.locks.LockOrder.Taken;
import datasem.results.witness.CycleDiagram;
import datasem.results.witness.CycleDiagram.Grip;
import datasem.results.witness.CycleDiagram.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The lock-order graphs as text: for a terminal one kernel at a time, as a page all of them. */
public final class LockOrderText {
  private LockOrderText() {}

  /** One kernel: its order, who takes what under what, and every cycle. */
  public static String of(Kernel kernel, LockOrder order) {
    StringBuilder out = new StringBuilder(summary(kernel, order));
    out.append("order:  ").append(String.join("\n        ", order.types())).append("\n");
    int inner = order.edges().keySet().stream().mapToInt(edge -> edge.inner().length()).max().orElse(0);
    String held = "";
    for (Map.Entry<Edge, Evidence> edge : order.edges().entrySet()) {
      if (!edge.getKey().outer().equals(held)) {
        held = edge.getKey().outer();
        out.append("\nholding ").append(held).append(":\n");
      }
      String taken = edge.getKey().inner();
      out.append("  ").append(taken).append(" ".repeat(inner + 2 - taken.length()));
      out.append(where(edge.getValue())).append('\n');
    }
    return out.append(problems(order)).toString();
  }

  /** One line about a kernel. */
  public static String summary(Kernel kernel, LockOrder order) {
    return kernel.name() + ": " + order.edges().size() + " pairs nested, " + count(order.cycles().size(), "cycle")
        + ", " + count(order.breaches().size(), "breach") + "\n";
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : what.endsWith("ch") ? "es" : "s");
  }

  private static String where(Evidence who) {
    return CycleDiagram.function(who.inner.frames());
  }

  /** Cycles and breaches; empty if there is none. */
  static String problems(LockOrder order) {
    StringBuilder out = new StringBuilder();
    for (String breach : order.breaches()) {
      out.append("\nbreach: ").append(breach.replaceFirst(": ", ":\n        ")).append('\n');
    }
    for (List<Edge> cycle : order.cycles()) {
      List<String> names = new ArrayList<>(cycle.stream().map(Edge::outer).toList());
      names.add(names.get(0));
      out.append("\ncycle: ").append(String.join(" -> ", names)).append("\n\n");
      out.append(CycleDiagram.draw(cycle.stream().map(e -> side(order.edges().get(e))).toList()));
    }
    return out.toString();
  }

  private static Side side(Evidence who) {
    return new Side(who.call, grip(who.outer), grip(who.inner));
  }

  private static Grip grip(Taken taken) {
    return new Grip(taken.lock(), taken.call(), taken.frames());
  }

  /** Every kernel: the root in full, the others by what they nest differently from their base. */
  public static String page(Map<Kernel, LockOrder> orders) {
    StringBuilder out = new StringBuilder("# Lock order\n\n");
    out.append("Which lock is taken while which other is held, from every call of the model run alone on\n");
    out.append("files of several kinds, with every outcome of its free choices. `datasem locks KERNEL`\n");
    out.append("prints it, and exits with 1 if there is a cycle or a breach of the documented order. A\n");
    out.append("shared hold counts like an exclusive one: a waiting writer holds back new readers.\n");
    orders.forEach((kernel, order) -> {
      LockOrder base = orders.get(kernel.base());
      out.append("\n## ").append(kernel.name()).append("\n\n");
      out.append(count(order.cycles().size(), "cycle")).append(", ");
      out.append(count(order.breaches().size(), "breach")).append(".\n");
      if (base == null) {
        out.append("\n").append(String.join(" > ", order.types())).append("\n");
      }
      edges(out, order, base);
      String problems = problems(order);
      if (!problems.isEmpty()) {
        out.append("\n```").append(problems).append("```\n");
      }
    });
    return out.toString();
  }

  private static void edges(StringBuilder out, LockOrder order, LockOrder base) {
    TreeSet<Edge> all = new TreeSet<>(order.edges().keySet());
    if (base != null) {
      all.addAll(base.edges().keySet());
    }
    StringBuilder rows = new StringBuilder();
    for (Edge edge : all) {
      Evidence who = order.edges().get(edge);
      String calls = base == null ? String.join(", ", who.operations) : changed(who, base.edges().get(edge));
      if (!calls.isEmpty()) {
        rows.append("| ").append(edge.outer()).append(" | ").append(edge.inner()).append(" | ");
        rows.append(who == null ? "" : where(who)).append(" | ").append(calls).append(" |\n");
      }
    }
    if (rows.isEmpty()) {
      out.append("The same calls nest the same locks as in its base.\n");
    } else {
      out.append("\n| holding | takes | for example in | calls that do |\n|---|---|---|---|\n").append(rows);
    }
  }

  /** The calls that nest the two locks here and not in the base, and the other way round. */
  private static String changed(Evidence here, Evidence base) {
    TreeSet<String> more = here == null ? new TreeSet<>() : new TreeSet<>(here.operations);
    TreeSet<String> fewer = base == null ? new TreeSet<>() : new TreeSet<>(base.operations);
    if (base != null) {
      more.removeAll(base.operations);
    }
    if (here != null) {
      fewer.removeAll(here.operations);
    }
    List<String> words = new ArrayList<>();
    more.forEach(call -> words.add(call + " too"));
    fewer.forEach(call -> words.add(call + " no longer"));
    return String.join(", ", words);
  }
}
