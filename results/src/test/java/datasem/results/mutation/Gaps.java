package datasem.results.mutation;

import java.util.Map;

/** Why no cell notices a mutation: what stands in for the lock, or what is not modelled. */
final class Gaps {
  private static final Map<String, String> REASONS =
      Map.of(
          "Writepages.mpage_prepare_extent_to_map | PG_writeback exclusive",
          "whoever submits the page takes it again, and waits there; in C folio_start_writeback() would find a BUG");

  private Gaps() {}

  /** The reason for a place as {@link Mutations} names it, or null. */
  static String reason(String place) {
    return REASONS.get(place);
  }
}
