package datasem.ext4;

/** ext4_es_store_pblock_status(), fs/ext4/extents_status.h: every text, oldest first. */
@FunctionalInterface
public interface EsStorePblockStatus {

  /**
   * @param pblk physical block; the low 59 bits are stored
   * @param status EXTENT_STATUS_*, with the REFERENCED bit where an entry is split
   * @return the value of es_pblk
   */
  long ext4_es_store_pblock_status(Ext4SbInfo sbi, long pblk, long status);

  /** Up to v6.11. */
  static long v6_7(Ext4SbInfo sbi, long pblk, long status) {
    return status << ExtentStatus.ES_SHIFT | pblk & ~ExtentStatus.ES_MASK;
  }

  /** From v6.12, ce09036ea4f0: warns unless the status has exactly one type. */
  static long v6_12(Ext4SbInfo sbi, long pblk, long status) {
    if (Long.bitCount(status & ExtentStatus.ES_TYPE_MASK) != 1) {
      sbi.warn("WARN:ext4_es_store_pblock_status: not exactly one type");
    }
    return status << ExtentStatus.ES_SHIFT | pblk & ~ExtentStatus.ES_MASK;
  }
}
