package datasem.conformance.trace;

import datasem.conformance.VectorKernels;
import datasem.ext4.Kernel;
import java.util.List;
import java.util.Optional;

/**
 * The kernels whose recordings can be followed, as far as their status tree goes. The three 6.1 rows have one
 * tree; they differ in the lock under which a delayed extent goes in and in the second look-up before it.
 */
public final class TraceKernels {
  public static final Kernel V6_1_STABLE = Kernel.patched("6.1-stable", VectorKernels.V6_1);

  /** 6.1-stable without the second look-up. */
  public static final Kernel V6_1_EXCLUSIVE_ONLY =
      Kernel.patched("6.1-exclusive-only", VectorKernels.V6_1);

  /** 6.1-stable with v6.7's locking: neither the second look-up nor the exclusive lock. */
  public static final Kernel V6_1_UNFIXED = Kernel.patched("6.1-unfixed", VectorKernels.V6_1);

  public static final Kernel V6_12_STABLE = Kernel.patched("6.12-stable", VectorKernels.V6_12);

  private static final List<Kernel> ALL =
      List.of(V6_1_STABLE, V6_1_EXCLUSIVE_ONLY, V6_1_UNFIXED, V6_12_STABLE);

  private TraceKernels() {}

  public static List<Kernel> all() {
    return ALL;
  }

  public static Optional<Kernel> byName(String name) {
    return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
  }

  /** Whether insertions into the status tree account for the reservations they end (v6.12 and later). */
  static boolean accountsInTree(Kernel kernel) {
    return descends(kernel, VectorKernels.V6_12);
  }

  /** Whether a delayed insertion looks the block up again under i_data_sem. */
  static boolean looksTwice(Kernel kernel) {
    return !descends(kernel, V6_1_EXCLUSIVE_ONLY) && insertsExclusively(kernel);
  }

  /** Whether a delayed insertion holds i_data_sem exclusively. */
  static boolean insertsExclusively(Kernel kernel) {
    return !descends(kernel, V6_1_UNFIXED);
  }

  private static boolean descends(Kernel kernel, Kernel from) {
    for (Kernel k = kernel; k != null; k = k.base()) {
      if (k == from) {
        return true;
      }
    }
    return false;
  }

  /** The kernel an event gives away, or null if any may print it. */
  static Kernel recognise(TraceLine line) {
    return switch (line.event()) {
      case "ext4_es_insert_delayed_block", "ext4_releasepage", "ext4_readpage", "ext4_invalidatepage" ->
          V6_1_STABLE;
      case "ext4_es_insert_delayed_extent", "ext4_release_folio", "ext4_read_folio" -> V6_12_STABLE;
      case "ext4_da_reserve_space" ->
          line.fields().contains("reserve_blocks ") ? V6_12_STABLE : V6_1_STABLE;
      default -> null;
    };
  }
}
