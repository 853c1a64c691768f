package datasem.results.witness;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_NEW;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT;
import static datasem.ext4.MapFlags.EXT4_GET_BLOCKS_CONVERT_UNWRITTEN;

import datasem.checker.Event;
import datasem.ext4.Errno;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The table from ext4's tracepoints to the words of a mail. Fields are the tracepoint's, in its order, the
 * inode number first. Ranges are first block and number of blocks, {@code 1/1}, as tracepoints have them.
 */
final class Ext4Phrases {
  private static final String STATUS_TREE = "i_es_tree";

  /** A range at least this long, in blocks, is said to have no end. */
  private static final long ENDLESS = 1L << 30;

  private static final Map<String, Function<List<Object>, String>> PHRASES =
      Map.ofEntries(
          Map.entry(
              "ext4_es_lookup_extent_exit",
              f -> number(f, 5) == 0 ? "finds nothing cached" : "finds cached " + extent(f)),
          Map.entry(
              "ext4_es_find_extent_range_exit",
              f -> number(f, 2) == 0 ? "finds no delalloc extent" : "finds " + extent(f)),
          Map.entry("hole", f -> "finds hole " + range(number(f, 1), number(f, 2))),
          Map.entry("ext4_ext_map_blocks_exit", Ext4Phrases::mapped),
          Map.entry("ext4_es_insert_extent", f -> "inserts " + extent(f)),
          Map.entry("ext4_es_cache_extent", f -> "caches " + extent(f)),
          Map.entry("ext4_es_insert_delayed_block", f -> "inserts " + extent(f)),
          Map.entry("ext4_es_insert_delayed_extent", f -> "inserts " + extent(f)),
          Map.entry(
              "ext4_es_remove_extent", f -> "forgets status " + range(number(f, 1), number(f, 2))),
          Map.entry(
              "ext4_es_shrink",
              f -> "frees " + number(f, 0) + (number(f, 0) == 1 ? " status entry" : " status entries")),
          Map.entry("ext4_da_reserve_space", f -> "reserves " + clusters(f)),
          Map.entry("ext4_da_update_reserve_space", f -> "uses the reservation of " + clusters(f)),
          Map.entry("ext4_da_release_space", f -> "releases " + clusters(f)),
          Map.entry("printk", f -> "printk: " + f.get(0)),
          Map.entry("note", f -> f.get(0).toString()));

  /** Tracepoints that fire before the lock is taken under which their work is done. */
  private static final List<String> EARLY =
      List.of(
          "ext4_es_insert_extent",
          "ext4_es_cache_extent",
          "ext4_es_insert_delayed_block",
          "ext4_es_insert_delayed_extent",
          "ext4_es_remove_extent");

  private Ext4Phrases() {}

  /** Null for events that say nothing to a reader, such as those at a function's entry. */
  static String of(Event e) {
    Function<List<Object>, String> phrase = e.kind() == Event.Kind.TRACE ? PHRASES.get(e.name()) : null;
    return phrase == null ? null : phrase.apply(e.args());
  }

  /** A look-up or a search of the status tree without result. */
  static boolean findsNothing(Event e) {
    return e.name().equals("ext4_es_lookup_extent_exit") && number(e.args(), 5) == 0
        || e.name().equals("ext4_es_find_extent_range_exit") && number(e.args(), 2) == 0;
  }

  /** The variable that the task stores after the event, or null. */
  static String announces(Event e) {
    return EARLY.contains(e.name()) ? STATUS_TREE : null;
  }

  /** A mapping found or converted; holes and allocations have been reported before. Fields: ino, flags, lblk, pblk, len, mflags, ret. */
  private static String mapped(List<Object> f) {
    if (number(f, 6) <= 0) {
      return number(f, 6) == 0 ? null : "returns " + Errno.text(number(f, 6));
    }
    String type = (number(f, 5) & EXT4_MAP_UNWRITTEN) != 0 ? "unwritten" : "written";
    String range = range(number(f, 2), number(f, 4));
    if ((number(f, 1) & (EXT4_GET_BLOCKS_CONVERT | EXT4_GET_BLOCKS_CONVERT_UNWRITTEN)) != 0) {
      return "makes extent " + range + " " + type;
    }
    return (number(f, 5) & EXT4_MAP_NEW) != 0 ? null : "finds " + type + " extent " + range;
  }

  /** Fields: ino, lblk, len, pblk, status. */
  private static String extent(List<Object> f) {
    String range = range(number(f, 1), number(f, 2));
    char letter = Ext4Blocks.letter(number(f, 4));
    return letter == 'H' ? "hole " + range : Ext4Words.NAMES.get(letter) + " extent " + range;
  }

  private static String range(long lblk, long len) {
    return len >= ENDLESS ? "from " + lblk + " on" : lblk + "/" + len;
  }

  private static String clusters(List<Object> f) {
    return number(f, 1) == 1 ? "1 cluster" : number(f, 1) + " clusters";
  }

  private static long number(List<Object> fields, int index) {
    return ((Number) fields.get(index)).longValue();
  }
}
