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
          .note("0ea6560abb3b: looked up a second time under the exclusive lock")
          .ext4_da_map_blocks(DaMapBlocks::v6_11);

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

  private static final List<Kernel> RELEASED =
      List.of(V6_7, V6_8, V6_11, V6_12, V6_16, V6_19, V7_0, V6_1_STABLE, V6_12_STABLE);

  private static final List<Kernel> RECORDED = List.of(V6_1_UNFIXED, V6_1_EXCLUSIVE_ONLY);

  private static final List<Kernel> ALL =
      Stream.of(RELEASED, RECORDED, Proposals.rows(), BeforeTheFix.rows()).flatMap(List::stream).toList();

  private Kernels() {}

  /** Every kernel of the table: the releases, oldest first, then what was proposed or left out, then older texts. */
  public static List<Kernel> all() {
    return ALL;
  }

  /** What was released, oldest first, the stable ones last: the rows that {@link #all} begins with. */
  public static List<Kernel> released() {
    return RELEASED;
  }

  /** The kernel of that name; {@code newest} is the newest merged one. */
  public static Optional<Kernel> byName(String name) {
    if (name.equals("newest")) {
      return Optional.of(V7_0);
    }
    return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
  }
}
