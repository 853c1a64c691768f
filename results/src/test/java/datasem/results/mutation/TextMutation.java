package datasem.results.mutation;

import datasem.ext4.ConvertToInitialized;
import datasem.ext4.ConvertUnwrittenEndio;
import datasem.ext4.DaMapBlocks;
import datasem.ext4.EndIoEnd;
import datasem.ext4.EsInsertDelayedExtent;
import datasem.ext4.EsInsertExtent;
import datasem.ext4.EsRemoveExtent;
import datasem.ext4.Kernel;
import datasem.ext4.MapAndSubmitExtent;
import datasem.ext4.MapOneExtent;
import datasem.ext4.MoveExtents;
import datasem.ext4.ReleaseUnusedPages;
import datasem.ext4.SplitConvertExtents;
import datasem.ext4.SplitExtent;
import datasem.ext4.SplitExtentAt;
import datasem.kernels.Kernels;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing that is no lock, left out of a kernel: a look-up, a flag, an increment.
 *
 * @param what is left out
 * @param since the kernel that brought it; those based on it have it too
 * @param without the kernel with the text that lacks it
 */
record TextMutation(String what, Kernel since, UnaryOperator<Kernel> without) {

  static final List<TextMutation> ALL =
      List.of(
          new TextMutation(
              "second look-up of ext4_da_map_blocks(), both halves",
              Kernels.V6_11,
              k -> k.ext4_da_map_blocks(DaMapBlocks::relookup_before_lock)),
          new TextMutation(
              "second query of the extent tree in ext4_da_map_blocks()",
              Kernels.V6_11,
              k -> k.ext4_da_map_blocks(DaMapBlocks::relookup_es_only)),
          new TextMutation(
              "EXT4_EX_NOCACHE of writeback and of the end of its I/O",
              Kernels.V6_16,
              k -> k.mpage_map_one_extent_flags(MapOneExtent::v6_12)),
          new TextMutation(
              "EXT4_EX_NOCACHE while an extent is split, as v6.16 splits",
              Kernels.V7_0,
              k ->
                  k.ext4_split_convert_extents(SplitConvertExtents::v6_7)
                      .ext4_split_extent(SplitExtent::v6_7)
                      .ext4_split_extent_at(SplitExtentAt::v6_12)
                      .ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio::v6_16)
                      .ext4_ext_convert_to_initialized(ConvertToInitialized::v6_7)),
          new TextMutation(
              "i_es_seq counted up by ext4_es_insert_extent()",
              Kernels.V6_19,
              k -> k.ext4_es_insert_extent(EsInsertExtent::v6_12)),
          new TextMutation(
              "i_es_seq counted up by ext4_es_remove_extent()",
              Kernels.V6_19,
              k -> k.ext4_es_remove_extent(EsRemoveExtent::v6_7)),
          new TextMutation(
              "i_es_seq counted up by ext4_es_insert_delayed_extent()",
              Kernels.V6_19,
              k -> k.ext4_es_insert_delayed_extent(EsInsertDelayedExtent::v6_11)),
          new TextMutation(
              "blocks behind the first of the last page in mpage_release_unused_pages()",
              Kernels.V6_19,
              k -> k.mpage_release_unused_pages(ReleaseUnusedPages::v6_0)),
          new TextMutation(
              "part of a page that is mapped, submitted by mpage_map_and_submit_extent()",
              Kernels.V6_19,
              k -> k.mpage_map_and_submit_extent(MapAndSubmitExtent::v6_7)),
          new TextMutation(
              "failed write seen by ext4_end_io_end()",
              Kernels.V6_16,
              k -> k.ext4_end_io_end(EndIoEnd::v6_7)),
          new TextMutation(
              "i_es_seq compared by ext4_move_extents()",
              Kernels.V6_19,
              k -> k.ext4_move_extents(MoveExtents::no_seq)));

  /** Whether a kernel has what would be left out. */
  boolean applies(Kernel kernel) {
    for (Kernel k = kernel; k != null; k = k.base()) {
      if (k == since) {
        return true;
      }
    }
    return false;
  }

  Kernel apply(Kernel kernel) {
    return without.apply(Kernel.patched(kernel.name() + "-", kernel));
  }
}
