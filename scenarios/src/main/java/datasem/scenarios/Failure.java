package datasem.scenarios;

/** What may go wrong in a run without the model giving a cause, by the kernel function that says so. */
public enum Failure {
  /** The status tree gets no memory for a node while it holds i_es_lock. */
  STATUS_NODE("__es_alloc_extent"),
  /** The same for a pending reservation (bigalloc). */
  PENDING_NODE("__alloc_pending"),
  /** The allocator cannot read a bitmap: -EIO, which writeback takes for fatal. */
  BITMAP_READ("ext4_mb_load_buddy");

  private final String where;

  Failure(String where) {
    this.where = where;
  }

  /** The kernel function that fails. */
  public String where() {
    return where;
  }
}
