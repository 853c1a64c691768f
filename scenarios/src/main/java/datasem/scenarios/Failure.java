package datasem.scenarios;

/** What may happen in a run without the model giving a cause, by the kernel function that says so. */
public enum Failure {
  /** The status tree gets no memory for a node while it holds i_es_lock. */
  STATUS_NODE("__es_alloc_extent", "fails"),
  /** The same for a pending reservation (bigalloc). */
  PENDING_NODE("__alloc_pending", "fails"),
  /** The allocator cannot read a bitmap: -EIO, which writeback takes for fatal. */
  BITMAP_READ("ext4_mb_load_buddy", "fails"),
  /** A full leaf needs another block and there is none, the reserved ones included: -ENOSPC. */
  LEAF_SPACE("ext4_ext_new_meta_block", "finds no space"),
  /** A full leaf needs another block and it cannot be journalled: -EIO. */
  LEAF_IO("ext4_ext_grow_indepth", "fails with -EIO"),
  /** A leaf whose extents are to be removed cannot be read or journalled: -EIO. */
  LEAF_REMOVAL("ext4_ext_rm_leaf", "fails with -EIO"),
  /** Writeback gets no memory where it maps an extent, before anything has changed: -ENOMEM, to be tried again. */
  NO_MEMORY("ext4_map_blocks", "gets no memory"),
  /** The device refuses the data of writeback. */
  DATA_WRITE("submit_bio", "fails"),
  /** The user's quota is used up: -EDQUOT. */
  QUOTA("dquot_reserve_block", "fails"),
  /** Too little space is left for delayed allocation: a store allocates at once. */
  NO_DELALLOC("ext4_nonda_switch", "is true");

  private final String where;

  private final String what;

  Failure(String where, String what) {
    this.where = where;
    this.what = where + "() " + what;
  }

  /** In words, for a witness. */
  public String what() {
    return what;
  }

  /** The kernel function that says so. */
  public String where() {
    return where;
  }
}
