package datasem.scenarios;

import static datasem.scenarios.Anomaly.RESERVATION_UNDERFLOW;
import static datasem.scenarios.Anomaly.STALE_DISKSIZE;
import static datasem.scenarios.Expected.never;
import static datasem.scenarios.Expected.sometimes;

/**
 * A fatal error of writeback throws delayed blocks away: no i_rwsem, no invalidate_lock, only the folio
 * locks of its own pages. Whoever has decided something by those blocks must have decided it under
 * {@code i_data_sem}, and the removal must take it too. The lost data would have advanced i_disksize, so
 * that this stays behind is no finding here.
 */
final class WritebackError {
  private WritebackError() {}

  /**
   * Clusters of 4 blocks. A write finds that its cluster has a delayed block and so needs no reservation
   * of its own; the error removes that block and with it the reservation of the cluster.
   *
   * <pre>
   * Task1                                Task2
   * writeback(f)                         pwrite(f, buf2, 4096, 4096)
   *                                       ext4_da_map_blocks()
   *                                        ext4_es_scan_clu()
   *                                        - finds delalloc extent 0
   *  - fails for page 0
   *  mpage_release_unused_pages()
   *  - removes delalloc extent 0
   *  - releases its reservation
   *                                        - inserts delalloc extent 1,
   *                                          reserving nothing
   * </pre>
   */
  static Scenario writeback_error_vs_da_write() {
    return Scenario.named("writeback_error_vs_da_write")
        .headline(RESERVATION_UNDERFLOW)
        .start(
            "A file of 4096 bytes in clusters of 16384, its block 0 dirty and delayed.",
            "pwrite(f, buf, 4096, 0)")
        .blocks(2)
        .bigalloc(4)
        .mayFail(Failure.BITMAP_READ)
        .ignoring(STALE_DISKSIZE)
        .task("task1", "writeback(f)")
        .task("task2", "pwrite(f, buf2, 4096, 4096)")
        .expect(
            "v6.7",
            never(
                "7f0d8e1d607c: the removal holds i_data_sem exclusively; the write holds it at least shared"
                    + " from its look at the cluster to its insertion"))
        .expect(
            "writeback-error-unlocked",
            sometimes(
                "7f0d8e1d607c: each call on the status tree is atomic, the look and the insertion together"
                    + " are not, and the removal takes nothing that would hold it off"))
        .found("Ye Bin, linux-ext4, 2022")
        .link("ext4: fix warning in ext4_da_release_space, as merged", "7f0d8e1d607c, v6.0")
        .build();
  }

  /**
   * fallocate() decides by a look-up without any lock that the block is delayed, so that its space is
   * claimed and its quota reserved already; by the time it allocates the error has given both back.
   *
   * <pre>
   * Task1                                Task2
   * fallocate(f, 0, 0, 4096)             writeback(f)
   *  ext4_map_blocks()
   *   ext4_es_lookup_extent()
   *   - finds delalloc extent 0
   *                                       - fails for page 0
   *                                       mpage_release_unused_pages()
   *                                       - removes delalloc extent 0
   *                                       - releases its reservation
   *   down_write(&amp;i_data_sem)
   *   - allocates block 0, charging
   *     nobody
   * </pre>
   *
   * The mirror case, a hole seen and a block delayed meanwhile, is mkwrite_vs_fallocate: there the
   * allocation is charged and the insertion gives the reservation back, so the accounts balance.
   */
  static Scenario fallocate_vs_writeback_error() {
    return Scenario.named("fallocate_vs_writeback_error")
        .headline(RESERVATION_UNDERFLOW)
        .start("A file of 4096 bytes, its block 0 dirty and delayed.", "pwrite(f, buf, 4096, 0)")
        .mayFail(Failure.BITMAP_READ)
        .ignoring(STALE_DISKSIZE)
        .task("task1", "fallocate(f, 0, 0, 4096)")
        .task("task2", "writeback(f)")
        .expect(
            "v6.7",
            never(
                "only writeback of a delayed buffer says that its blocks are reserved; fallocate() is"
                    + " charged by the allocator whatever it has seen"))
        .expect(
            "writeback-error-unlocked",
            sometimes(
                "the removal takes no lock, so it also gets in between fallocate()'s count of the delayed"
                    + " blocks that it has replaced and its giving back of their reservation"))
        .expect(
            "v6.12",
            sometimes(
                "8b8252884f2f: whoever saw a delayed block says that it is reserved, and has seen it before"
                    + " it took i_data_sem; read in the code, not reported; 9a9ce46904bd is to look again"))
        .expect(
            "create-recheck-unlocked",
            sometimes("looking again without the lock leaves the time between that look and the lock"))
        .expect(
            "create-recheck",
            never("the flag rests on a look-up under i_data_sem held exclusively, which the removal takes too"))
        .found("read in the code; the title of 9a9ce46904bd says that it is known")
        .link("the unlocked decision came with", "8b8252884f2f, v6.12")
        .link("its announced remedy", "9a9ce46904bd, about v7.3")
        .build();
  }
}
