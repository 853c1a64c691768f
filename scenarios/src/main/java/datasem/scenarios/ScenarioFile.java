package datasem.scenarios;

import datasem.ext4.KernelBug;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import datasem.locking.ModelError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scenario as a text file, so that a race need not be compiled in to be explored. One part to a line,
 * {@code #} begins a comment:
 *
 * <pre>
 * start: A file of 8192 bytes, all hole.
 * blocks: 2
 * setup: ftruncate(f, 8192)
 * headline: LOST_DELALLOC
 * task reader: pread(f, buf, 4096, 0)
 * task writer: pwrite(f, buf, 4096, 4096)
 * </pre>
 *
 * {@code start}, {@code blocks}, {@code headline} and one {@code task} are needed; {@code bigalloc: 4} gives
 * the blocks per cluster, {@code blocks per page: 2} those of a page, {@code found: ...} tells where the
 * race was seen. Calls are those of {@link Syscall#parseAll}. Nothing is expected of any kernel.
 */
public final class ScenarioFile {
  private static final String SUFFIX = ".scenario";
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_TASKS = 4;
  private static final int MOST_CALLS = 8;

  private final String path;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<Task> tasks = new ArrayList<>();
  private final Map<Integer, List<Syscall>> lines = new TreeMap<>();
  private List<Syscall> setup = List.of();
  private int blocks;
  private int blocks_per_page = 1;
  private int ratio = 1;
  private Anomaly headline;
  private int calls;

  private ScenarioFile(String path) {
    this.path = path;
  }

  /** Whether a name is that of a file: it has a slash or ends in {@code .scenario}. */
  public static boolean isPath(String name) {
    return name.indexOf('/') >= 0 || name.endsWith(SUFFIX);
  }

  /**
   * Reads a scenario; its name is the path.
   *
   * @throws MalformedScenario with one line, if the file cannot be read or is no scenario
   */
  public static Scenario read(String path) {
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new MalformedScenario(path + ": longer than " + MOST_BYTES + " bytes, so no scenario");
      }
      return parse(path, new String(bytes, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new MalformedScenario(path + ": no such file");
    } catch (IOException | InvalidPathException e) {
      throw new MalformedScenario(path + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * The same of a text.
   *
   * @throws MalformedScenario as {@link #read}
   */
  public static Scenario parse(String path, String text) {
    ScenarioFile file = new ScenarioFile(path);
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      String part = line.strip();
      if (!part.isEmpty() && !part.startsWith("#")) {
        try {
          file.part(number, part);
        } catch (IllegalArgumentException e) {
          throw new MalformedScenario(path + ": line " + number + ": " + e.getMessage());
        }
      }
    }
    return file.scenario();
  }

  private void part(int number, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw new IllegalArgumentException("\"" + printable(shown) + "\" is no \"part: value\"");
    }
    String key = text.substring(0, colon).strip();
    String value = text.substring(colon + 1).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("\"" + printable(key) + "\" without a value");
    }
    if (seen.put(key, number) != null) {
      throw new IllegalArgumentException("\"" + printable(key) + "\" is given twice");
    }
    switch (key) {
      case "start", "found" -> values.put(key, printable(value));
      case "blocks" -> blocks = number(value, 16);
      case "blocks per page" -> blocks_per_page = powerOfTwo(number(value, 4), "blocks per page");
      case "bigalloc" -> ratio = powerOfTwo(number(value, 16), "blocks per cluster");
      case "headline" -> headline = anomaly(value);
      case "setup" -> {
        setup = Syscall.parseAll(value);
        lines.put(number, setup);
      }
      default -> {
        task(key, value);
        lines.put(number, tasks.get(tasks.size() - 1).calls());
      }
    }
  }

  private void task(String key, String value) {
    if (!key.matches("task\\s+[A-Za-z0-9_./-]{1,24}")) {
      throw new IllegalArgumentException(
          "\"" + printable(key) + "\" is no part of a scenario: start, blocks, blocks per page, bigalloc, setup,"
              + " headline, found or task NAME");
    }
    Task task = Task.of(key.substring(5).strip(), value);
    calls += task.calls().size();
    if (tasks.size() == MOST_TASKS || calls > MOST_CALLS) {
      throw new IllegalArgumentException(
          "more than " + MOST_TASKS + " tasks or " + MOST_CALLS + " calls cannot be explored");
    }
    tasks.add(task);
  }

  private static int number(String value, int most) {
    if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException("\"" + printable(value) + "\" is no number from 1 to " + most);
    }
    return Integer.parseInt(value);
  }

  private static int powerOfTwo(int number, String what) {
    if (Integer.bitCount(number) != 1) {
      throw new IllegalArgumentException(number + " " + what + ": must be a power of two");
    }
    return number;
  }

  private static Anomaly anomaly(String name) {
    try {
      return Anomaly.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + printable(name) + "\" is no anomaly (see: datasem list anomalies)", e);
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  private void fits(int number, Syscall call) {
    if (Scenario.end(call, blocks_per_page) > blocks * Arguments.BLOCK_SIZE) {
      throw new MalformedScenario(
          path + ": line " + number + ": " + call + " reaches beyond the " + blocks + " blocks of the file");
    }
    if (call instanceof CacheCall.Evict) {
      throw new MalformedScenario(path + ": line " + number + ": an inode that tasks use cannot be evicted");
    }
  }

  private Scenario scenario() {
    for (String needed : List.of("start", "blocks", "headline")) {
      if (!seen.containsKey(needed)) {
        throw new MalformedScenario(path + ": no line \"" + needed + ":\"");
      }
    }
    lines.forEach((number, line) -> line.forEach(call -> fits(number, call)));
    ScenarioBuilder builder = Scenario.named(path).headline(headline).blocks(blocks);
    builder.blocksPerPage(blocks_per_page).bigalloc(ratio);
    builder.start(values.get("start"), setup).found(values.getOrDefault("found", "read from " + path));
    tasks.forEach(builder::task);
    Scenario made;
    try {
      made = builder.build();
    } catch (IllegalArgumentException e) {
      throw new MalformedScenario(path + e.getMessage().substring(("scenario " + path).length()));
    }
    try {
      new Cell(Kernels.V6_7, made).begin(new JvmLocking());
    } catch (ModelError | KernelBug e) {
      throw new MalformedScenario(path + ": line " + seen.get("setup") + ": the setup fails: " + e.getMessage());
    }
    return made;
  }
}
