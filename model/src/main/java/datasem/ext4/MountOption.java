package datasem.ext4;

/** What mount(2) is asked to change. */
public enum MountOption {
  /** Blocks are allocated when they are dirtied. */
  NODELALLOC,
  /** Writeback allocates written blocks. */
  DIOREAD_LOCK,
  /** Writeback allocates unwritten blocks and converts them after the I/O, the default since v5.6. */
  DIOREAD_NOLOCK
}
