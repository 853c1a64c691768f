package datasem.results.locks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lock-order graph: which class of lock was taken while which other was held. Locks that differ only
 * in an index, as those of folios, are one class, and are to be taken with the lower index first. A shared
 * hold counts like an exclusive one, since a waiting writer holds back new readers.
 */
public final class LockOrder {

  /** From outside to inside, as fs/ext4 and mm/filemap.c take them; the last three are leaves. */
  private static final List<String> DOCUMENTED =
      List.of(
          "i_rwsem",
          "invalidate_lock",
          "s_writepages_rwsem",
          "folio_lock",
          "PG_writeback",
          "i_data_sem",
          "i_es_lock",
          "i_block_reservation_lock",
          "ext4_lock_group");

  private static final int LEAVES = DOCUMENTED.indexOf("i_es_lock");

  /**
   * A lock as an operation took it.
   *
   * @param call the seam's method
   * @param frames the model's calls under way, outermost first, as {@code package.Class.method}
   */
  public record Taken(String lock, String call, List<String> frames) {
    String type() {
      int bracket = lock.indexOf('(');
      return bracket < 0 ? lock : lock.substring(0, bracket);
    }

    int index() {
      int bracket = lock.indexOf('(');
      return bracket < 0 ? 0 : Integer.parseInt(lock.substring(bracket + 1, lock.length() - 1));
    }
  }

  /**
   * One class was held when the other was taken.
   *
   * @param falling whether both are one class and the second had the lower index
   */
  public record Edge(String outer, String inner, boolean falling) implements Comparable<Edge> {
    static Edge of(Taken outer, Taken inner) {
      boolean same = outer.type().equals(inner.type());
      return new Edge(outer.type(), inner.type(), same && inner.index() < outer.index());
    }

    @Override
    public int compareTo(Edge o) {
      int c = Integer.compare(rank(outer), rank(o.outer));
      if (c == 0) {
        c = Integer.compare(rank(inner), rank(o.inner));
      }
      if (c == 0) {
        c = (outer + inner).compareTo(o.outer + o.inner);
      }
      return c != 0 ? c : Boolean.compare(falling, o.falling);
    }
  }

  /** Who took them so: the first of all, and the kinds of call that do. */
  public static final class Evidence {
    final String call;
    final Taken outer;
    final Taken inner;
    final TreeSet<String> operations = new TreeSet<>();

    Evidence(String call, Taken outer, Taken inner) {
      this.call = call;
      this.outer = outer;
      this.inner = inner;
    }
  }

  private final TreeMap<Edge, Evidence> edges = new TreeMap<>();
  private final TreeSet<String> broken = new TreeSet<>();

  private static int rank(String type) {
    String own = type.replace("donor ", "");
    int rank = DOCUMENTED.indexOf(own);
    return rank < 0 ? DOCUMENTED.size() * 2 : rank * 2 + (own.equals(type) ? 0 : 1);
  }

  /** Orders locks as documented, outermost first. */
  static int compare(String a, String b) {
    int c = Integer.compare(rank(new Taken(a, "", List.of()).type()), rank(new Taken(b, "", List.of()).type()));
    return c != 0 ? c : a.compareTo(b);
  }

  /** Whether a lock spins. */
  static boolean spins(String lock) {
    return rank(new Taken(lock, "", List.of()).type()) / 2 >= LEAVES;
  }

  /** Adds what one operation did. */
  void add(String operation, String call, Taken outer, Taken inner) {
    edges
        .computeIfAbsent(Edge.of(outer, inner), e -> new Evidence(call, outer, inner))
        .operations
        .add(operation);
  }

  /** Adds a rule that an operation broke outright, in the engine's words. */
  void addBroken(String complaint) {
    broken.add(complaint);
  }

  public Map<Edge, Evidence> edges() {
    return Collections.unmodifiableMap(edges);
  }

  /** All classes that were taken under another or held over one, outermost first as documented. */
  public List<String> types() {
    TreeMap<Integer, TreeSet<String>> types = new TreeMap<>();
    for (Edge e : edges.keySet()) {
      types.computeIfAbsent(rank(e.outer), r -> new TreeSet<>()).add(e.outer);
      types.computeIfAbsent(rank(e.inner), r -> new TreeSet<>()).add(e.inner);
    }
    List<String> all = new ArrayList<>();
    types.values().forEach(all::addAll);
    return all;
  }

  /**
   * Every shortest cycle through each edge, once: its edges in turn. Two folios of one class taken in
   * either order are a cycle too.
   */
  public List<List<Edge>> cycles() {
    List<List<Edge>> cycles = new ArrayList<>();
    TreeSet<String> told = new TreeSet<>();
    for (Edge e : edges.keySet()) {
      List<Edge> cycle = cycle(e);
      if (cycle != null && told.add(new TreeSet<>(cycle).toString())) {
        cycles.add(cycle);
      }
    }
    return cycles;
  }

  private List<Edge> cycle(Edge e) {
    if (e.outer.equals(e.inner)) {
      Edge other = new Edge(e.outer, e.inner, !e.falling);
      return edges.containsKey(other) ? List.of(e, other) : null;
    }
    TreeMap<String, List<Edge>> reached = new TreeMap<>(Map.of(e.inner, List.of(e)));
    List<String> queue = new ArrayList<>(List.of(e.inner));
    for (int i = 0; i < queue.size(); i++) {
      for (Edge next : edges.keySet()) {
        if (!next.outer.equals(queue.get(i)) || reached.containsKey(next.inner)) {
          continue;
        }
        List<Edge> path = new ArrayList<>(reached.get(next.outer));
        path.add(next);
        if (next.inner.equals(e.outer)) {
          return path;
        }
        reached.put(next.inner, path);
        queue.add(next.inner);
      }
    }
    return null;
  }

  /** Edges against the documented order, a lock inside a spinning one, and rules broken outright. */
  public List<String> breaches() {
    List<String> breaches = new ArrayList<>(broken);
    edges.forEach(
        (e, who) -> {
          int outer = rank(e.outer) / 2;
          int inner = rank(e.inner) / 2;
          String text = e.inner + " taken under " + e.outer;
          if (Math.max(outer, inner) >= DOCUMENTED.size()) {
            breaches.add(text + ": a lock without a place in the documented order");
          } else if (outer >= LEAVES) {
            breaches.add(text + ": nothing may be taken under a spinning lock");
          } else if (rank(e.outer) > rank(e.inner) || e.falling) {
            breaches.add(text + (e.falling ? " of a higher index" : "") + ": against the documented order");
          }
        });
    return breaches;
  }
}
