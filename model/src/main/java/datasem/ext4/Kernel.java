package datasem.ext4;

/** A kernel as a value: a name, a base, and which text of each contested function it runs. */
public final class Kernel {
  private final String name;
  private final Kernel base;
  private EsInsertExtent ext4_es_insert_extent;

  private Kernel(String name, Kernel base) {
    this.name = name;
    this.base = base;
    if (base != null) {
      ext4_es_insert_extent = base.ext4_es_insert_extent;
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

  EsInsertExtent ext4_es_insert_extent() {
    return ext4_es_insert_extent;
  }
}
