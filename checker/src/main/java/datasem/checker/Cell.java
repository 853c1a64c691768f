package datasem.checker;

import datasem.locking.Fingerprinted;

/**
 * One thing that tasks share: a lock, a variable, a counter or a log. Its state is a reference and a
 * word; its hash is its share of the state's fingerprint, which is the exclusive or of all shares.
 */
abstract class Cell {
  static final int BITS = 63;

  final Execution run;
  final String name;

  /** Position among all cells, in the order in which they were made. */
  final int number;

  /** The cell's bit in footprints; two cells may have the same, which only adds dependence. */
  final long bit;

  Object value;
  long word;
  long hash;

  /** The step in which the old state was last put on the trail. */
  long savedIn;

  Cell(Execution run, String name, int number) {
    this.run = run;
    this.name = name;
    this.number = number;
    this.bit = 1L << number % BITS;
  }

  public final String name() {
    return name;
  }

  /** Whether {@code task} could do the call it stands before; true for whatever does not block. */
  boolean available(int code, int task) {
    return true;
  }

  /** Stores a word together with the hash that stands for it. */
  final void store(long newWord) {
    run.trail.save(this);
    word = newWord;
    rehash(newWord);
  }

  /** Stores a reference together with the hash of what it refers to. */
  final void store(Object newValue, long fingerprint) {
    run.trail.save(this);
    value = newValue;
    rehash(fingerprint);
  }

  /** Puts an earlier state back. */
  final void put(Object oldValue, long oldWord, long share) {
    run.trail.save(this);
    value = oldValue;
    word = oldWord;
    run.fingerprint ^= hash ^ share;
    hash = share;
  }

  private void rehash(long content) {
    long share = Fingerprinted.mix(number + 1L, content);
    run.fingerprint ^= hash ^ share;
    hash = share;
  }
}
