package datasem.ext4;

/** ext4_es_can_be_merged(), fs/ext4/extents_status.c: every text a patch has given it, oldest first. */
@FunctionalInterface
public interface EsCanBeMerged {

  /** EXT_MAX_BLOCKS: the most blocks an entry may have. */
  long EXT_MAX_BLOCKS = 0xFFFFFFFFL;

  /** @param es1 the left entry of the two */
  boolean ext4_es_can_be_merged(Ext4SbInfo sbi, ExtentStatus es1, ExtentStatus es2);

  /** Up to v6.11: an unwritten and delayed entry merges as an unwritten one does. */
  static boolean v6_7(Ext4SbInfo sbi, ExtentStatus es1, ExtentStatus es2) {
    if (es1.type() != es2.type()) {
      return false;
    }
    if (es1.es_len() + es2.es_len() > EXT_MAX_BLOCKS) {
      sbi.warn("pr_warn:ext4_es_can_be_merged: two entries too long to be one");
      sbi.warn("WARN:ext4_es_can_be_merged");
      return false;
    }
    if (es1.es_lblk() + es1.es_len() != es2.es_lblk()) {
      return false;
    }
    if (es1.is_mapped() && es1.ext4_es_pblock() + es1.es_len() == es2.ext4_es_pblock()) {
      return true;
    }
    if (es1.is_hole()) {
      return true;
    }
    return es1.is_delayed() && !es1.is_unwritten();
  }

  /** From v6.12, ce09036ea4f0: the types exclude one another, so the delayed bit alone decides. */
  static boolean v6_12(Ext4SbInfo sbi, ExtentStatus es1, ExtentStatus es2) {
    if (es1.type() != es2.type()) {
      return false;
    }
    if (es1.es_len() + es2.es_len() > EXT_MAX_BLOCKS) {
      sbi.warn("pr_warn:ext4_es_can_be_merged: two entries too long to be one");
      sbi.warn("WARN:ext4_es_can_be_merged");
      return false;
    }
    if (es1.es_lblk() + es1.es_len() != es2.es_lblk()) {
      return false;
    }
    if (es1.is_mapped() && es1.ext4_es_pblock() + es1.es_len() == es2.ext4_es_pblock()) {
      return true;
    }
    if (es1.is_hole()) {
      return true;
    }
    return es1.is_delayed();
  }
}
