package datasem.checker;

/**
 * The states seen, by fingerprint, each with one byte: an open-addressing table that doubles. It takes
 * 9 bytes a slot, 12 to 24 a state, 36 while it grows.
 */
final class Visited {
  static final int NEW = -1;

  /** A new state, after which the table is full: it may not grow. */
  static final int FULL = -2;

  private static final int SLOT_BYTES = Long.BYTES + 1;
  private final long maxBytes;
  private long[] keys = new long[1 << 10];
  private byte[] marks = new byte[1 << 10];
  private int size;

  Visited(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  int size() {
    return size;
  }

  long bytes() {
    return (long) SLOT_BYTES * keys.length;
  }

  /**
   * Adds a state with a mark; of a state seen before, keeps in its mark the bits that it shares with this one.
   *
   * @return the mark before, or {@link #NEW}, or {@link #FULL}
   */
  int meet(long fingerprint, int mark) {
    long key = fingerprint == 0 ? 1 : fingerprint;
    int i = find(key);
    if (keys[i] == key) {
      int before = marks[i] & 0xFF;
      marks[i] = (byte) (before & mark);
      return before;
    }
    keys[i] = key;
    marks[i] = (byte) mark;
    if (++size <= keys.length / 4 * 3) {
      return NEW;
    }
    return grow() ? NEW : FULL;
  }

  private int find(long key) {
    long[] k = keys;
    int mask = k.length - 1;
    int i = (int) (key >>> 32 ^ key) & mask;
    while (k[i] != 0 && k[i] != key) {
      i = i + 1 & mask;
    }
    return i;
  }

  private boolean grow() {
    long[] oldKeys = keys;
    byte[] oldMarks = marks;
    if (oldKeys.length == 1 << 30 || 3 * bytes() > maxBytes) {
      return false;
    }
    keys = new long[2 * oldKeys.length];
    marks = new byte[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int to = find(oldKeys[i]);
        keys[to] = oldKeys[i];
        marks[to] = oldMarks[i];
      }
    }
    return true;
  }
}
