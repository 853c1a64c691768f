package datasem.stress.lincheck;

import java.util.Set;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * What Lincheck need not look into when it chooses the switches. Left to itself it stops at every field
 * and every call, a few runs a second; what remains visible are the locks down to the queues in
 * java.util.concurrent, the lockless accesses and the counters: all the places where another thread can
 * matter. Hidden are
 *
 * <ul>
 *   <li>accesses under a guard, which {@code Shared} asserts is held, and the assertions themselves;
 *   <li>the model's immutable values and what computes on nothing else;
 *   <li>the library's collections and strings: in the model no two threads share a mutable one;
 *   <li>the judging of final states, when all threads have ended.
 * </ul>
 */
final class Hidden {
  private static final Set<String> VALUES =
      Set.of(
          "EsTree", "ExtentTree", "ExtentTree$Extent", "ExtentStatus", "PendingTree", "Folio$Page", "Folio$Buffer",
          "Ext4MapBlocks", "BufferHead", "Extents$Path", "Extents$Hole", "FiemapExtent");

  /** Methods of the seam on the JVM that neither take, release nor race. */
  private static final Set<String> GUARDED =
      Set.of(
          "mightSleep", "heldByMe", "assert_held", "assert_held_write", "refuseRecursion", "get", "set",
          "peek", "name", "is_locked", "tracing", "trace", "choose");

  private Hidden() {}

  static void from(ModelCheckingOptions options) {
    options.addGuarantee(ManagedStrategyGuaranteeKt.forClasses(Hidden::isHidden).allMethods().ignore());
    options.addGuarantee(
        ManagedStrategyGuaranteeKt.forClasses((String c) -> c.startsWith("datasem.locking.Jvm"))
            .methods(GUARDED::contains)
            .ignore());
  }

  private static boolean isHidden(String type) {
    return type.equals(CellUnderTest.class.getName())
        || type.startsWith("datasem.ext4.") && VALUES.contains(type.substring("datasem.ext4.".length()))
        || type.startsWith("java.lang.")
        || type.startsWith("java.util.") && !type.startsWith("java.util.concurrent.");
  }
}
