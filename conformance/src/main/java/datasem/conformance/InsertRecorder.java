package datasem.conformance;

import datasem.ext4.EsInsertExtent;
import datasem.ext4.Ext4InodeInfo;
import java.util.List;

/** The kernel's text of ext4_es_insert_extent(), remembering which range it was called for last. */
final class InsertRecorder implements EsInsertExtent {
  private final EsInsertExtent text;
  private List<Long> range;

  InsertRecorder(EsInsertExtent text) {
    this.text = text;
  }

  /** First block and blocks since the last call of this method; null if there was no insertion. */
  List<Long> takeRange() {
    List<Long> taken = range;
    range = null;
    return taken;
  }

  @Override
  public void ext4_es_insert_extent(
      Ext4InodeInfo inode, long lblk, long len, long pblk, long status, int flags) {
    range = List.of(lblk, len);
    text.ext4_es_insert_extent(inode, lblk, len, pblk, status, flags);
  }
}
