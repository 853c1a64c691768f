package datasem.results.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.checker.Schedule;
import datasem.kernels.Kernels;
import datasem.scenarios.Cell;
import datasem.scenarios.Scenario;
import org.junit.jupiter.api.Test;

/**
 * Jan Kara's diagram of 2023-12-14 ("Re: [RFC PATCH 3/6] ext4: correct the hole length returned by
 * ext4_map_blocks()"), as this tool has to draw it. The text was written from his mail and from the
 * model's code, before it had been drawn. It shows more than his where the model does: the writer caches
 * the hole before it inserts the delayed block.
 */
class SeedWitnessTest {
  private static final Scenario SEED =
      Scenario.named("read_vs_da_write")
          .start("File: two blocks, all hole, nothing cached.", "ftruncate(f, 8192)")
          .blocks(2)
          .task("reader", "pread(f, buf, 4096, 0)")
          .task("writer", "pwrite(f, buf, 4096, 4096)")
          .found("Jan Kara, linux-ext4, 2023-12-14")
          .build();

  /**
   * The reader's points of choice: i_size, the page, invalidate_lock, the folio lock, the look-up,
   * i_data_sem, the search for delayed blocks; then the insertion. The writer's: i_rwsem, the folio lock,
   * the look-up, i_data_sem, the search, the hole's insertion, the reservation, the insertion.
   */
  @Test
  void theSeedIsDrawnAsInTheMail() {
    String expected =
        """
        v6.7 read_vs_da_write: a dirty page counts on a delayed block that the
        status tree no longer has (LOST_DELALLOC)
        File: two blocks, all hole, nothing cached.

        reader                      writer
        pread(f, buf, 4096, 0)      pwrite(f, buf, 4096, 4096)
        filemap_read()
         filemap_get_pages()
          filemap_create_folio()
           ext4_mpage_readpages()
            ext4_map_blocks()
             down_read(&EXT4_I(inode)->i_data_sem);
             ext4_ext_map_blocks()
              ext4_ext_determine_hole()
               - finds hole from 0 on
              ext4_ext_put_gap_in_cache()
               ext4_es_find_extent_range()
                - finds no delalloc extent
                                    ext4_da_write_begin()
                                     ext4_da_get_block_prep()
                                      ext4_da_map_blocks()
                                       down_read(&EXT4_I(inode)->i_data_sem);
                                       ext4_ext_map_blocks()
                                        ext4_ext_determine_hole()
                                         - finds hole from 0 on
                                        ext4_ext_put_gap_in_cache()
                                         ext4_es_insert_extent()
                                          - inserts hole from 0 on
                                       ext4_insert_delayed_block()
                                        ext4_da_reserve_space()
                                         - reserves 1 cluster
                                        ext4_es_insert_delayed_block()
                                         - inserts delalloc extent 1/1
                                       up_read(&EXT4_I(inode)->i_data_sem);
                                    ext4_da_write_end()
                                     - dirties page 1
               ext4_es_insert_extent()
                - inserts hole from 0 on, delalloc extent 1 is gone

                      before       window       after
        status tree   |----|----|  |HHHH|DDDD|  |HHHH|HHHH|
        extent tree   |HHHH|HHHH|  |HHHH|HHHH|  |HHHH|HHHH|
        page cache    |....|....|  |....|dddd|  |....|dddd|
        reserved      0 clusters   1 cluster    1 cluster
        - unknown, . no page, D delayed, H hole, d dirty page

        broken:  page 1 is dirty and delayed, the status tree has [0/4294967295)
                 H, i_reserved_data_blocks 1
        check:   step 7, reader in ext4_es_find_extent_range() reads the status
                 tree
        change:  step 15, writer in ext4_es_insert_delayed_block() stores the
                 status tree
        use:     step 16, reader in ext4_es_insert_extent() stores the status
                 tree
        locks:   i_data_sem: held shared by both, so it does not exclude
                 i_es_lock: reader lets go of it in between
        later:   after "SEEK_DATA and FIEMAP": fiemap(f, 0, 8192) reports [],
                 block 1 holds data
                 after "truncate 0, evict": i_reserved_data_blocks (1) not
                 cleared!
        size:    2 tasks, 16 steps, 2 switches between tasks

        datasem replay v6.7 read_vs_da_write 0:7,1:8,0:1
        """;
    assertEquals(
        expected,
        WitnessText.render(
            new Cell(Kernels.V6_7, SEED), "LOST_DELALLOC", Schedule.parse("0:7,1:8,0:1")));
  }
}
