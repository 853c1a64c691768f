package datasem.ext4;

/** struct buffer_head, as filled by a get_block function. Local to one task. */
public final class BufferHead {
  boolean mapped;
  boolean isNew;
  boolean delay;
  boolean unwritten;

  /** b_blocknr: physical block, or -1 for the invalid number that delayed buffers carry. */
  long b_blocknr = -1;

  /** Marks the buffer as backed by a delayed block. */
  void set_delayed() {
    b_blocknr = -1;
    mapped = true;
    isNew = true;
    delay = true;
  }
}
