package datasem.scenarios;

import static datasem.scenarios.Anomaly.DATA_LOSS;
import static datasem.scenarios.Anomaly.KERNEL_WARN;
import static datasem.scenarios.Anomaly.NOT_LINEARIZABLE;
import static datasem.scenarios.Anomaly.RESERVATION_LEAK;
import static datasem.scenarios.Anomaly.STALE_EXTENT;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * A split of an unwritten extent finds no room for the second half. Zeros are written instead, and the
 * extent becomes written as far as they reach; the status tree must be told all of that. Fixed by the series
 * of 4b4a6ac831ff, v7.0, of which the long-term trees have parts.
 */
final class SplitZeroout {
  private static final String THREE_OLD =
      "pwrite(f, buf, 12288, 0); writeback(f); ftruncate(f, 0); fallocate(f, 0, 0, 12288)";
  private static final String NO_CONVERT =
      "feaf2a80e78f was carried back: before the I/O no part counts as data, so all of the extent is zeroed, and"
          + " recorded as written";
  private static final String SERIES = "Zhang Yi, linux-ext4, 2025-11, as the messages of his series tell";

  private SplitZeroout() {}

  /**
   * A direct write to the middle of three unwritten blocks, where data of the past is on the disk.
   *
   * <pre>
   * Task1                                Task2
   * O_DIRECT pwrite(f, buf2, 4096, 4096) pread(f, buf, 4096, 0)
   *                                       - finds unwritten 0/3
   *                                       - reads zeros
   *  ext4_split_extent_at()
   *   ext4_ext_new_meta_block()
   *   - finds no space
   *   - zeroes block 2, marks 0/3 written
   *   ext4_es_insert_extent()
   *   - inserts written extent 2/1
   * </pre>
   *
   * From v7.0 the split comes after the I/O; there it is the blocks that were zeroed whose status must go.
   */
  static Scenario dio_write_vs_read_nospace() {
    return Scenario.named("dio_write_vs_read_nospace")
        .headline(STALE_EXTENT)
        .start("A file of 12288 bytes, all unwritten, on blocks that held data before.", THREE_OLD)
        .blocks(3)
        .mayFail(Failure.LEAF_SPACE)
        .task("task1", "O_DIRECT pwrite(f, buf2, 4096, 4096)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .expect(
            "v6.7",
            sometimes(
                "1bf6974822d1: the first split ends in a zero-out of the last block and a written extent of"
                    + " three; the status tree is told of the last block only"))
        .expect("6.1-stable", never(NO_CONVERT))
        .expect("6.12-stable", never(NO_CONVERT))
        .expect("v7.0", never("889085343ddf: when a split fails the status of the whole extent goes"))
        .expect(
            "zeroout-status-kept",
            sometimes("87d5cb059b8a: the last block is zeroed and becomes written, its status stays unwritten"))
        .found(SERIES)
        .link("ext4: don't zero the entire extent if EXT4_EXT_DATA_PARTIAL_VALID1", "1bf6974822d1, v7.0")
        .link("ext4: drop extent cache after doing PARTIAL_VALID1 zeroout", "87d5cb059b8a, v7.0")
        .build();
  }

  /**
   * The same by writeback that allocates written blocks, as with mount option dioread_lock, where ext4 may
   * write no zeros of its own accord.
   *
   * <pre>
   * Task1                                Task2
   * writeback(f)                         pread(f, buf, 4096, 0)
   *  ext4_ext_convert_to_initialized()
   *   ext4_split_extent_at()
   *    - zeroes block 2, marks 0/3 written
   *                                       - finds unwritten 0/2
   *                                       - reads zeros
   * </pre>
   */
  static Scenario writeback_vs_read_nospace() {
    return Scenario.named("writeback_vs_read_nospace")
        .headline(STALE_EXTENT)
        .start(
            "Mounted with dioread_lock. A file of 12288 bytes, all unwritten, on blocks that held data before;"
                + " page 1 is dirty.",
            "mount -o remount,dioread_lock; echo 0 > extent_max_zeroout_kb; "
                + THREE_OLD
                + "; pwrite(f, buf2, 4096, 4096)")
        .blocks(3)
        .mayFail(Failure.LEAF_SPACE)
        .task("task1", "writeback(f)")
        .task("task2", "pread(f, buf, 4096, 0)")
        .expect(
            "v6.7",
            sometimes(
                "1bf6974822d1: block 0 is written on disk, holding what was there before, and unwritten in the"
                    + " status tree"))
        .expect("6.1-stable", sometimes("1bf6974822d1 was not carried back to it"))
        .expect("6.12-stable", never("1bf6974822d1 and 87d5cb059b8a were carried back"))
        .expect("v7.0", never("a985e07c2645: everything around the range is zeroed, and its status gone"))
        .expect(
            "zeroout-status-kept",
            sometimes("87d5cb059b8a: the last block is zeroed and becomes written, its status stays unwritten"))
        .found(SERIES)
        .link("ext4: don't zero the entire extent if EXT4_EXT_DATA_PARTIAL_VALID1", "1bf6974822d1, v7.0")
        .link("ext4: drop extent cache after doing PARTIAL_VALID1 zeroout", "87d5cb059b8a, v7.0")
        .build();
  }

  /**
   * The split fails for good. To v6.19 the extent stays cut after any error but lack of space, and its second
   * half is lost to the tree: that is for e2fsck, and so its blocks are no finding here, nor is the warning
   * of v7.0, which fails after the I/O.
   *
   * <pre>
   * Task1                                Task2
   * O_DIRECT pwrite(f, buf2, 4096, 0)    pread(f, buf, 4096, 4096)
   *  ext4_split_extent_at()
   *   - cuts the extent to block 0
   *   ext4_ext_grow_indepth()
   *   - fails with -EIO
   *                                       - finds unwritten 0/2
   * </pre>
   */
  static Scenario dio_write_vs_read_eio() {
    return Scenario.named("dio_write_vs_read_eio")
        .headline(STALE_EXTENT)
        .start("A file of 8192 bytes, all unwritten.", "fallocate(f, 0, 0, 8192)")
        .blocks(2)
        .mayFail(Failure.LEAF_IO)
        .ignoring(RESERVATION_LEAK)
        .ignoring(KERNEL_WARN)
        .task("task1", "O_DIRECT pwrite(f, buf2, 4096, 0)")
        .task("task2", "pread(f, buf, 4096, 4096)")
        .expect("v6.7", sometimes("889085343ddf: the status tree still has the half that the tree has lost"))
        .expect("6.1-stable", never("889085343ddf was carried back: an error drops the status of the extent"))
        .expect("6.12-stable", never("889085343ddf was carried back: an error drops the status of the extent"))
        .expect(
            "es-drop-before-split",
            never("what was known of the extent is dropped before it is cut, so nothing is left over"))
        .expect("v7.0", never("889085343ddf, and a985e07c2645 puts the extent together again"))
        .found(SERIES)
        .link("ext4: drop extent cache when splitting extent fails", "889085343ddf, v7.0")
        .build();
  }

  /**
   * From v7.0 nothing is split before the I/O, so the I/O of others may be under way in the extent whose
   * rest is zeroed out. Each of these two writes one block of the same unwritten extent.
   *
   * <pre>
   * Task1                                Task2
   * O_DIRECT pwrite(f, buf2, 4096, 0)    writeback(f)
   *  - writes block 0
   *                                       - writes block 1
   *  ext4_convert_unwritten_extents()
   *   ext4_split_extent()
   *   - finds no space, zeroes block 1
   *                                       ext4_convert_unwritten_extents()
   *                                       - finds it written
   * </pre>
   *
   * What the status tree says meanwhile is told by dio_write_vs_read_nospace, and is no finding here.
   */
  static Scenario dio_write_vs_writeback_nospace() {
    return Scenario.named("dio_write_vs_writeback_nospace")
        .headline(DATA_LOSS)
        .start(
            "A file of 8192 bytes, all unwritten, page 1 dirty.",
            "fallocate(f, 0, 0, 8192); pwrite(f, buf, 4096, 4096)")
        .blocks(2)
        .mayFail(Failure.LEAF_SPACE)
        .ignoring(STALE_EXTENT)
        .task("task1", "O_DIRECT pwrite(f, buf2, 4096, 0)")
        .task("task2", "writeback(f)")
        .expect(
            "v6.7",
            never(
                "either write has an extent of its own before its I/O starts, or finds that zeros have made the"
                    + " whole written"))
        .expect(
            "v7.0",
            sometimes(
                "ea96cb5c4ae3: the extent is split when the I/O has ended, and the zeros that stand in for a"
                    + " failed split land on the I/O of somebody else; read in the code, not reported"))
        .expect(
            "split-before-io",
            never("each write has an extent of its own again before its I/O starts, as before ea96cb5c4ae3"))
        .found("read in the code")
        .link("ext4: don't split extent before submitting I/O", "ea96cb5c4ae3, v7.0")
        .link("ext4: refactor zeroout path and handle all cases", "a985e07c2645, v7.0")
        .build();
  }

  /**
   * The same without any failure, where writeback allocates written blocks, as with mount option
   * dioread_lock: a short neighbour is zeroed out rather than split off, and from v7.0 on it may be what a
   * direct write has just written.
   *
   * <pre>
   * Task1                                Task2
   * O_DIRECT pwrite(f, buf2, 4096, 4096) writeback(f)
   *  - writes block 1
   *                                       ext4_ext_convert_to_initialized()
   *                                       - zeroes block 1, marks 0/2 written
   *  ext4_convert_unwritten_extents()
   *  - finds it written
   * pread(f, buf, 4096, 4096)
   * - reads zeros
   * </pre>
   */
  static Scenario dio_write_and_read_vs_writeback() {
    return Scenario.named("dio_write_and_read_vs_writeback")
        .headline(NOT_LINEARIZABLE)
        .start(
            "Mounted with dioread_lock. A file of 8192 bytes, all unwritten, page 0 dirty.",
            "mount -o remount,dioread_lock; fallocate(f, 0, 0, 8192); pwrite(f, buf, 4096, 0)")
        .blocks(2)
        .task("task1", "O_DIRECT pwrite(f, buf2, 4096, 4096); pread(f, buf, 4096, 4096)")
        .task("task2", "writeback(f)")
        .expect(
            "v6.7",
            never(
                "the direct write has an extent of its own before its I/O starts, or finds that zeros have made"
                    + " the whole written"))
        .expect(
            "v7.0",
            sometimes(
                "ea96cb5c4ae3: the direct write's block is still the unwritten neighbour of writeback's;"
                    + " read in the code, not reported"))
        .expect(
            "split-before-io",
            never("each write has an extent of its own again before its I/O starts, as before ea96cb5c4ae3"))
        .found("read in the code")
        .link("ext4: don't split extent before submitting I/O", "ea96cb5c4ae3, v7.0")
        .build();
  }
}
