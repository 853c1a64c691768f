package datasem.ext4;

import datasem.locking.Fingerprinted;

/**
 * struct extent_status, fs/ext4/extents_status.h: one entry of the status tree, immutable. Blocks are
 * unsigned 32-bit numbers in a long.
 */
public final class ExtentStatus implements Fingerprinted {
  public static final int ES_SHIFT = 59;
  public static final long ES_MASK = 0x1FL << ES_SHIFT;
  public static final long ES_TYPE_MASK = 0xF;

  private static final long U32 = 0xFFFFFFFFL;

  private final long es_lblk;
  private final long es_len;
  private final long es_pblk;
  private final long fingerprint;

  /**
   * @param es_lblk first logical block, 0 to 2^32-1
   * @param es_len blocks, 0 to 2^32-1
   * @param es_pblk first physical block in the low 59 bits, EXTENT_STATUS_* in the top 5
   */
  public ExtentStatus(long es_lblk, long es_len, long es_pblk) {
    this.es_lblk = es_lblk & U32;
    this.es_len = es_len & U32;
    this.es_pblk = es_pblk;
    long pblk = es_pblk;
    if (!is_mapped()) {
      pblk &= ES_MASK;
    }
    fingerprint = Fingerprinted.mix(this.es_lblk << 32 | this.es_len, pblk);
  }

  public long es_lblk() {
    return es_lblk;
  }

  public long es_len() {
    return es_len;
  }

  /** The field as stored: status in the top 5 bits, physical block below. */
  public long es_pblk() {
    return es_pblk;
  }

  /**
   * The last block, inclusive.
   *
   * @throws KernelBug if the exclusive end does not fit 32 bits
   */
  public long ext4_es_end() {
    if (es_lblk + es_len > U32) {
      throw new KernelBug("ext4_es_end");
    }
    return es_lblk + es_len - 1;
  }

  /** The physical block alone, 59 bits; meaningless for hole and delayed entries. */
  public long ext4_es_pblock() {
    return es_pblk & ~ES_MASK;
  }

  /** The physical block as tracepoints print it: 0 in place of all ones. */
  public long ext4_es_show_pblock() {
    long pblock = ext4_es_pblock();
    return pblock == ~ES_MASK ? 0 : pblock;
  }

  /** EXTENT_STATUS_* with the REFERENCED bit. */
  public long status() {
    return es_pblk >>> ES_SHIFT;
  }

  /** EXTENT_STATUS_* without the REFERENCED bit. */
  public long type() {
    return es_pblk >>> ES_SHIFT & ES_TYPE_MASK;
  }

  public boolean is_written() {
    return (type() & ExtentsStatus.EXTENT_STATUS_WRITTEN) != 0;
  }

  public boolean is_unwritten() {
    return (type() & ExtentsStatus.EXTENT_STATUS_UNWRITTEN) != 0;
  }

  public boolean is_delayed() {
    return (type() & ExtentsStatus.EXTENT_STATUS_DELAYED) != 0;
  }

  public boolean is_hole() {
    return (type() & ExtentsStatus.EXTENT_STATUS_HOLE) != 0;
  }

  /** ext4_es_is_mapped(): written or unwritten. */
  public boolean is_mapped() {
    return is_written() || is_unwritten();
  }

  /** ext4_es_is_delonly(): delayed and not unwritten, the type that owns a reservation up to v6.11. */
  public boolean is_delonly() {
    return is_delayed() && !is_unwritten();
  }

  public boolean is_referenced() {
    return (status() & ExtentsStatus.EXTENT_STATUS_REFERENCED) != 0;
  }

  /** ext4_es_must_keep(): the shrinker must not forget it, nobody else knows. */
  public boolean must_keep() {
    return is_delayed();
  }

  /** in_range(): whether the entry covers {@code lblk}, in 32-bit arithmetic. */
  boolean covers(long lblk) {
    return (lblk - es_lblk & U32) < es_len;
  }

  /** The same entry with another extent; status kept, and the physical block as given. */
  ExtentStatus resized(long lblk, long len, long pblk) {
    return new ExtentStatus(lblk, len, pblk & ~ES_MASK | es_pblk & ES_MASK);
  }

  /** The same entry with another length. */
  ExtentStatus resized(long len) {
    return new ExtentStatus(es_lblk, len, es_pblk);
  }

  ExtentStatus with_referenced(boolean referenced) {
    long bit = ExtentsStatus.EXTENT_STATUS_REFERENCED << ES_SHIFT;
    return new ExtentStatus(es_lblk, es_len, referenced ? es_pblk | bit : es_pblk & ~bit);
  }

  /**
   * Equal for every user of the tree: the physical block of an entry that is neither written nor
   * unwritten is left out.
   */
  @Override
  public long fingerprint() {
    return fingerprint;
  }

  /** {@code [lblk/len) pblk STATUS}, the status as the tracepoints' letters W U D H R. */
  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    s.append('[').append(es_lblk).append('/').append(es_len).append(") ");
    if (is_mapped()) {
      s.append(ext4_es_pblock()).append(' ');
    }
    for (int bit = 0; bit < 5; bit++) {
      if ((status() >> bit & 1) != 0) {
        s.append("WUDHR".charAt(bit));
      }
    }
    return s.toString();
  }
}
