package datasem.checker;

import java.util.Arrays;

/** What steps have overwritten, so that they can be undone; a cell is saved once in a step. */
final class Trail {
  private Cell[] cells = new Cell[64];
  private Object[] values = new Object[64];
  private long[] words = new long[64];
  private long[] hashes = new long[64];
  private int size;

  /** The number of the step under way; never used twice. */
  private long step = 1;

  int mark() {
    return size;
  }

  void nextStep() {
    step++;
  }

  void save(Cell cell) {
    if (cell.savedIn == step) {
      return;
    }
    cell.savedIn = step;
    if (size == cells.length) {
      grow();
    }
    cells[size] = cell;
    values[size] = cell.value;
    words[size] = cell.word;
    hashes[size++] = cell.hash;
  }

  /** Undoes everything since {@link #mark} returned {@code mark}; the caller restores the state's fingerprint. */
  void undo(int mark) {
    while (size > mark) {
      Cell cell = cells[--size];
      cell.value = values[size];
      cell.word = words[size];
      cell.hash = hashes[size];
    }
  }

  private void grow() {
    int capacity = 2 * size;
    cells = Arrays.copyOf(cells, capacity);
    values = Arrays.copyOf(values, capacity);
    words = Arrays.copyOf(words, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
  }
}
