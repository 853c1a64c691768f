package datasem.conformance.trace;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.util.Set;

/** What a recording shows of a kernel besides the texts of its status tree, and which kernel an event gives away. */
final class TraceKernels {

  /** How a kernel puts in a delayed extent. */
  private enum Insertion {
    /** Under i_data_sem held shared, after one look-up. */
    SHARED,
    /** Under i_data_sem held exclusively, after one look-up before it is taken. */
    EXCLUSIVE,
    /** The same, and looks up a second time. */
    LOOKED_UP_TWICE
  }

  /** Halves of v6.11. */
  private static final Set<String> RELOOKUPS = Set.of("relookup-es-only", "relookup-before-lock");

  private TraceKernels() {}

  /** Whether insertions into the status tree account for the reservations they end (v6.12 and later). */
  static boolean accountsInTree(Kernel kernel) {
    for (Kernel k = kernel; k != null; k = k.base()) {
      if (k == Kernels.V6_12) {
        return true;
      }
    }
    return false;
  }

  /** Whether a delayed insertion looks the block up again. */
  static boolean looksTwice(Kernel kernel) {
    return insertion(kernel) == Insertion.LOOKED_UP_TWICE;
  }

  /** Whether a delayed insertion holds i_data_sem exclusively. */
  static boolean insertsExclusively(Kernel kernel) {
    return insertion(kernel) != Insertion.SHARED;
  }

  /** That of the nearest row, down to the root, that has its own text of ext4_da_map_blocks(). */
  private static Insertion insertion(Kernel kernel) {
    for (Kernel k = kernel; k != null; k = k.base()) {
      if (k == Kernels.V6_1_STABLE || k == Kernels.V6_11 || RELOOKUPS.contains(k.name())) {
        return Insertion.LOOKED_UP_TWICE;
      }
      if (k == Kernels.V6_8 || k == Kernels.V6_1_EXCLUSIVE_ONLY) {
        return Insertion.EXCLUSIVE;
      }
      if (k == Kernels.V6_1_UNFIXED) {
        return Insertion.SHARED;
      }
    }
    return Insertion.SHARED;
  }

  /** The kernel that an event gives away, or null if any may print it. */
  static Kernel recognise(TraceLine line) {
    return switch (line.event()) {
      case "ext4_es_insert_delayed_block" -> Kernels.V6_1_STABLE;
      case "ext4_es_insert_delayed_extent" -> newer(line);
      case "ext4_da_reserve_space" ->
          line.fields().contains("reserve_blocks ") ? Kernels.V6_12_STABLE : Kernels.V6_1_STABLE;
      case "ext4_es_insert_extent", "ext4_es_cache_extent", "ext4_es_remove_extent" ->
          line.fields().contains(" seq ") ? Kernels.V6_16 : null;
      default -> null;
    };
  }

  /** The likeliest kernel by an event that says nothing of the status tree, or null. */
  static Kernel likely(TraceLine line) {
    return switch (line.event()) {
      case "ext4_releasepage", "ext4_readpage", "ext4_invalidatepage" -> Kernels.V6_1_STABLE;
      case "ext4_release_folio", "ext4_read_folio" -> Kernels.V6_12_STABLE;
      default -> null;
    };
  }

  private static Kernel newer(TraceLine line) {
    return line.fields().contains(" seq ") ? Kernels.V6_16 : Kernels.V6_12_STABLE;
  }
}
