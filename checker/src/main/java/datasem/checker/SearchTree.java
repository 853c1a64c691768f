package datasem.checker;

import java.util.Arrays;

/** The schedules that a search keeps, as a tree of steps; 16 bytes a node. */
final class SearchTree {
  static final int ROOT = 0;
  private static final int BRANCH = 4;
  private int[] parents = new int[1024];
  private int[] moves = new int[1024];
  private int[] depths = new int[1024];
  private int size = 1;

  /** Nodes on the way from the root to where {@link #moveTo} has gone, by depth. */
  private int[] path = new int[64];

  SearchTree() {
    moves[ROOT] = -1;
  }

  int add(int parent, int task, int branch) {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, 2 * size);
      moves = Arrays.copyOf(moves, 2 * size);
      depths = Arrays.copyOf(depths, 2 * size);
    }
    parents[size] = parent;
    moves[size] = branch << BRANCH | task;
    depths[size] = depths[parent] + 1;
    return size++;
  }

  int depth(int node) {
    return depths[node];
  }

  /** The task of the last step, -1 for the root. */
  int task(int node) {
    return node == ROOT ? -1 : moves[node] & (1 << BRANCH) - 1;
  }

  long bytes() {
    return 3L * Integer.BYTES * parents.length;
  }

  /** The run that was brought to a node's parent has taken the node's step. */
  void arrivedAt(int node) {
    int depth = depths[node];
    if (depth >= path.length) {
      path = Arrays.copyOf(path, 2 * depth);
    }
    path[depth] = node;
  }

  /** Brings a run to a node, from whatever node it was brought to last; undoes and repeats as little as it can. */
  void moveTo(int node, Execution run) {
    int depth = depths[node];
    if (depth >= path.length) {
      path = Arrays.copyOf(path, 2 * depth);
    }
    int common = depth;
    for (int n = node; common > run.depth() || path[common] != n; n = parents[n]) {
      path[common--] = n;
    }
    while (run.depth() > common) {
      run.undo();
    }
    for (int d = common + 1; d <= depth; d++) {
      int move = moves[path[d]];
      run.step(move & (1 << BRANCH) - 1, move >>> BRANCH);
    }
  }
}
