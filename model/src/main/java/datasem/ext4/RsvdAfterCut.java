package datasem.ext4;

/**
 * What __es_remove_extent(), fs/ext4/extents_status.c, says is to be released if the range ends inside the
 * first entry that it meets: every text, oldest first.
 */
@FunctionalInterface
public interface RsvdAfterCut {

  /**
   * @param rc what has been counted of the entry
   * @param end last block of the range removed
   * @param i index of what is left of the entry
   * @return clusters to release
   */
  int reserved(RsvdCount rc, long end, int i);

  /** To v6.1: returns without asking what has been counted. */
  static int v6_1(RsvdCount rc, long end, int i) {
    return 0;
  }

  /** 1da18e38cb97, v6.2: asks. */
  static int v6_2(RsvdCount rc, long end, int i) {
    return rc.get_rsvd(end, i);
  }
}
