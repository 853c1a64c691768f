package datasem.kernels;

import static datasem.kernels.Kernels.V6_12;
import static datasem.kernels.Kernels.V6_16;
import static datasem.kernels.Kernels.V6_19;
import static datasem.kernels.Kernels.V6_7;
import static datasem.kernels.Kernels.V6_8;
import static datasem.kernels.Kernels.V7_0;

import datasem.ext4.ConvertToInitialized;
import datasem.ext4.ConvertUnwrittenEndio;
import datasem.ext4.DaMapBlocks;
import datasem.ext4.DetermineInsertHole;
import datasem.ext4.EsInsertExtent;
import datasem.ext4.ExtMapBlocks;
import datasem.ext4.Fiemap;
import datasem.ext4.GetEsCache;
import datasem.ext4.HandleUnwritten;
import datasem.ext4.IoctlPrecache;
import datasem.ext4.Iomap;
import datasem.ext4.IomapBegin;
import datasem.ext4.Kernel;
import datasem.ext4.MapAndSubmitExtent;
import datasem.ext4.MapBlocksProposed;
import datasem.ext4.MapOneExtent;
import datasem.ext4.MoveExtents;
import datasem.ext4.PunchHole;
import datasem.ext4.PutGapInCache;
import datasem.ext4.Remount;
import datasem.ext4.SplitConvertExtents;
import datasem.ext4.SplitExtent;
import datasem.ext4.SplitExtentAt;
import java.util.List;

/**
 * Rows that nobody has released: what was proposed on the list, merged fixes of which a part is left out, and what would
 * close a cell that is red on the newest release. Only {@link Kernels} may touch this class, as part of its own
 * initialisation.
 */
final class Proposals {
  /** The seed's recheck, in ext4_map_blocks() after the query. */
  static final Kernel RECHECK_ONLY =
      Kernel.patched("recheck-only", V6_7)
          .note("the query looks again for delayed blocks before it answers")
          .ext4_map_blocks(MapBlocksProposed::recheck_only);

  /** The same recheck right before the hole goes in. */
  static final Kernel RECHECK_IN_PUT_GAP =
      Kernel.patched("recheck-in-put-gap", V6_7)
          .note("the same look right before the hole is cached")
          .ext4_ext_put_gap_in_cache(PutGapInCache::recheck_in_put_gap);

  /**
   * Jan Kara's suggestion of 2023-12-13 by itself: the hole function trims what it returns and caches, as
   * 6430dea07e85 does; who may insert delayed extents meanwhile does not change.
   */
  static final Kernel HOLE_TRIM_ONLY =
      Kernel.patched("hole-trim-only", V6_7)
          .note("6430dea07e85 alone: holes trimmed at delayed blocks")
          .ext4_ext_determine_insert_hole(DetermineInsertHole::v6_8)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_8);

  /** RFC v1 of 2023-11-21, patch 1: ext4_es_skip_hole_extent(), which nobody calls yet. */
  static final Kernel RFC_V1_1 =
      Kernel.patched("rfc-v1-1", V6_7).note("RFC v1 patch 1: skips holes in the status tree; no caller");

  /** And patch 2: a look-up that misses returns the next entry, which nobody looks at yet. */
  static final Kernel RFC_V1_2 =
      Kernel.patched("rfc-v1-2", RFC_V1_1).note("and patch 2: a miss returns the next entry; no caller");

  /** And patch 3: the request is shortened to the next entry that is not a hole. */
  static final Kernel RFC_V1_3 =
      Kernel.patched("rfc-v1-3", RFC_V1_2)
          .note("and patch 3: the request is shortened before the query")
          .ext4_map_blocks(MapBlocksProposed::rfc_v1_3);

  /** And patch 4: punch caches the hole that it has made. */
  static final Kernel RFC_V1_4 =
      Kernel.patched("rfc-v1-4", RFC_V1_3)
          .note("and patch 4: punch caches its hole")
          .ext4_punch_hole(PunchHole::rfc_v1_4);

  /** And patch 5: EXT4_MAP_DELAYED. */
  static final Kernel RFC_V1_5 =
      Kernel.patched("rfc-v1-5", RFC_V1_4)
          .note("and patch 5: a cached delayed extent is told apart from a hole")
          .ext4_map_blocks(MapBlocksProposed::rfc_v1_5);

  /** All six: IOMAP_DELALLOC in ext4_set_iomap(), the separate search gone. */
  static final Kernel RFC_V1 =
      Kernel.patched("rfc-v1", RFC_V1_5)
          .note("all six patches of RFC v1; the lock of the insertion stays shared")
          .ext4_set_iomap(Iomap.SetIomap::v6_8)
          .ext4_iomap_begin_report(Iomap.BeginReport::v6_8);

  /** The other direction: the reader's query takes i_data_sem exclusively, delayed extents go in as in v6.7. */
  static final Kernel READER_EXCLUSIVE =
      Kernel.patched("reader-exclusive", V6_7)
          .note("the query takes i_data_sem exclusively instead")
          .ext4_map_blocks(MapBlocksProposed::reader_exclusive);

  /** Test and insertion of a hole in one section of i_es_lock (the half of v7.0 that concerns it), on v6.7. */
  static final Kernel ATOMIC_HOLE =
      Kernel.patched("atomic-hole", V6_7)
          .note("looks for delayed blocks and caches the hole in one section")
          .ext4_ext_put_gap_in_cache(PutGapInCache::atomic_hole);

  /** 0ea6560abb3b without its second query of the extent tree. */
  static final Kernel RELOOKUP_ES_ONLY =
      Kernel.patched("relookup-es-only", V6_8)
          .note("0ea6560abb3b without its second query of the extent tree")
          .ext4_da_map_blocks(DaMapBlocks::relookup_es_only);

  /** 0ea6560abb3b with its second look-up before the exclusive lock. */
  static final Kernel RELOOKUP_BEFORE_LOCK =
      Kernel.patched("relookup-before-lock", V6_8)
          .note("0ea6560abb3b with its second look-up before the lock")
          .ext4_da_map_blocks(DaMapBlocks::relookup_before_lock);

  /** 402e38e6b71f alone: writeback caches no neighbours. */
  static final Kernel NOCACHE_ONLY =
      Kernel.patched("nocache-only", V6_12)
          .note("402e38e6b71f alone: writeback caches no neighbours")
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
          .mpage_map_one_extent_flags(MapOneExtent::v6_16);

  /** 151ff9325e5e alone: fiemap holds i_rwsem shared. */
  static final Kernel FIEMAP_LOCK_ONLY =
      Kernel.patched("fiemap-lock-only", V6_12)
          .note("151ff9325e5e alone: fiemap holds i_rwsem shared")
          .ext4_fiemap(Fiemap::v6_16);

  /** f22a0ef2231a alone: GET_ES_CACHE and PRECACHE_EXTENTS hold i_rwsem shared. */
  static final Kernel IOCTL_LOCK_ONLY =
      Kernel.patched("ioctl-lock-only", V6_12)
          .note("f22a0ef2231a alone: the ioctls hold i_rwsem shared")
          .ext4_ioctl_precache(IoctlPrecache::v6_16)
          .ext4_get_es_cache(GetEsCache::v6_16);

  /** 962e8a01eab9 without the comparison. */
  static final Kernel MOVE_EXTENT_NO_SEQ =
      Kernel.patched("move-extent-no-seq", V6_19)
          .note("962e8a01eab9 without comparing the sequence number")
          .ext4_move_extents(MoveExtents::no_seq);

  /** dd064d5101ea without the increment where a mapping goes in, as when written data make it written. */
  static final Kernel SEQ_NOT_ON_INSERT =
      Kernel.patched("seq-not-on-insert", V6_19)
          .note("dd064d5101ea, but inserting a mapping counts nothing")
          .ext4_es_insert_extent(EsInsertExtent::v6_12);

  /** Version 2 of the series of 4b4a6ac831ff: the status is dropped before the split, not kept out during it. */
  static final Kernel ES_DROP_BEFORE_SPLIT =
      Kernel.patched("es-drop-before-split", V6_16)
          .note("v2 of 4b4a6ac831ff: status dropped before an extent is split")
          .ext4_split_convert_extents(SplitConvertExtents::es_drop_before_split);

  /** v7.0's series before a985e07c2645, with 1bf6974822d1 but without 87d5cb059b8a. */
  static final Kernel ZEROOUT_STATUS_KEPT =
      Kernel.patched("zeroout-status-kept", V7_0)
          .note("1bf6974822d1 without 87d5cb059b8a: zeroed blocks keep their status")
          .ext4_split_convert_extents(SplitConvertExtents::stable)
          .ext4_split_extent(SplitExtent::v6_12_stable)
          .ext4_split_extent_at(SplitExtentAt::status_kept)
          .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
          .ext4_ext_convert_to_initialized(ConvertToInitialized::v6_7);

  /** 26a3ff309c91, v7.3: nodelalloc is refused before it is applied. */
  static final Kernel NODELALLOC_REFUSED_FIRST =
      Kernel.patched("nodelalloc-refused-first", V7_0)
          .note("26a3ff309c91, v7.3: nodelalloc refused before it is applied")
          .ext4_remount(Remount::v7_3);

  /** 9a9ce46904bd, announced for about v7.3: whether the block is delayed is asked again before allocating. */
  static final Kernel CREATE_RECHECK =
      Kernel.patched("create-recheck", V7_0)
          .note("9a9ce46904bd as announced: delayed or not is asked under the lock")
          .ext4_map_blocks(MapBlocksProposed::create_recheck);

  /** The same before i_data_sem is taken. */
  static final Kernel CREATE_RECHECK_UNLOCKED =
      Kernel.patched("create-recheck-unlocked", V7_0)
          .note("9a9ce46904bd with its look before the lock")
          .ext4_map_blocks(MapBlocksProposed::create_recheck_unlocked);

  /** What a fatal error discards of a page is not made written by the end of the run's I/O. */
  static final Kernel DISCARD_NO_CONVERT =
      Kernel.patched("discard-no-convert", V7_0)
          .note("blocks of a page that writeback discards are not made written")
          .mpage_map_and_submit_extent(MapAndSubmitExtent::discard_no_convert);

  /** What closes the races of ea96cb5c4ae3: extents are split before the I/O, as 6.12.117 splits them. */
  static final Kernel SPLIT_BEFORE_IO =
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

  private Proposals() {}

  /** All of them, in the order of the releases that they are about. */
  static List<Kernel> rows() {
    return List.of(
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
        DISCARD_NO_CONVERT);
  }
}
