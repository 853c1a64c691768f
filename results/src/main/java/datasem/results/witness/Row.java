package datasem.results.witness;

/**
 * A row of a diagram: one task is busy, the other columns are empty.
 *
 * @param task the column
 * @param depth calls under way around it
 * @param text what stands there
 * @param brief the short form of a lock call, else the same as {@code text}
 */
record Row(int task, int depth, String text, String brief) {

  static Row of(int task, int depth, String text) {
    return new Row(task, depth, text, text);
  }
}
