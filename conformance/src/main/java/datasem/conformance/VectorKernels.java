package datasem.conformance;

import datasem.ext4.CountRsvdFrom;
import datasem.ext4.EsCanBeMerged;
import datasem.ext4.EsInsertDelayedExtent;
import datasem.ext4.EsInsertExtent;
import datasem.ext4.EsPredicate;
import datasem.ext4.EsRemoveExtent;
import datasem.ext4.EsStorePblockStatus;
import datasem.ext4.Kernel;

/**
 * The kernels that were recorded, as far as their status tree goes. The long-term 6.1 has, by back-ports, the
 * status tree of v6.7.
 */
public final class VectorKernels {
  public static final Kernel V6_1 =
      Kernel.root("6.1")
          .count_rsvd_from(CountRsvdFrom::v6_6)
          .ext4_es_insert_extent(EsInsertExtent::v6_7)
          .ext4_es_remove_extent(EsRemoveExtent::v6_7)
          .ext4_es_insert_delayed_extent(EsInsertDelayedExtent::v6_11)
          .ext4_es_can_be_merged(EsCanBeMerged::v6_7)
          .ext4_es_store_pblock_status(EsStorePblockStatus::v6_7)
          .ext4_es_is_delonly(EsPredicate.DELONLY);

  public static final Kernel V6_12 =
      Kernel.patched("6.12", V6_1)
          .ext4_es_insert_extent(EsInsertExtent::v6_12)
          .ext4_es_can_be_merged(EsCanBeMerged::v6_12)
          .ext4_es_store_pblock_status(EsStorePblockStatus::v6_12)
          .ext4_es_is_delonly(EsPredicate.DELAYED);

  private VectorKernels() {}

  /** The kernel of a release such as 6.1.192, or null. */
  static Kernel of(String release) {
    if (release.startsWith("6.1.")) {
      return V6_1;
    }
    return release.startsWith("6.12.") ? V6_12 : null;
  }
}
