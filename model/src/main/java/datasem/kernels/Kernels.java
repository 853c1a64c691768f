package datasem.kernels;

import datasem.ext4.DaMapBlocks;
import datasem.ext4.DetermineHole;
import datasem.ext4.DetermineInsertHole;
import datasem.ext4.EsCanBeMerged;
import datasem.ext4.EsCacheExtent;
import datasem.ext4.EsInsertExtent;
import datasem.ext4.EsPredicate;
import datasem.ext4.EsStorePblockStatus;
import datasem.ext4.ExtMapBlocks;
import datasem.ext4.Fiemap;
import datasem.ext4.Iomap;
import datasem.ext4.Kernel;
import datasem.ext4.MapBlocks;
import datasem.ext4.MapOneExtent;
import datasem.ext4.PunchBlocks;
import datasem.ext4.PutGapInCache;
import java.util.List;
import java.util.Optional;

/** The table of kernels: each row names its base and the texts that differ, so the rows read as history. */
public final class Kernels {

  /** What the seed's authors looked at, also v6.6: delayed extents go in under i_data_sem held shared. */
  public static final Kernel V6_7 =
      Kernel.root("v6.7")
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
          .ext4_punch_blocks(PunchBlocks::v6_7);

  /** The seed's recheck, in ext4_map_blocks() after the query. */
  public static final Kernel RECHECK_ONLY =
      Kernel.patched("recheck-only", V6_7).ext4_map_blocks(MapBlocks::recheck_only);

  /** The same recheck right before the hole goes in. */
  public static final Kernel RECHECK_IN_PUT_GAP =
      Kernel.patched("recheck-in-put-gap", V6_7)
          .ext4_ext_put_gap_in_cache(PutGapInCache::recheck_in_put_gap);

  /** Jan Kara's trimming in ext4_ext_determine_hole(), the locks unchanged. */
  public static final Kernel HOLE_TRIM_ONLY =
      Kernel.patched("hole-trim-only", V6_7)
          .ext4_ext_determine_hole(DetermineHole::hole_trim_only)
          .ext4_ext_put_gap_in_cache(PutGapInCache::hole_trim_only);

  /** acf795dc161f and its series: exclusive insertion, no second look-up. */
  public static final Kernel V6_8 =
      Kernel.patched("v6.8", V6_7)
          .ext4_ext_determine_insert_hole(DetermineInsertHole::v6_8)
          .ext4_ext_map_blocks(ExtMapBlocks::v6_8)
          .ext4_map_blocks(MapBlocks::v6_8)
          .ext4_da_map_blocks(DaMapBlocks::v6_8)
          .ext4_set_iomap(Iomap.SetIomap::v6_8)
          .ext4_iomap_begin_report(Iomap.BeginReport::v6_8)
          .ext4_punch_blocks(PunchBlocks::v6_8);

  /** 0ea6560abb3b: the second look-up under the exclusive lock. */
  public static final Kernel V6_11 =
      Kernel.patched("v6.11", V6_8).ext4_da_map_blocks(DaMapBlocks::v6_11);

  private static final List<Kernel> ALL =
      List.of(V6_7, RECHECK_ONLY, RECHECK_IN_PUT_GAP, HOLE_TRIM_ONLY, V6_8, V6_11);

  private Kernels() {}

  /** Every kernel of the table, oldest first. */
  public static List<Kernel> all() {
    return ALL;
  }

  /** The kernel of that name; {@code newest} is the last merged one. */
  public static Optional<Kernel> byName(String name) {
    if (name.equals("newest")) {
      return Optional.of(V6_11);
    }
    return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
  }
}
