package datasem.results.queries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the series of 2023-11-21 and its successors are about, patch by patch, without any race. */
final class Questions {
  private static final String DELAYED_4_5 = "ftruncate(f, 32768); pwrite(f, buf, 8192, 16384); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";
  private static final String DELAYED_0_1 = "ftruncate(f, 32768); pwrite(f, buf, 8192, 0); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";
  private static final String PUNCHED =
      "pwrite(f, buf, 16384, 0); writeback(f); fallocate(f, PUNCH_HOLE|KEEP_SIZE, 4096, 8192)";
  private static final String ALL_KINDS =
      "ftruncate(f, 20480); pwrite(f, buf, 4096, 0); writeback(f); fallocate(f, 0, 4096, 4096); pwrite(f, buf, 4096, 8192)";

  /** The kernels that end a hole where a delayed extent begins: the hole function, or RFC v1 patch 3. */
  private static final String[] TRIMMING = {"hole-trim-only", "rfc-v1-3", "6.1-stable", "v6.8"};

  /** The kernels whose hole function looks from the block asked for. */
  private static final String[] HOLE_FUNCTION = {"hole-trim-only", "6.1-stable", "v6.8"};

  private Questions() {}

  static Map<String, List<Question>> all() {
    Map<String, List<Question>> all = new LinkedHashMap<>();
    all.put("Patch 3: the length of a hole. Blocks 4 and 5 are delayed, 2 and 3 a cached hole, 0 and 1 unknown", length());
    all.put("The same blocks delayed, nothing else cached", uncached());
    all.put("Patch 5: delayed or a hole", delayedOrHole());
    all.put("Patch 6: what FIEMAP and SEEK see. Block 0 written, 1 unwritten, 2 delayed, 3 and 4 a hole", reports());
    all.put("Patch 4: what is cached of blocks 1 and 2, punched out of 4 written ones", punched());
    all.put("Delayed blocks, then fallocate() over them", unwrittenDelayed());
    return all;
  }

  private static List<Question> length() {
    return List.of(
        Question.of("map_blocks(0, 5), the delayed extent straddles its end", DELAYED_4_5, "hole 4", f -> f.cachedHole(2, 2).map_blocks(0, 5))
            .expect("hole 5", "v6.7")
            .expect("hole 4", TRIMMING),
        Question.of("map_blocks(0, 8), it need not straddle the end", DELAYED_4_5, "hole 4", f -> f.cachedHole(2, 2).map_blocks(0, 8))
            .expect("hole 8", "v6.7")
            .expect("hole 4", TRIMMING),
        Question.of("map_blocks(0, 3), ends before it", DELAYED_4_5, "hole 3", f -> f.cachedHole(2, 2).map_blocks(0, 3))
            .expect("hole 3", "v6.7"),
        Question.of("map_blocks(2, 6), begins in the cached hole", DELAYED_4_5, "hole 2", f -> f.cachedHole(2, 2).map_blocks(2, 6))
            .expect("hole 2", "v6.7"),
        Question.of("map_blocks(6, 2), begins behind it", DELAYED_4_5, "hole 2", f -> f.cachedHole(2, 2).map_blocks(6, 2))
            .expect("hole 2", "v6.7"));
  }

  private static List<Question> uncached() {
    return List.of(
        Question.of("map_blocks(0, 8)", DELAYED_4_5, "hole 4", f -> f.map_blocks(0, 8))
            .expect("hole 8", "v6.7")
            .expect("hole 4", TRIMMING),
        Question.of("cached by it", DELAYED_4_5, "0/4 H 4/2 D", f -> f.cachedAfter(0, 8)).expect("0/4 H 4/2 D", "v6.7"),
        Question.of("cached by map_blocks(6, 2): to v6.7 a hole that nobody asked for", DELAYED_4_5, null, f -> f.cachedAfter(6, 2))
            .expect("0/4 H 4/2 D", "v6.7")
            .expect("4/2 D 6.. H", HOLE_FUNCTION),
        Question.of("cached by map_blocks(3, 1), blocks 0 and 1 delayed instead", DELAYED_0_1, null, f -> f.cachedAfter(3, 1))
            .expect("0/2 D", "v6.7")
            .expect("0/2 D 3.. H", HOLE_FUNCTION));
  }

  private static List<Question> delayedOrHole() {
    return List.of(
        Question.of("map_blocks(4, 4) of the two delayed blocks", DELAYED_4_5, "delayed 2", f -> f.map_blocks(4, 4))
            .expect("hole 2", "v6.7")
            .expect("delayed 2", "rfc-v1-5", "v6.8"),
        Question.of("map_blocks(5, 3), in the middle of them", DELAYED_4_5, "delayed 1", f -> f.map_blocks(5, 3))
            .expect("hole 1", "v6.7")
            .expect("delayed 1", "rfc-v1-5", "v6.8"));
  }

  private static List<Question> reports() {
    return List.of(
        Question.of("iomap_begin_report(0, 5)", ALL_KINDS, "MAPPED 1", f -> f.report(0, 5)).expect("MAPPED 1", "v6.7"),
        Question.of("iomap_begin_report(1, 4)", ALL_KINDS, "UNWRITTEN 1", f -> f.report(1, 4)).expect("UNWRITTEN 1", "v6.7"),
        Question.of("iomap_begin_report(2, 3)", ALL_KINDS, "DELALLOC 1", f -> f.report(2, 3)).expect("DELALLOC 1", "v6.7"),
        Question.of("iomap_begin_report(3, 2)", ALL_KINDS, "HOLE 2", f -> f.report(3, 2)).expect("HOLE 2", "v6.7"),
        Question.of("iomap_begin_report(0, 8), only 4 and 5 delayed", DELAYED_4_5, "HOLE 4", f -> f.report(0, 8)).expect("HOLE 4", "v6.7"),
        Question.of("lseek(f, 0, SEEK_HOLE)", ALL_KINDS, "4096", f -> f.call("lseek(f, 0, SEEK_HOLE)")).expect("4096", "v6.7"),
        Question.of("lseek(f, 4096, SEEK_DATA)", ALL_KINDS, "8192", f -> f.call("lseek(f, 4096, SEEK_DATA)")).expect("8192", "v6.7"),
        Question.of("lseek(f, 8192, SEEK_HOLE)", ALL_KINDS, "12288", f -> f.call("lseek(f, 8192, SEEK_HOLE)")).expect("12288", "v6.7"));
  }

  /** The first pwrite() has cached the hole behind the blocks as well. */
  private static List<Question> punched() {
    return List.of(
        Question.of("cached after fallocate(f, PUNCH_HOLE, 4096, 8192)", PUNCHED, null, Asked::cached)
            .expect("0/1 W 3/1 W 4.. H", "v6.7")
            .expect("0/1 W 1/2 H 3/1 W 4.. H", "rfc-v1-4", "v6.8"),
        Question.of("map_blocks(1, 3) then", PUNCHED, "hole 2", f -> f.map_blocks(1, 3)).expect("hole 2", "v6.7"));
  }

  private static List<Question> unwrittenDelayed() {
    String setup = "pwrite(f, buf, 8192, 0); fallocate(f, 0, 0, 8192)";
    return List.of(
        Question.of("cached: to v6.11 both at once, then unwritten alone", setup, null, Asked::cached)
            .expect("0/2 UD 2.. H", "v6.7")
            .expect("0/2 U 2.. H", "v6.12"),
        Question.of("iomap_begin_report(0, 2): unwritten wins", setup, "UNWRITTEN 2", f -> f.report(0, 2)).expect("UNWRITTEN 2", "v6.7"));
  }
}
