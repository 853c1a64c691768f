package datasem.conformance;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;

/** The kernels that were recorded, operation by operation. */
public final class VectorKernels {
  public static final Kernel V6_1 = Kernels.V6_1_STABLE;
  public static final Kernel V6_12 = Kernels.V6_12_STABLE;

  private VectorKernels() {}

  /** The kernel of a release such as 6.1.192, or null. */
  static Kernel of(String release) {
    if (release.startsWith("6.1.")) {
      return V6_1;
    }
    return release.startsWith("6.12.") ? V6_12 : null;
  }
}
