package datasem.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of each kind of call that tasks can make, and files to make it on: for questions about all of them. */
public final class Operations {

  /** Blocks of the file that the calls and the starts below fit into. */
  public static final int BLOCKS = 5;

  /**
   * A kind of call.
   *
   * @param name as in the names of scenarios, for example {@code da_write}
   * @param calls that kind with arguments that lead it along different paths; the first is the usual one
   */
  public record Operation(String name, List<Syscall> calls) {
    public Operation {
      calls = List.copyOf(calls);
    }

    /** The call that stands for the kind. */
    public Syscall usual() {
      return calls.get(0);
    }
  }

  /**
   * A file to begin with.
   *
   * @param name what it consists of
   * @param cluster_ratio blocks per cluster
   * @param calls that make it, in the text form of {@link Syscall#parseAll}
   */
  public record Start(String name, int cluster_ratio, String calls) {}

  private static final List<Operation> ALL =
      List.of(
          of("read", "pread(f, buf, 4096, 0)", "pread(f, buf, 12288, 0)"),
          of("da_write", "pwrite(f, buf2, 4096, 4096)", "pwrite(f, buf2, 8192, 0)", "pwrite(f, buf2, 8192, 8192)"),
          of("dio_read", "O_DIRECT pread(f, buf, 4096, 8192)", "O_DIRECT pread(f, buf, 12288, 0)"),
          of("dio_write", "O_DIRECT pwrite(f, buf4, 4096, 8192)", "O_DIRECT pwrite(f, buf4, 8192, 0)",
              "O_DIRECT pwrite(f, buf4, 4096, 16384)"),
          of("readahead", "posix_fadvise(f, 0, 12288, POSIX_FADV_WILLNEED)"),
          of("load", "load from page 2"),
          of("mkwrite", "store 3 to page 1", "store 3 to page 0", "store 3 to page 3"),
          of("writeback", "writeback(f)"),
          of("fallocate", "fallocate(f, 0, 0, 16384)", "fallocate(f, 0, 8192, 8192)",
              "fallocate(f, KEEP_SIZE, 8192, 8192)"),
          of("punch", "fallocate(f, PUNCH_HOLE, 4096, 8192)", "fallocate(f, PUNCH_HOLE, 0, 12288)"),
          of("zero_range", "fallocate(f, ZERO_RANGE, 4096, 8192)", "fallocate(f, ZERO_RANGE, 0, 4096)"),
          of("collapse", "fallocate(f, COLLAPSE_RANGE, 4096, 4096)", "fallocate(f, COLLAPSE_RANGE, 0, 4096)"),
          of("insert", "fallocate(f, INSERT_RANGE, 4096, 4096)", "fallocate(f, INSERT_RANGE, 0, 4096)"),
          of("truncate", "ftruncate(f, 8192)", "ftruncate(f, 0)", "ftruncate(f, 16384)"),
          of("move_extent", "ioctl(f, EXT4_IOC_MOVE_EXT, 0, 16384)", "ioctl(f, EXT4_IOC_MOVE_EXT, 0, 4096)"),
          of("fiemap", "fiemap(f, 0, 16384)"),
          of("precache", "ioctl(f, EXT4_IOC_PRECACHE_EXTENTS)"),
          of("get_es_cache", "ioctl(f, EXT4_IOC_GET_ES_CACHE, 0, 16384)"),
          of("seek_data", "lseek(f, 0, SEEK_DATA)"),
          of("seek_hole", "lseek(f, 0, SEEK_HOLE)"),
          of("shrinker", "es_shrink(f, 1)", "es_shrink(f, 8)"),
          of("clear_es_cache", "ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)"),
          of("drop_caches", "posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED)"));

  private static final String DROP =
      "posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED); ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";

  private static final List<Start> STARTS =
      List.of(
          new Start("a hole", 1, "ftruncate(f, 12288)"),
          new Start("a hole with clean pages", 1, "ftruncate(f, 12288); pread(f, buf, 12288, 0)"),
          new Start("delayed", 1, "pwrite(f, buf, 12288, 0)"),
          new Start("unwritten", 1, "fallocate(f, 0, 0, 12288)"),
          new Start("unwritten, dirty", 1, "fallocate(f, 0, 0, 12288); pwrite(f, buf, 12288, 0)"),
          new Start("written, nothing cached", 1, "pwrite(f, buf, 12288, 0); writeback(f); " + DROP),
          new Start("written, dirty", 1, "pwrite(f, buf, 12288, 0); writeback(f); pwrite(f, buf2, 12288, 0)"),
          new Start(
              "three extents, all pages dirty, a delayed block beyond",
              1,
              "pwrite(f, buf, 4096, 0); writeback(f); pwrite(f, buf, 4096, 8192); writeback(f);"
                  + " pwrite(f, buf, 4096, 4096); writeback(f); pwrite(f, buf2, 16384, 0)"),
          new Start(
              "bigalloc, a written block and a delayed one in its cluster",
              2,
              "pwrite(f, buf, 4096, 0); writeback(f); pwrite(f, buf, 8192, 4096)"));

  private Operations() {}

  private static Operation of(String name, String... calls) {
    List<Syscall> parsed = new ArrayList<>();
    for (String call : calls) {
      parsed.add(Syscall.parse(call));
    }
    return new Operation(name, parsed);
  }

  /** Every kind of call but eviction, which only ever runs alone. */
  public static List<Operation> all() {
    return ALL;
  }

  /** The operation of that name. */
  public static Optional<Operation> byName(String name) {
    return ALL.stream().filter(o -> o.name().equals(name)).findFirst();
  }

  public static List<Start> starts() {
    return STARTS;
  }

  /** One call alone on a file, then the inode's eviction. */
  public static Scenario alone(Operation operation, Syscall call, Start start) {
    return Scenario.named(operation.name() + "_vs_nobody")
        .blocks(BLOCKS)
        .bigalloc(start.cluster_ratio())
        .start("A file: " + start.name() + ".", start.calls())
        .task("task1", call.toString())
        .ignoring(Anomaly.NOT_LINEARIZABLE)
        .observers(Observer.of("evict", "evict(f)"))
        .found("made from the list of operations")
        .build();
  }
}
