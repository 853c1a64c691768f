package datasem.scenarios;

/** What arguments the modelled calls take, and how their text names what is written. */
final class Arguments {
  /** Bytes in a block and in a page. */
  static final long BLOCK_SIZE = 4096;

  /** Offsets beyond this are far outside any modelled file; sums of two stay exact. */
  private static final long MAX_BYTES = 1L << 40;

  private Arguments() {}

  /** @throws IllegalArgumentException unless it is a multiple of the block size, 0 or larger */
  static void offset(String what, long bytes) {
    if (bytes < 0 || bytes > MAX_BYTES || bytes % BLOCK_SIZE != 0) {
      throw new IllegalArgumentException(
          what + " " + bytes + ": must be a multiple of " + BLOCK_SIZE + " from 0 to " + MAX_BYTES);
    }
  }

  /** @throws IllegalArgumentException unless both are offsets and the length is at least one block */
  static void range(long off, long len) {
    offset("offset", off);
    offset("length", len);
    if (len == 0) {
      throw new IllegalArgumentException("length 0: must be at least " + BLOCK_SIZE);
    }
  }

  /** @throws IllegalArgumentException unless it is 0 or larger */
  static void page(int page) {
    if (page < 0) {
      throw new IllegalArgumentException("page " + page + ": must be 0 or larger");
    }
  }

  /** @throws IllegalArgumentException unless it is 1 or larger */
  static void token(int token) {
    if (token < 1) {
      throw new IllegalArgumentException("token " + token + ": must be 1 or larger");
    }
  }

  /** The buffer that holds a token: {@code buf} for 1, {@code buf2} for 2. */
  static String buffer(int token) {
    return token == 1 ? "buf" : "buf" + token;
  }
}
