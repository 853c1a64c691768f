package datasem.conformance.trace;

import datasem.conformance.Ruler;
import datasem.ext4.EsTree;
import datasem.ext4.ExtentStatus;
import datasem.ext4.PendingTree;
import datasem.locking.Fingerprinted;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one inode's status tree at one moment.
 *
 * @param tree the entries that are known; their REFERENCED bits mean nothing
 * @param pending the pending reservations that are known (bigalloc)
 * @param unknown blocks of which nothing is known; a block neither here nor in an entry is known to be in
 *     no entry
 * @param maybe blocks in no known entry that the kernel has cached all the same if it had evicted what is known
 *     next to them: without an eviction they could not be
 * @param doubt bigalloc: blocks of clusters of which it is not known whether they are allocated or pending
 */
record View(EsTree tree, PendingTree pending, Blocks unknown, Blocks maybe, Blocks doubt) {
  private static final int DRAWN = 4;
  private static final int MOST_MAYBE = 64;

  static final View UNKNOWN = new View(EsTree.EMPTY, PendingTree.EMPTY, Blocks.ALL, Blocks.NONE, Blocks.ALL);
  static final View EMPTY = new View(EsTree.EMPTY, PendingTree.EMPTY, Blocks.NONE, Blocks.NONE, Blocks.NONE);

  View withUnknown(Blocks blocks) {
    return new View(tree, pending, blocks, maybe, doubt);
  }

  /** It is no longer known whether the clusters of these blocks are allocated, or pending. */
  View withDoubt(long first, long last) {
    return new View(tree, pending, unknown, maybe, doubt.with(first, last));
  }

  /** A call caches a range and finds an entry in it: what it may have done to the rest of the range. */
  View maybeCached(long first, long last) {
    Blocks more = maybe;
    long next = first;
    for (ExtentStatus es : overlapping(first, last)) {
      if (es.is_delayed()) {
        return this;
      }
      more = more.with(next, es.es_lblk() - 1);
      next = es.ext4_es_end() + 1;
    }
    more = more.with(next, last);
    return more == maybe || more.ranges() > MOST_MAYBE ? this : new View(tree, pending, unknown, more, doubt);
  }

  /** The first entry that ends at or after {@code lblk}, or null. */
  ExtentStatus from(long lblk) {
    int low = 0;
    int high = tree.i_es_all_nr();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (tree.entry(mid).ext4_es_end() < lblk) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low < tree.i_es_all_nr() ? tree.entry(low) : null;
  }

  /** The entries that have a block from {@code first} to {@code last}, inclusive. */
  List<ExtentStatus> overlapping(long first, long last) {
    List<ExtentStatus> found = new ArrayList<>();
    ExtentStatus es = from(first);
    while (es != null && es.es_lblk() <= last) {
      found.add(es);
      es = from(es.ext4_es_end() + 1);
    }
    return found;
  }

  /** The first delayed entry that ends at or after {@code lblk}, or null. */
  ExtentStatus delayedFrom(long lblk) {
    ExtentStatus es = from(lblk);
    while (es != null && !es.is_delayed()) {
      es = from(es.ext4_es_end() + 1);
    }
    return es;
  }

  long fingerprint() {
    long hash = Fingerprinted.mix(tree.fingerprint(), pending.fingerprint());
    hash = Fingerprinted.mix(hash, doubt.fingerprint());
    return Fingerprinted.mix(Fingerprinted.mix(hash, unknown.fingerprint()), maybe.fingerprint());
  }

  /** The entries to scale on one line, at most {@link #DRAWN} on either side of a block. */
  String ruler(long at) {
    if (unknown.containsAll(0, 0xFFFFFFFEL)) {
      return "(nothing known)";
    }
    int from = 0;
    while (from < tree.i_es_all_nr() && tree.entry(from).ext4_es_end() < at) {
      from++;
    }
    int first = Math.max(0, from - DRAWN);
    int stop = Math.min(tree.i_es_all_nr(), from + DRAWN + 1);
    List<Object> entries = new ArrayList<>();
    for (int i = first; i < stop; i++) {
      ExtentStatus es = tree.entry(i);
      entries.add(List.of(es.es_lblk(), es.es_len(), es.ext4_es_show_pblock(), es.type()));
    }
    String drawn = Ruler.draw(entries);
    int left_out = tree.i_es_all_nr() - entries.size();
    if (left_out > 0) {
      drawn += " (" + left_out + " more)";
    }
    return unknown.isEmpty() ? drawn : drawn + " (known in part)";
  }
}
