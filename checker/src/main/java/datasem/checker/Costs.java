package datasem.checker;

/** A number for each 64-bit key: an open-addressing table that doubles, 12 bytes a slot. */
final class Costs {
  static final int NONE = -1;
  private static final int SLOT_BYTES = Long.BYTES + Integer.BYTES;
  private long[] keys = new long[1 << 10];
  private int[] costs = new int[1 << 10];
  private int size;

  int size() {
    return size;
  }

  long bytes() {
    return (long) SLOT_BYTES * keys.length;
  }

  /** The number put for a key, or {@link #NONE}. */
  int get(long key) {
    int i = find(keys, key == 0 ? 1 : key);
    return keys[i] == 0 ? NONE : costs[i];
  }

  /** Puts a number, at least 0, for a key. */
  void put(long anyKey, int cost) {
    long key = anyKey == 0 ? 1 : anyKey;
    int i = find(keys, key);
    if (keys[i] == 0) {
      if (size + 1 > keys.length / 4 * 3) {
        grow();
        i = find(keys, key);
      }
      size++;
      keys[i] = key;
    }
    costs[i] = cost;
  }

  private static int find(long[] keys, long key) {
    int mask = keys.length - 1;
    int i = (int) (key >>> 32 ^ key) & mask;
    while (keys[i] != 0 && keys[i] != key) {
      i = i + 1 & mask;
    }
    return i;
  }

  private void grow() {
    long[] moreKeys = new long[2 * keys.length];
    int[] moreCosts = new int[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int to = find(moreKeys, keys[i]);
        moreKeys[to] = keys[i];
        moreCosts[to] = costs[i];
      }
    }
    keys = moreKeys;
    costs = moreCosts;
  }
}
