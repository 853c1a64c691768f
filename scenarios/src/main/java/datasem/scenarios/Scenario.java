package datasem.scenarios;

import datasem.ext4.Kernel;
import datasem.locking.ModelError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A race, written once and run by every engine: the file at the start, the tasks, what must never be
 * seen, what happens to a final state afterwards, and what is expected of each kernel.
 *
 * @param name who against whom, for example {@code read_vs_da_write}; of a scenario read from a file, its path
 * @param prologue one sentence on the file and the caches at the start, as in a mail
 * @param blocks blocks of 4096 bytes that the file may have, 1 to 16
 * @param blocks_per_page 1, or 2 to 4 where pages are larger than blocks; the file has whole pages
 * @param cluster_ratio blocks per cluster, a power of two; 1 without bigalloc
 * @param free_clusters clusters free on the device before the setup; 0 for one more than the files could use
 * @param used_device whether free blocks of the device hold old data, not zeros
 * @param failures what may go wrong, once in a run, while the tasks run; empty if nothing does
 * @param leaf whether the extents are in a leaf buffer, not read yet when the tasks start
 * @param setup run in sequence on an empty file before the tasks start
 * @param tasks at least one, with different names
 * @param headline the anomaly that the scenario is about
 * @param anomalies all that are looked for, the headline among them
 * @param observers what is done to each final state
 * @param expected by the name of the kernel, where it differs from that of its base
 * @param found who found the race, where and when
 * @param links the mails and commits to read
 */
public record Scenario(
    String name,
    String prologue,
    int blocks,
    int blocks_per_page,
    int cluster_ratio,
    int free_clusters,
    boolean used_device,
    Set<Failure> failures,
    boolean leaf,
    List<Syscall> setup,
    List<Task> tasks,
    Anomaly headline,
    Set<Anomaly> anomalies,
    List<Observer> observers,
    Map<String, Expected> expected,
    String found,
    List<Link> links) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]+_vs_[a-z0-9_]+");

  /**
   * Where a race is discussed.
   *
   * @param subject of the mail or commit
   * @param date of the mail as YYYY-MM-DD, or the version that has the commit
   */
  public record Link(String subject, String date) {}

  public Scenario {
    failures = Set.copyOf(failures);
    setup = List.copyOf(setup);
    tasks = List.copyOf(tasks);
    anomalies = Set.copyOf(anomalies);
    observers = List.copyOf(observers);
    expected = Map.copyOf(expected);
    links = List.copyOf(links);
    require(
        NAME.matcher(name).matches() || ScenarioFile.isPath(name),
        "the name must say who_vs_whom in lower case",
        name);
    require(blocks >= 1 && blocks <= 16, blocks + " blocks: must be 1 to 16", name);
    require(
        cluster_ratio >= 1 && cluster_ratio <= 16 && Integer.bitCount(cluster_ratio) == 1,
        "cluster ratio " + cluster_ratio + ": must be a power of two from 1 to 16",
        name);
    require(
        blocks_per_page >= 1 && blocks_per_page <= 4 && Integer.bitCount(blocks_per_page) == 1,
        blocks_per_page + " blocks per page: must be 1, 2 or 4",
        name);
    require(blocks % blocks_per_page == 0, blocks + " blocks: must be whole pages", name);
    require(!tasks.isEmpty(), "no task", name);
    require(!prologue.isBlank() && !found.isBlank(), "prologue and finder must be told", name);
    require(anomalies.contains(headline), headline + " is not looked for", name);
    Set<String> names = new HashSet<>();
    for (Task task : tasks) {
      require(names.add(task.name()), "two tasks are called " + task.name(), name);
      require(
          task.calls().stream().noneMatch(call -> call instanceof MountCall.ExtentMaxZerooutKb),
          "extent_max_zeroout_kb may only be set before the tasks start",
          name);
      shared(task.calls(), blocks, blocks_per_page, name);
    }
    shared(setup, blocks, blocks_per_page, name);
    for (Observer observer : observers) {
      fit(observer.calls(), blocks, blocks_per_page, name);
    }
  }

  /** Whether anything is expected of a kernel: it, or one that it is based on, has a line. */
  public boolean expects(Kernel kernel) {
    return decisive(kernel) != null;
  }

  /**
   * The expected verdict for a kernel: its own line, else that of the nearest kernel below it, since a
   * patch changes no verdict but where a source says so.
   *
   * @throws ModelError if no kernel down to the root has a line
   */
  public Expected expected(Kernel kernel) {
    Kernel named = decisive(kernel);
    if (named == null) {
      throw new ModelError("scenario " + name + " says nothing of kernel " + kernel.name());
    }
    Expected line = expected.get(named.name());
    return named == kernel ? line : line.inherited(named.name());
  }

  /** The same with one of its tasks alone. */
  public Scenario only(Task task) {
    return new Scenario(
        name,
        prologue,
        blocks,
        blocks_per_page,
        cluster_ratio,
        free_clusters,
        used_device,
        failures,
        leaf,
        setup,
        List.of(task),
        headline,
        anomalies,
        observers,
        expected,
        found,
        links);
  }

  private Kernel decisive(Kernel kernel) {
    Kernel k = kernel;
    while (k != null && !expected.containsKey(k.name())) {
      k = k.base();
    }
    return k;
  }

  /** Calls made while others can reach the inode. */
  private static void shared(List<Syscall> calls, int blocks, int blocks_per_page, String name) {
    fit(calls, blocks, blocks_per_page, name);
    for (Syscall call : calls) {
      require(
          !(call instanceof CacheCall.Evict),
          "an inode that tasks use cannot be evicted, only an observer may",
          name);
    }
  }

  private static void fit(List<Syscall> calls, int blocks, int blocks_per_page, String name) {
    for (Syscall call : calls) {
      require(
          end(call, blocks_per_page) <= blocks * Arguments.BLOCK_SIZE,
          call + " reaches beyond the " + blocks + " blocks modelled",
          name);
      require(
          blocks_per_page == 1 || !needsOneBlockPages(call),
          call + " is modelled with one block per page only",
          name);
    }
  }

  /** A page number is that of a page, however many blocks it has. */
  static long end(Syscall call, int blocks_per_page) {
    boolean page = call instanceof DataCall.Load || call instanceof DataCall.Mkwrite;
    return page ? call.end() * blocks_per_page : call.end();
  }

  /** Calls that in C round to whole pages, or go page by page, and here do not. */
  private static boolean needsOneBlockPages(Syscall call) {
    return call instanceof DataCall.DioRead
        || call instanceof DataCall.DioWrite
        || call instanceof LayoutCall.CollapseRange
        || call instanceof LayoutCall.InsertRange
        || call instanceof LayoutCall.MoveExtent;
  }

  private static void require(boolean met, String complaint, String name) {
    if (!met) {
      throw new IllegalArgumentException("scenario " + name + ": " + complaint);
    }
  }

  /** Starts a scenario; what is not said is the ordinary case: no bigalloc, everything looked for. */
  public static ScenarioBuilder named(String name) {
    return new ScenarioBuilder(name);
  }

  /** What user space is told; then the two ends of a delayed block: given up, or written out. */
  static List<Observer> standardObservers(int blocks) {
    StringBuilder layout = new StringBuilder("fiemap(f, 0, " + blocks * Arguments.BLOCK_SIZE + ")");
    for (int l = 0; l < blocks; l++) {
      layout.append("; lseek(f, ").append(l * Arguments.BLOCK_SIZE).append(", SEEK_DATA)");
    }
    return List.of(
        Observer.of("SEEK_DATA and FIEMAP", layout.toString()),
        Observer.of("truncate 0, evict", "ftruncate(f, 0); evict(f)"),
        Observer.of("writeback, evict", "writeback(f); evict(f)"));
  }
}
