package datasem.ext4;

import datasem.locking.Fingerprinted;

/**
 * struct fiemap_extent as user space gets it, in blocks.
 *
 * @param lblk first logical block
 * @param len blocks
 * @param pblk first physical block, 0 for delayed
 * @param flags FIEMAP_EXTENT_*
 */
public record FiemapExtent(long lblk, long len, long pblk, int flags) implements Fingerprinted {
  public static final int FIEMAP_EXTENT_UNKNOWN = 0x2;
  public static final int FIEMAP_EXTENT_DELALLOC = 0x4;
  public static final int FIEMAP_EXTENT_UNWRITTEN = 0x800;
  public static final int EXT4_FIEMAP_EXTENT_HOLE = 0x08000000;

  static FiemapExtent of(Iomap iomap) {
    int flags =
        switch (iomap.type()) {
          case DELALLOC -> FIEMAP_EXTENT_DELALLOC | FIEMAP_EXTENT_UNKNOWN;
          case UNWRITTEN -> FIEMAP_EXTENT_UNWRITTEN;
          default -> 0;
        };
    return new FiemapExtent(iomap.lblk(), iomap.len(), iomap.pblk(), flags);
  }

  /** An entry of the status tree as GET_ES_CACHE reports it, holes too. */
  static FiemapExtent of(ExtentStatus es) {
    int flags =
        (es.is_delayed() ? FIEMAP_EXTENT_DELALLOC | FIEMAP_EXTENT_UNKNOWN : 0)
            | (es.is_unwritten() ? FIEMAP_EXTENT_UNWRITTEN : 0)
            | (es.is_hole() ? EXT4_FIEMAP_EXTENT_HOLE : 0);
    return new FiemapExtent(es.es_lblk(), es.es_len(), es.is_mapped() ? es.ext4_es_pblock() : 0, flags);
  }

  @Override
  public long fingerprint() {
    return Fingerprinted.mix(
        Fingerprinted.mix(lblk, len), Fingerprinted.mix(pblk, flags));
  }

  @Override
  public String toString() {
    String kind =
        (flags & FIEMAP_EXTENT_DELALLOC) != 0
            ? " delalloc"
            : (flags & FIEMAP_EXTENT_UNWRITTEN) != 0
                ? " unwritten"
                : (flags & EXT4_FIEMAP_EXTENT_HOLE) != 0 ? " hole" : "";
    return lblk + "/" + len + (pblk != 0 ? " at " + pblk : "") + kind;
  }
}
