package datasem.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EsTreeTest {
  private static final long W = ExtentsStatus.EXTENT_STATUS_WRITTEN;
  private static final long D = ExtentsStatus.EXTENT_STATUS_DELAYED;
  private static final long H = ExtentsStatus.EXTENT_STATUS_HOLE;
  private static final long R = ExtentsStatus.EXTENT_STATUS_REFERENCED;

  private static ExtentStatus es(long lblk, long len, long pblk, long status) {
    return new ExtentStatus(lblk, len, EsStorePblockStatus.v6_7(null, pblk, status));
  }

  private static EsTree tree(int cache_es, long shrink, ExtentStatus... es) {
    return new EsTree(es, es.length, cache_es, shrink);
  }

  /** The cursor and the physical block of holes and delayed entries decide nothing. */
  @Test
  void fingerprintLeavesOutWhatDecidesNothing() {
    long fp = tree(-1, 0, es(0, 4, -1, H), es(6, 1, -1, D)).fingerprint();
    assertEquals(fp, tree(1, 0, es(0, 4, -1, H), es(6, 1, -1, D)).fingerprint());
    assertEquals(fp, tree(0, 0, es(0, 4, 0x7FDEADBEEFL, H), es(6, 1, 5, D)).fingerprint());
    EsTree other = tree(-1, 0, es(0, 4, -1, H), es(6, 1, -1, D));
    assertEquals(fp, other.with_cache_es(1).fingerprint());
  }

  /** Whatever a later call can notice: every field, the REFERENCED bit, where the shrinker goes on. */
  @Test
  void fingerprintCoversWhatDecides() {
    long fp = tree(-1, 0, es(0, 4, 100, W), es(6, 1, -1, D)).fingerprint();
    assertNotEquals(fp, tree(-1, 1, es(0, 4, 100, W), es(6, 1, -1, D)).fingerprint());
    assertNotEquals(fp, tree(-1, 0, es(0, 4, 100, W | R), es(6, 1, -1, D)).fingerprint());
    assertNotEquals(fp, tree(-1, 0, es(0, 4, 101, W), es(6, 1, -1, D)).fingerprint());
    assertNotEquals(fp, tree(-1, 0, es(0, 4, 100, W), es(6, 1, -1, H)).fingerprint());
    assertNotEquals(fp, tree(-1, 0, es(0, 4, 100, W), es(7, 1, -1, D)).fingerprint());
    assertNotEquals(fp, tree(-1, 0, es(0, 4, 100, W), es(6, 2, -1, D)).fingerprint());
    assertNotEquals(fp, tree(-1, 0, es(0, 4, 100, W)).fingerprint());
  }

  @Test
  void countsAreThoseOfTheEntries() {
    EsTree tree = tree(-1, 0, es(0, 4, 100, W), es(6, 1, -1, D), es(8, 2, -1, H));
    assertEquals(3, tree.i_es_all_nr());
    assertEquals(2, tree.i_es_shk_nr());
    assertNull(tree.cache_es());
  }

  @Test
  void atFindsTheCoveringEntryOnly() {
    ExtentStatus written = es(2, 4, 100, W);
    EsTree tree = tree(-1, 0, written);
    assertNull(tree.at(1));
    assertEquals(written, tree.at(2));
    assertEquals(written, tree.at(5));
    assertNull(tree.at(6));
  }

  /** 2^32-2 is the last block whose exclusive end fits 32 bits. */
  @Test
  void theEndOfTheLastBlockDoesNotFit() {
    assertEquals(0xFFFFFFFEL, es(0xFFFFFFFEL, 1, 0, W).ext4_es_end());
    KernelBug bug =
        assertThrows(KernelBug.class, () -> es(0xFFFFFFFFL, 1, 0, W).ext4_es_end());
    assertEquals("ext4_es_end", bug.function());
  }

  @Test
  void printsLikeTheTracepoints() {
    assertEquals("[2/4) 100 WR", es(2, 4, 100, W | R).toString());
    assertEquals("[6/1) D", es(6, 1, -1, D).toString());
    assertEquals(0, es(6, 1, -1, D).ext4_es_show_pblock());
  }

  @Test
  void pendingTreeIsASetInOrder() {
    PendingTree two = PendingTree.EMPTY.with(7).with(3);
    assertEquals("[3, 7]", two.toString());
    assertEquals(two.fingerprint(), PendingTree.EMPTY.with(3).with(7).fingerprint());
    assertNotEquals(two.fingerprint(), PendingTree.EMPTY.with(3).fingerprint());
    assertEquals("[7]", two.without(0, 1).toString());
    assertEquals(PendingTree.EMPTY, two.without(0, 2));
    assertEquals(1, two.search(4));
    assertEquals(2, two.search(8));
  }
}
