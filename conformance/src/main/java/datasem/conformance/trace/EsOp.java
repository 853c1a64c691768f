package datasem.conformance.trace;

import datasem.conformance.trace.Fields.Es;

/**
 * One call to the status tree, in the recording's words.
 *
 * @param line where it begins: the line printed before its lock is taken
 * @param es what is inserted or removed; for a search, where it starts
 * @param first delayed insertion: whether the first cluster is allocated already
 * @param last the same of the last cluster
 */
record EsOp(TraceLine line, Kind kind, Es es, boolean first, boolean last) {
  enum Kind {
    INSERT,
    CACHE,
    DELAYED_BLOCK,
    DELAYED_EXTENT,
    REMOVE,
    LOOKUP,
    FIND;

    boolean reads() {
      return this == LOOKUP || this == FIND;
    }

    boolean delayed() {
      return this == DELAYED_BLOCK || this == DELAYED_EXTENT;
    }
  }


  static EsOp search(TraceLine line, Kind kind, long lblk) {
    return new EsOp(line, kind, new Es(lblk, 1, 0, 0), false, false);
  }

  /** Puts in a hole over whatever was there. */
  boolean insertsHole() {
    return kind == Kind.INSERT && es.hole();
  }

  /** Puts in blocks that the disk has. */
  boolean insertsMapped() {
    return kind == Kind.INSERT && es.mapped();
  }
}
