package datasem.scenarios;

/**
 * What must never be seen: a named predicate and where it comes from. The seed is Jan Kara's mail of
 * 2023-12-14, "Re: [RFC PATCH 3/6] ext4: correct the hole length returned by ext4_map_blocks()".
 */
public enum Anomaly {
  LOST_DELALLOC(
      "a dirty page counts on a delayed block that the status tree no longer has",
      "acf795dc161f; the seed"),
  RESERVATION_LEAK(
      "more clusters or quota are reserved than the delayed blocks need",
      "0ea6560abb3b; ext4_da_update_reserve_space() and the message \"not cleared!\" at inode destruction"),
  RESERVATION_UNDERFLOW(
      "fewer clusters or less quota are reserved than the delayed blocks need",
      "ext4_da_release_space(), which warns when asked for more than is reserved"),
  STALE_EXTENT(
      "the status tree contradicts the extent tree: it may know less, never something else",
      "402e38e6b71f, 4b4a6ac831ff; the check of ext4_es_insert_extent() under ES_AGGRESSIVE_TEST"),
  DELAYED_OVER_ALLOCATED(
      "the status tree has a delayed block where the extent tree maps one",
      "0ea6560abb3b"),
  NOT_LINEARIZABLE(
      "a call's answer fits no sequential order of the calls, or denies data that is there",
      "ec9d669eba4c; lseek(2) and the kernel's Documentation/filesystems/fiemap.rst"),
  DATA_LOSS(
      "after writeback and eviction a block reads as zeros, or not at all, that held data before",
      "d2dc317d564a"),
  STALE_DATA(
      "a block reads as something that was not written to it last",
      "2cd8bdb5efc1"),
  STALE_DISKSIZE(
      "i_disksize, all that a crash leaves of the size, exceeds i_size or has stayed behind it",
      "90e775b71ac4, 011278485ecc, 1dedde690303"),
  WRITTEN_BEYOND_DISKSIZE(
      "a transaction may commit with written blocks that lie beyond i_disksize",
      "9d80eaa1a1d3; e2fsck, \"end of extent exceeds allowed value\""),
  EXPOSED_DATA(
      "a transaction may commit with a written block that holds what the disk held before",
      "e856f93e0fb2, ded2d726a304"),
  KERNEL_WARN(
      "the kernel itself complains: WARN, BUG, or an error message",
      "fs/ext4/super.c, ext4_destroy_inode(); fs/ext4/inode.c, ext4_da_release_space()"),
  DEADLOCK(
      "no task can go on and not every task has ended",
      "Documentation/locking/lockdep-design.rst"),
  LOCK_RULE(
      "a task breaks a rule of locking: recursion, foreign release, unguarded access",
      "Documentation/locking/lockdep-design.rst; fs/ext4/inode.c, the rules of i_data_sem, 24b7a2331fcd");

  private final String meaning;
  private final String source;

  Anomaly(String meaning, String source) {
    this.meaning = meaning;
    this.source = source;
  }

  /** What it says of a state or an answer, one line. */
  public String meaning() {
    return meaning;
  }

  /** The commits, mails or kernel files it is taken from. */
  public String source() {
    return source;
  }

  /** A finding of this anomaly. */
  Finding finding(String detail) {
    return new Finding(name(), detail);
  }
}
