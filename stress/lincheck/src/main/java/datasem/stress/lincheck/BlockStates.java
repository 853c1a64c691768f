package datasem.stress.lincheck;

import java.util.Arrays;

/**
 * The sequential specification of {@link FileOperations}: what a file of a few blocks answers when calls
 * come one after another. Written from what the calls mean - lseek(2), fallocate(2), truncate(2), fiemap -
 * and not from ext4's code: no locks, no caches, no extents, only what each block is.
 *
 * <p>Lincheck makes it by itself and calls the same operations on it as on the file.
 */
public class BlockStates {
  /** Blocks of the file, each with one page. */
  static final int BLOCKS = 3;

  /** mkwrite's answer where the page is not there or lies beyond the end of the file: EFAULT. */
  static final int NO_PAGE = -14;

  private enum State {
    HOLE,
    /** Written to the page cache, no block allocated yet. */
    DELAYED,
    /** Preallocated by fallocate; reads as zeros unless the page cache has something. */
    UNWRITTEN
  }

  private final State[] states = new State[BLOCKS];
  private final boolean[] cached = new boolean[BLOCKS];
  private int size = BLOCKS;

  /** All hole, every page read in. */
  public BlockStates() {
    Arrays.fill(states, State.HOLE);
    Arrays.fill(cached, true);
  }

  /** pwrite(2) of one block: bytes written. */
  public int pwrite(int block) {
    if (states[block] == State.HOLE) {
      states[block] = State.DELAYED;
    }
    cached[block] = true;
    size = Math.max(size, block + 1);
    return 4096;
  }

  /** A store to a page that is mapped read-only. */
  public int mkwrite(int block) {
    if (!cached[block] || block >= size) {
      return NO_PAGE;
    }
    if (states[block] == State.HOLE) {
      states[block] = State.DELAYED;
    }
    return 0;
  }

  /** fallocate(2) of one block, mode 0. */
  public int fallocate(int block) {
    states[block] = State.UNWRITTEN;
    size = Math.max(size, block + 1);
    return 0;
  }

  /** truncate(2) to a number of blocks. */
  public int truncate(int blocks) {
    for (int b = blocks; b < BLOCKS; b++) {
      states[b] = State.HOLE;
      cached[b] = false;
    }
    size = blocks;
    return 0;
  }

  /** Whether lseek(2) with SEEK_DATA stays at the block: it is data. */
  public String seek_data(int block) {
    return block < size && data(block) ? "stays" : "does not";
  }

  /** Whether lseek(2) with SEEK_HOLE stays at the block: it is a hole. */
  public String seek_hole(int block) {
    return block >= size ? "ENXIO" : data(block) ? "does not" : "stays";
  }

  /** What FIEMAP says of the block. */
  public String fiemap(int block) {
    return switch (states[block]) {
      case HOLE -> "hole";
      case DELAYED -> "delalloc";
      case UNWRITTEN -> "unwritten";
    };
  }

  /** What ext4_map_blocks() says of the block to somebody who only asks. */
  public String map_blocks(int block) {
    return states[block] == State.UNWRITTEN ? "unwritten" : "nothing";
  }

  /** A preallocated block counts as data where the page cache holds its page. */
  private boolean data(int block) {
    return switch (states[block]) {
      case HOLE -> false;
      case DELAYED -> true;
      case UNWRITTEN -> cached[block];
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockStates that
        && Arrays.equals(states, that.states)
        && Arrays.equals(cached, that.cached)
        && size == that.size;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(states) * 31 * 31 + Arrays.hashCode(cached) * 31 + size;
  }
}
