package datasem.kernels;

import datasem.ext4.CollapseRange;
import datasem.ext4.ConvertToInitialized;
import datasem.ext4.ConvertUnwrittenEndio;
import datasem.ext4.CountRsvdFrom;
import datasem.ext4.DaMapBlocks;
import datasem.ext4.DetermineHole;
import datasem.ext4.DetermineInsertHole;
import datasem.ext4.DisksizeBeforePunch;
import datasem.ext4.EndIoEnd;
import datasem.ext4.EsCanBeMerged;
import datasem.ext4.EsCacheExtent;
import datasem.ext4.EsInsertDelayedExtent;
import datasem.ext4.EsInsertExtent;
import datasem.ext4.EsPredicate;
import datasem.ext4.EsRemoveExtent;
import datasem.ext4.EsStorePblockStatus;
import datasem.ext4.ExtMapBlocks;
import datasem.ext4.Fiemap;
import datasem.ext4.HandleUnwritten;
import datasem.ext4.InsertRange;
import datasem.ext4.InsertDelayedBlock;
import datasem.ext4.GetEsCache;
import datasem.ext4.IoctlPrecache;
import datasem.ext4.Iomap;
import datasem.ext4.IomapBegin;
import datasem.ext4.Kernel;
import datasem.ext4.MapAndSubmitExtent;
import datasem.ext4.MapBlocks;
import datasem.ext4.MapOneExtent;
import datasem.ext4.MoveExtents;
import datasem.ext4.PunchHole;
import datasem.ext4.PutGapInCache;
import datasem.ext4.Readahead;
import datasem.ext4.QueryBlocks;
import datasem.ext4.SplitConvertExtents;
import datasem.ext4.SplitExtent;
import datasem.ext4.SplitExtentAt;
import datasem.ext4.ZeroRange;
import datasem.ext4.ReleaseUnusedPages;
import datasem.ext4.Remount;
import datasem.ext4.RsvdAfterCut;
import datasem.ext4.UpdateDisksize;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of kernels: each row names its base and the texts that differ, so the rows read as history. */
public final class Kernels {

  /** What the seed's authors looked at, also v6.6: delayed extents go in under i_data_sem held shared. */
  public static final Kernel V6_7 =
      Kernel.root("v6.7")
          .note("delayed blocks inserted under i_data_sem held shared; v6.6 too")
          .ext4_es_insert_extent(EsInsertExtent::v6_7)
          .ext4_es_can_be_merged(EsCanBeMerged::v6_7)
          .ext4_es_store_pblock_status(EsStorePblockStatus::v6_7)
          .ext4_es_is_delonly(EsPredicate.DELONLY)
          .ext4_ext_determine_hole(DetermineHole::v6_7)
          .ext4_ext_put_gap_in_cache(PutGapInCache::v6_7)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_7)
          .ext4_map_blocks(MapBlocks::v6_7)
          .ext4_da_map_blocks(DaMapBlocks::v6_7)
          .ext4_set_iomap(Iomap.SetIomap::v6_7)
          .ext4_iomap_begin_report(Iomap.BeginReport::v6_7)
          .ext4_es_cache_query(EsCacheExtent::v6_7)
          .mpage_map_one_extent_flags(MapOneExtent::v6_7)
          .ext4_fiemap(Fiemap::v6_7)
          .ext4_punch_hole(PunchHole::v6_7)
          .ext4_split_convert_extents(SplitConvertExtents::v6_7)
          .ext4_split_extent(SplitExtent::v6_7)
          .ext4_split_extent_at(SplitExtentAt::v6_7)
          .ext4_ext_handle_unwritten_extents(HandleUnwritten::v6_7)
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_7)
          .ext4_ext_convert_to_initialized(ConvertToInitialized::v6_7)
          .ext4_iomap_begin(IomapBegin::v6_7)
          .ext4_ioctl_precache(IoctlPrecache::v6_7)
          .ext4_get_es_cache(GetEsCache::v6_7)
          .ext4_collapse_range(CollapseRange::v6_7)
          .ext4_insert_range(InsertRange::v6_7)
          .ext4_zero_range(ZeroRange::v6_7)
          .page_cache_ra_unbounded(Readahead::v5_15)
          .ext4_es_remove_extent(EsRemoveExtent::v6_7)
          .ext4_es_insert_delayed_extent(EsInsertDelayedExtent::v6_11)
          .ext4_map_query_blocks(QueryBlocks::v6_12)
          .ext4_move_extents(MoveExtents::v6_7)
          .ext4_insert_delayed_block(InsertDelayedBlock::v6_6)
          .count_rsvd_from(CountRsvdFrom::v6_6)
          .reserved_after_cut(RsvdAfterCut::v6_2)
          .ext4_remount(Remount::v6_7)
          .mpage_map_and_submit_extent(MapAndSubmitExtent::v6_7)
          .ext4_end_io_end(EndIoEnd::v6_7)
          .mpage_release_unused_pages(ReleaseUnusedPages::v6_0)
          .mpage_update_disksize(UpdateDisksize::v3_12)
          .ext4_update_disksize_before_punch(DisksizeBeforePunch::v4_5);

  /** Before v4.5: no lock from the page cache to the blocks, now mapping->invalidate_lock, on v6.7. */
  public static final Kernel NO_INVALIDATE_LOCK =
      Kernel.patched("no-invalidate-lock", V6_7)
          .note("before ea3d7209ca01, 32ebffd3bbb4: fallocate without invalidate_lock")
          .ext4_punch_hole(PunchHole::v4_4)
          .ext4_collapse_range(CollapseRange::v4_4)
          .ext4_insert_range(InsertRange::v4_4)
          .ext4_zero_range(ZeroRange::v4_4);

  /** The insufficient idea before ea3d7209ca01: the page cache of the range is dropped once more at the end. */
  public static final Kernel DROP_PAGES_TWICE =
      Kernel.patched("drop-pages-twice", NO_INVALIDATE_LOCK)
          .note("instead of the lock, punch drops the pages once more afterwards")
          .ext4_punch_hole(PunchHole::drop_pages_twice);

  /** v4.5 to v5.14: i_mmap_sem in faults and reads, but not in readahead, on v6.7. */
  public static final Kernel I_MMAP_SEM =
      Kernel.patched("i-mmap-sem", V6_7)
          .note("before d4f5258eae7b: readahead without the lock")
          .page_cache_ra_unbounded(Readahead::v5_14);

  /** The seed's recheck, in ext4_map_blocks() after the query. */
  public static final Kernel RECHECK_ONLY =
      Kernel.patched("recheck-only", V6_7)
          .note("the query looks again for delayed blocks before it answers").ext4_map_blocks(MapBlocks::recheck_only);

  /** The same recheck right before the hole goes in. */
  public static final Kernel RECHECK_IN_PUT_GAP =
      Kernel.patched("recheck-in-put-gap", V6_7)
          .note("the same look right before the hole is cached")
          .ext4_ext_put_gap_in_cache(PutGapInCache::recheck_in_put_gap);

  /**
   * Jan Kara's suggestion of 2023-12-13 by itself: the hole function trims what it returns and caches, as
   * 6430dea07e85 does; who may insert delayed extents meanwhile does not change.
   */
  public static final Kernel HOLE_TRIM_ONLY =
      Kernel.patched("hole-trim-only", V6_7)
          .note("6430dea07e85 alone: holes trimmed at delayed blocks")
          .ext4_ext_determine_insert_hole(DetermineInsertHole::v6_8)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_8);

  /** RFC v1 of 2023-11-21, patch 1: ext4_es_skip_hole_extent(), which nobody calls yet. */
  public static final Kernel RFC_V1_1 =
      Kernel.patched("rfc-v1-1", V6_7).note("RFC v1 patch 1: skips holes in the status tree; no caller");

  /** And patch 2: a look-up that misses returns the next entry, which nobody looks at yet. */
  public static final Kernel RFC_V1_2 =
      Kernel.patched("rfc-v1-2", RFC_V1_1).note("and patch 2: a miss returns the next entry; no caller");

  /** And patch 3: the request is shortened to the next entry that is not a hole. */
  public static final Kernel RFC_V1_3 =
      Kernel.patched("rfc-v1-3", RFC_V1_2)
          .note("and patch 3: the request is shortened before the query")
          .ext4_map_blocks(MapBlocks::rfc_v1_3);

  /** And patch 4: punch caches the hole that it has made. */
  public static final Kernel RFC_V1_4 =
      Kernel.patched("rfc-v1-4", RFC_V1_3)
          .note("and patch 4: punch caches its hole")
          .ext4_punch_hole(PunchHole::rfc_v1_4);

  /** And patch 5: EXT4_MAP_DELAYED. */
  public static final Kernel RFC_V1_5 =
      Kernel.patched("rfc-v1-5", RFC_V1_4)
          .note("and patch 5: a cached delayed extent is told apart from a hole")
          .ext4_map_blocks(MapBlocks::rfc_v1_5);

  /** All six: IOMAP_DELALLOC in ext4_set_iomap(), the separate search gone. */
  public static final Kernel RFC_V1 =
      Kernel.patched("rfc-v1", RFC_V1_5)
          .note("all six patches of RFC v1; the lock of the insertion stays shared")
          .ext4_set_iomap(Iomap.SetIomap::v6_8)
          .ext4_iomap_begin_report(Iomap.BeginReport::v6_8);

  /**
   * 6.1.192: the locking of v6.8 and v6.11 carried back for single blocks; no EXT4_MAP_DELAYED, no hole
   * after punch, reservations settled by ext4_ext_map_blocks(), nothing of v6.16.
   */
  public static final Kernel V6_1_STABLE =
      Kernel.patched("6.1-stable", V6_7)
          .note("6.1.192: acf795dc161f, 6430dea07e85, 0ea6560abb3b carried back")
          .ext4_split_convert_extents(SplitConvertExtents::stable)
          .ext4_split_extent(SplitExtent::v6_1_stable)
          .ext4_split_extent_at(SplitExtentAt::v6_1_stable)
          .ext4_ext_handle_unwritten_extents(HandleUnwritten::stable)
          .ext4_remount(Remount::v6_6)
          .ext4_ext_determine_insert_hole(DetermineInsertHole::v6_8)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_8)
          .ext4_da_map_blocks(DaMapBlocks::stable_6_1);

  /** 6.1.192 with its second look-up taken out, as built and recorded: v6.8's insertion. */
  public static final Kernel V6_1_EXCLUSIVE_ONLY =
      Kernel.patched("6.1-exclusive-only", V6_1_STABLE)
          .note("without the second look-up")
          .ext4_da_map_blocks(DaMapBlocks::v6_8);

  /** 6.1.192 with v6.7's locking, as built and recorded: one shared section for query and insertion. */
  public static final Kernel V6_1_UNFIXED =
      Kernel.patched("6.1-unfixed", V6_1_STABLE)
          .note("inserted under i_data_sem held shared, as in v6.7")
          .ext4_da_map_blocks(DaMapBlocks::v6_7);

  /** acf795dc161f and its series: exclusive insertion, no second look-up. */
  public static final Kernel V6_8 =
      Kernel.patched("v6.8", V6_7)
          .note("acf795dc161f: inserted under i_data_sem held exclusively")
          .ext4_ext_determine_insert_hole(DetermineInsertHole::v6_8)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_8)
          .ext4_map_blocks(MapBlocks::v6_8)
          .ext4_da_map_blocks(DaMapBlocks::v6_8)
          .ext4_set_iomap(Iomap.SetIomap::v6_8)
          .ext4_iomap_begin_report(Iomap.BeginReport::v6_8)
          .ext4_punch_hole(PunchHole::v6_8);

  /** 0ea6560abb3b: the second look-up under the exclusive lock. */
  public static final Kernel V6_11 =
      Kernel.patched("v6.11", V6_8)
          .note("0ea6560abb3b: looked up a second time under the exclusive lock").ext4_da_map_blocks(DaMapBlocks::v6_11);

  /** The other direction: the reader's query takes i_data_sem exclusively, delayed extents go in as in v6.7. */
  public static final Kernel READER_EXCLUSIVE =
      Kernel.patched("reader-exclusive", V6_7)
          .note("the query takes i_data_sem exclusively instead").ext4_map_blocks(MapBlocks::reader_exclusive);

  /** Test and insertion of a hole in one section of i_es_lock (the half of v7.0 that concerns it), on v6.7. */
  public static final Kernel ATOMIC_HOLE =
      Kernel.patched("atomic-hole", V6_7)
          .note("looks for delayed blocks and caches the hole in one section").ext4_ext_put_gap_in_cache(PutGapInCache::atomic_hole);

  /** 0ea6560abb3b without its second query of the extent tree. */
  public static final Kernel RELOOKUP_ES_ONLY =
      Kernel.patched("relookup-es-only", V6_8)
          .note("0ea6560abb3b without its second query of the extent tree").ext4_da_map_blocks(DaMapBlocks::relookup_es_only);

  /** 0ea6560abb3b with its second look-up before the exclusive lock. */
  public static final Kernel RELOOKUP_BEFORE_LOCK =
      Kernel.patched("relookup-before-lock", V6_8)
          .note("0ea6560abb3b with its second look-up before the lock")
          .ext4_da_map_blocks(DaMapBlocks::relookup_before_lock);

  /** c543e2429640, ce09036ea4f0: the status tree settles reservations, its types exclude one another. */
  public static final Kernel V6_12 =
      Kernel.patched("v6.12", V6_11)
          .note("c543e2429640: the status tree settles reservations")
          .ext4_split_extent_at(SplitExtentAt::v6_12)
          .ext4_es_insert_extent(EsInsertExtent::v6_12)
          .ext4_es_can_be_merged(EsCanBeMerged::v6_12)
          .ext4_es_store_pblock_status(EsStorePblockStatus::v6_12)
          .ext4_es_is_delonly(EsPredicate.DELAYED)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_12)
          .ext4_map_blocks(MapBlocks::v6_12)
          .mpage_map_one_extent_flags(MapOneExtent::v6_12);

  /** 6.12.117: v6.12 without 402e38e6b71f and 151ff9325e5e. */
  public static final Kernel V6_12_STABLE =
      Kernel.patched("6.12-stable", V6_12)
          .note("6.12.117: e856f93e0fb2 and 4b4a6ac831ff carried back, no lock of v6.16")
          .ext4_end_io_end(EndIoEnd::v6_15)
          .ext4_punch_hole(PunchHole::v6_15)
          .ext4_split_convert_extents(SplitConvertExtents::stable)
          .ext4_split_extent(SplitExtent::v6_12_stable)
          .ext4_split_extent_at(SplitExtentAt::v6_12_stable)
          .ext4_ext_handle_unwritten_extents(HandleUnwritten::stable);

  /** 402e38e6b71f alone: writeback caches no neighbours. */
  public static final Kernel NOCACHE_ONLY =
      Kernel.patched("nocache-only", V6_12)
          .note("402e38e6b71f alone: writeback caches no neighbours")
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
          .mpage_map_one_extent_flags(MapOneExtent::v6_16);

  /** 151ff9325e5e alone: fiemap holds i_rwsem shared. */
  public static final Kernel FIEMAP_LOCK_ONLY =
      Kernel.patched("fiemap-lock-only", V6_12)
          .note("151ff9325e5e alone: fiemap holds i_rwsem shared").ext4_fiemap(Fiemap::v6_16);

  /** f22a0ef2231a alone: GET_ES_CACHE and PRECACHE_EXTENTS hold i_rwsem shared. */
  public static final Kernel IOCTL_LOCK_ONLY =
      Kernel.patched("ioctl-lock-only", V6_12)
          .note("f22a0ef2231a alone: the ioctls hold i_rwsem shared")
          .ext4_ioctl_precache(IoctlPrecache::v6_16)
          .ext4_get_es_cache(GetEsCache::v6_16);

  /** 402e38e6b71f, 151ff9325e5e and f22a0ef2231a. */
  public static final Kernel V6_16 =
      Kernel.patched("v6.16", V6_12)
          .note("402e38e6b71f, 151ff9325e5e and f22a0ef2231a together")
          .ext4_ioctl_precache(IoctlPrecache::v6_16)
          .ext4_get_es_cache(GetEsCache::v6_16)
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
          .mpage_map_one_extent_flags(MapOneExtent::v6_16)
          .ext4_fiemap(Fiemap::v6_16)
          .ext4_punch_hole(PunchHole::v6_15)
          .ext4_remount(Remount::v6_13)
          .ext4_end_io_end(EndIoEnd::v6_15);

  /** dd064d5101ea: the status tree counts its changes; 962e8a01eab9: move extent relies on that. */
  public static final Kernel V6_19 =
      Kernel.patched("v6.19", V6_16)
          .note("dd064d5101ea: i_es_seq; 962e8a01eab9: move extent compares it")
          .with_i_es_seq()
          .ext4_es_insert_extent(EsInsertExtent::v6_19)
          .ext4_es_remove_extent(EsRemoveExtent::v6_19)
          .ext4_es_insert_delayed_extent(EsInsertDelayedExtent::v6_19)
          .ext4_map_blocks(MapBlocks::v6_19)
          .ext4_map_query_blocks(QueryBlocks::v6_19)
          .ext4_move_extents(MoveExtents::v6_19)
          .mpage_release_unused_pages(ReleaseUnusedPages::v6_17)
          .mpage_map_and_submit_extent(MapAndSubmitExtent::v6_17)
          .ext4_update_disksize_before_punch(DisksizeBeforePunch::v6_18);

  /** 962e8a01eab9 without the comparison. */
  public static final Kernel MOVE_EXTENT_NO_SEQ =
      Kernel.patched("move-extent-no-seq", V6_19)
          .note("962e8a01eab9 without comparing the sequence number").ext4_move_extents(MoveExtents::no_seq);

  /** dd064d5101ea without the increment where a mapping goes in, as when written data make it written. */
  public static final Kernel SEQ_NOT_ON_INSERT =
      Kernel.patched("seq-not-on-insert", V6_19)
          .note("dd064d5101ea, but inserting a mapping counts nothing").ext4_es_insert_extent(EsInsertExtent::v6_12);

  /** Version 2 of the series of 4b4a6ac831ff: the status is dropped before the split, not kept out during it. */
  public static final Kernel ES_DROP_BEFORE_SPLIT =
      Kernel.patched("es-drop-before-split", V6_16)
          .note("v2 of 4b4a6ac831ff: status dropped before an extent is split")
          .ext4_split_convert_extents(SplitConvertExtents::es_drop_before_split);

  /** 41a414d53bfb, d494567091ed: what is cached from the extent tree never replaces a delayed block. */
  public static final Kernel V7_0 =
      Kernel.patched("v7.0", V6_19)
          .note("d494567091ed: what is cached never replaces a delayed block")
          .ext4_es_cache_query(EsCacheExtent::v7_0)
          .ext4_split_convert_extents(SplitConvertExtents::v7_0)
          .ext4_split_extent(SplitExtent::v7_0)
          .ext4_split_extent_at(SplitExtentAt::v7_0)
          .ext4_ext_handle_unwritten_extents(HandleUnwritten::v7_0)
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v7_0)
          .ext4_ext_convert_to_initialized(ConvertToInitialized::v7_0)
          .mpage_map_one_extent_flags(MapOneExtent::v7_0)
          .ext4_iomap_begin(IomapBegin::v7_0)
          .ext4_ext_determine_insert_hole(DetermineInsertHole::v7_0);

  /** v7.0's series before a985e07c2645, with 1bf6974822d1 but without 87d5cb059b8a. */
  public static final Kernel ZEROOUT_STATUS_KEPT =
      Kernel.patched("zeroout-status-kept", V7_0)
          .note("1bf6974822d1 without 87d5cb059b8a: zeroed blocks keep their status")
          .ext4_split_convert_extents(SplitConvertExtents::stable)
          .ext4_split_extent(SplitExtent::v6_12_stable)
          .ext4_split_extent_at(SplitExtentAt::status_kept)
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
          .ext4_ext_convert_to_initialized(ConvertToInitialized::v6_7);

  /** 26a3ff309c91, v7.3: nodelalloc is refused before it is applied. */
  public static final Kernel NODELALLOC_REFUSED_FIRST =
      Kernel.patched("nodelalloc-refused-first", V7_0)
          .note("26a3ff309c91, v7.3: nodelalloc refused before it is applied")
          .ext4_remount(Remount::v7_3);

  /** 9a9ce46904bd, announced for about v7.3: whether the block is delayed is asked again before allocating. */
  public static final Kernel CREATE_RECHECK =
      Kernel.patched("create-recheck", V7_0)
          .note("9a9ce46904bd as announced: delayed or not is asked under the lock")
          .ext4_map_blocks(MapBlocks::create_recheck);

  /** The same before i_data_sem is taken. */
  public static final Kernel CREATE_RECHECK_UNLOCKED =
      Kernel.patched("create-recheck-unlocked", V7_0)
          .note("9a9ce46904bd with its look before the lock")
          .ext4_map_blocks(MapBlocks::create_recheck_unlocked);

  /** What a fatal error discards of a page is not made written by the end of the run's I/O. */
  public static final Kernel DISCARD_NO_CONVERT =
      Kernel.patched("discard-no-convert", V7_0)
          .note("blocks of a page that writeback discards are not made written")
          .mpage_map_and_submit_extent(MapAndSubmitExtent::discard_no_convert);

  /** What closes the races of ea96cb5c4ae3: extents are split before the I/O, as 6.12.117 splits them. */
  public static final Kernel SPLIT_BEFORE_IO =
      Kernel.patched("split-before-io", CREATE_RECHECK)
          .note("and ea96cb5c4ae3 taken back: extents are split before the I/O")
          .ext4_split_convert_extents(SplitConvertExtents::stable)
          .ext4_split_extent(SplitExtent::v6_12_stable)
          .ext4_split_extent_at(SplitExtentAt::v6_12_stable)
          .ext4_ext_handle_unwritten_extents(HandleUnwritten::stable)
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
          .ext4_ext_convert_to_initialized(ConvertToInitialized::v6_7)
          .mpage_map_one_extent_flags(MapOneExtent::v6_16)
          .ext4_iomap_begin(IomapBegin::v6_7);

  private static final List<Kernel> ALL =
      Stream.concat(Stream.of(
          V6_7,
          V6_8,
          V6_11,
          V6_12,
          V6_16,
          V6_19,
          V7_0,
          V6_1_STABLE,
          V6_12_STABLE,
          RECHECK_ONLY,
          RECHECK_IN_PUT_GAP,
          HOLE_TRIM_ONLY,
          READER_EXCLUSIVE,
          ATOMIC_HOLE,
          RFC_V1_1,
          RFC_V1_2,
          RFC_V1_3,
          RFC_V1_4,
          RFC_V1_5,
          RFC_V1,
          V6_1_UNFIXED,
          V6_1_EXCLUSIVE_ONLY,
          RELOOKUP_ES_ONLY,
          RELOOKUP_BEFORE_LOCK,
          NOCACHE_ONLY,
          FIEMAP_LOCK_ONLY,
          IOCTL_LOCK_ONLY,
          MOVE_EXTENT_NO_SEQ,
          SEQ_NOT_ON_INSERT,
          ES_DROP_BEFORE_SPLIT,
          ZEROOUT_STATUS_KEPT,
          NODELALLOC_REFUSED_FIRST,
          CREATE_RECHECK,
          CREATE_RECHECK_UNLOCKED,
          SPLIT_BEFORE_IO,
          DISCARD_NO_CONVERT,
          NO_INVALIDATE_LOCK,
          DROP_PAGES_TWICE,
          I_MMAP_SEM), BeforeTheFix.rows().stream()).toList();

  private Kernels() {}

  /** Every kernel of the table: the releases, oldest first, then what was proposed or left out, then older texts. */
  public static List<Kernel> all() {
    return ALL;
  }

  /** The kernel of that name; {@code newest} is the newest merged one. */
  public static Optional<Kernel> byName(String name) {
    if (name.equals("newest")) {
      return Optional.of(V7_0);
    }
    return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
  }
}
