package datasem.scenarios;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the parts of a {@link Scenario}; {@link #build} checks them. */
public final class ScenarioBuilder {
  private final String name;
  private String prologue = "";
  private int blocks = 1;
  private int blocks_per_page = 1;
  private int cluster_ratio = 1;
  private int free_clusters;
  private boolean used_device;
  private Set<Failure> failures = Set.of();
  private boolean leaf;
  private List<Syscall> setup = List.of();
  private final List<Task> tasks = new ArrayList<>();
  private Anomaly headline = Anomaly.LOST_DELALLOC;
  private final Set<Anomaly> anomalies = EnumSet.allOf(Anomaly.class);
  private List<Observer> observers;
  private final Map<String, Expected> expected = new LinkedHashMap<>();
  private String found = "";
  private final List<Scenario.Link> links = new ArrayList<>();

  ScenarioBuilder(String name) {
    this.name = name;
  }

  /** One sentence on the start, and the calls that bring it about, as {@link Syscall#parseAll}. */
  public ScenarioBuilder start(String sentence, String calls) {
    return start(sentence, Syscall.parseAll(calls));
  }

  ScenarioBuilder start(String sentence, List<Syscall> calls) {
    prologue = sentence;
    setup = calls;
    return this;
  }

  public ScenarioBuilder blocks(int count) {
    blocks = count;
    return this;
  }

  /** The extents are in a leaf buffer that is not read yet when the tasks start. */
  public ScenarioBuilder in_unread_leaf() {
    leaf = true;
    return this;
  }

  /** Pages larger than blocks, 2 or 4 blocks each. */
  public ScenarioBuilder blocksPerPage(int count) {
    blocks_per_page = count;
    return this;
  }

  public ScenarioBuilder bigalloc(int ratio) {
    cluster_ratio = ratio;
    return this;
  }

  /** A device that is nearly full: only so many clusters are free before the setup, at least 1. */
  public ScenarioBuilder freeClusters(int count) {
    free_clusters = count;
    return this;
  }

  /** Free blocks of the device hold old data, which nobody must see. */
  public ScenarioBuilder usedDevice() {
    used_device = true;
    return this;
  }

  /** One of these may go wrong, once in a run; the checker tries every place and none. */
  public ScenarioBuilder mayFail(Failure... places) {
    failures = Set.of(places);
    return this;
  }

  public ScenarioBuilder task(String task, String calls) {
    return task(Task.of(task, calls));
  }

  ScenarioBuilder task(Task task) {
    tasks.add(task);
    return this;
  }

  public ScenarioBuilder headline(Anomaly anomaly) {
    headline = anomaly;
    return this;
  }

  public ScenarioBuilder ignoring(Anomaly anomaly) {
    anomalies.remove(anomaly);
    return this;
  }

  /** In place of {@link Scenario#standardObservers}. */
  public ScenarioBuilder observers(Observer... instead) {
    observers = List.of(instead);
    return this;
  }

  /**
   * @throws IllegalArgumentException if the kernel has a line already
   */
  public ScenarioBuilder expect(String kernel, Expected verdict) {
    if (expected.put(kernel, verdict) != null) {
      throw new IllegalArgumentException("scenario " + name + ": two lines for " + kernel);
    }
    return this;
  }

  public ScenarioBuilder found(String who) {
    found = who;
    return this;
  }

  public ScenarioBuilder link(String subject, String date) {
    links.add(new Scenario.Link(subject, date));
    return this;
  }

  /**
   * @throws IllegalArgumentException with one line, if a part is missing or does not fit
   */
  public Scenario build() {
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
        tasks,
        headline,
        anomalies,
        observers == null ? Scenario.standardObservers(blocks) : observers,
        expected,
        found,
        links);
  }
}
