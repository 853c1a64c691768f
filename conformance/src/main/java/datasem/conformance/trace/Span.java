package datasem.conformance.trace;

import datasem.conformance.trace.Fields.Es;

/**
 * A call with the search it rests on.
 *
 * @param to the line that ends it
 * @param cached whether the search found a hole in the status tree
 */
record Span(EsOp op, Opening opening, TraceLine to, boolean cached) {

  /** A search, and what was known of the tree when it began. */
  record Opening(TraceLine line, View view) {}

  TraceLine from() {
    return opening.line();
  }

  int pid() {
    return op.line().pid();
  }

  /** Whether the two calls have a block in common. */
  boolean overlaps(Span other) {
    Es a = op.es();
    Es b = other.op().es();
    return a.lblk() <= b.end() && b.lblk() <= a.end();
  }

  /** Microseconds from here to the line of another task's call; 0 if that is inside. */
  long distance(Span other) {
    TraceLine line = other.op().line();
    if (line.number() > to.number()) {
      return line.micros() - to.micros();
    }
    return line.number() < from().number() ? from().micros() - line.micros() : 0;
  }

  /** The same in lines. */
  long lines(long number) {
    return Math.max(0, Math.max(number - to.number(), from().number() - number));
  }
}
