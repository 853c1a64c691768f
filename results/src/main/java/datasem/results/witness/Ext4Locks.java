package datasem.results.witness;

import java.util.Map;

/** How ext4 and the VFS spell the calls on each lock. */
final class Ext4Locks {
  private static final Map<String, String> INODE =
      Map.of(
          "down_write", "inode_lock(inode)",
          "up_write", "inode_unlock(inode)",
          "down_read", "inode_lock_shared(inode)",
          "up_read", "inode_unlock_shared(inode)");

  private static final Map<String, String> INVALIDATE =
      Map.of(
          "down_write", "filemap_invalidate_lock(mapping)",
          "up_write", "filemap_invalidate_unlock(mapping)",
          "down_read", "filemap_invalidate_lock_shared(mapping)",
          "up_read", "filemap_invalidate_unlock_shared(mapping)");

  /** What the names of a second inode's locks begin with. */
  static final String DONOR = "donor ";

  private Ext4Locks() {}

  /**
   * For example {@code down_read(&EXT4_I(inode)->i_data_sem);}, in brief {@code down_read(i_data_sem)}.
   *
   * @param call the seam's method
   * @param lock the lock's name in the model
   */
  static String code(String call, String lock, boolean brief) {
    if (lock.startsWith(DONOR)) {
      String code = code(call, lock.substring(DONOR.length()), brief);
      return brief && !code.contains("(inode") && !code.contains("folio ")
          ? call + "(" + lock + ")"
          : code.replace("(inode", "(donor").replace("(folio ", "(donor folio ");
    }
    if (lock.equals("i_rwsem") && INODE.containsKey(call)) {
      return INODE.get(call) + (brief ? "" : ";");
    }
    if (lock.equals("invalidate_lock") && INVALIDATE.containsKey(call)) {
      return INVALIDATE.get(call) + (brief ? "" : ";");
    }
    if (lock.startsWith("folio_lock(")) {
      String page = lock.substring("folio_lock(".length(), lock.length() - 1);
      return "folio_" + call + "(folio " + page + ")" + (brief ? "" : ";");
    }
    if (lock.startsWith("PG_writeback(")) {
      String page = lock.substring("PG_writeback(".length(), lock.length() - 1);
      return "folio_" + (call.equals("lock") ? "start" : call.equals("wait") ? "wait" : "end") + "_writeback(folio " + page + ")"
          + (brief ? "" : ";");
    }
    if (brief) {
      return call + "(" + lock + ")";
    }
    String owner = lock.startsWith("i_") ? "EXT4_I(inode)->" : lock.startsWith("s_") ? "sbi->" : "";
    return call + "(&" + owner + lock + ");";
  }
}
