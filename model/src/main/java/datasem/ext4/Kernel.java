package datasem.ext4;

/** A kernel as a value: a name, a base, and which text of each contested function it runs. */
public final class Kernel {
  private final String name;
  private final Kernel base;
  private EsInsertExtent ext4_es_insert_extent;
  private EsCanBeMerged ext4_es_can_be_merged;
  private EsStorePblockStatus ext4_es_store_pblock_status;
  private EsPredicate ext4_es_is_delonly;

  private Kernel(String name, Kernel base) {
    this.name = name;
    this.base = base;
    if (base != null) {
      ext4_es_insert_extent = base.ext4_es_insert_extent;
      ext4_es_can_be_merged = base.ext4_es_can_be_merged;
      ext4_es_store_pblock_status = base.ext4_es_store_pblock_status;
      ext4_es_is_delonly = base.ext4_es_is_delonly;
    }
  }

  /** A kernel without a base; every contested function must be given. */
  public static Kernel root(String name) {
    return new Kernel(name, null);
  }

  /** A kernel that runs the texts of {@code base} but for those given next. */
  public static Kernel patched(String name, Kernel base) {
    return new Kernel(name, base);
  }

  public String name() {
    return name;
  }

  /** The kernel this one patches, or null. */
  public Kernel base() {
    return base;
  }

  public Kernel ext4_es_insert_extent(EsInsertExtent text) {
    ext4_es_insert_extent = text;
    return this;
  }

  public EsInsertExtent ext4_es_insert_extent() {
    return ext4_es_insert_extent;
  }

  public Kernel ext4_es_can_be_merged(EsCanBeMerged text) {
    ext4_es_can_be_merged = text;
    return this;
  }

  public EsCanBeMerged ext4_es_can_be_merged() {
    return ext4_es_can_be_merged;
  }

  public Kernel ext4_es_store_pblock_status(EsStorePblockStatus text) {
    ext4_es_store_pblock_status = text;
    return this;
  }

  public EsStorePblockStatus ext4_es_store_pblock_status() {
    return ext4_es_store_pblock_status;
  }

  /**
   * Which entries own a reservation: {@link EsPredicate#DELONLY} up to v6.11, {@link
   * EsPredicate#DELAYED} from v6.12, where delayed and unwritten exclude each other.
   */
  public Kernel ext4_es_is_delonly(EsPredicate predicate) {
    ext4_es_is_delonly = predicate;
    return this;
  }

  public EsPredicate ext4_es_is_delonly() {
    return ext4_es_is_delonly;
  }
}
