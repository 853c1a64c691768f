package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.Kernel;
import datasem.ext4.KernelBug;
import datasem.locking.Locking;
import datasem.locking.ModelError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One kernel under one scenario: what an engine is given to run. Safe to be shared between threads. */
public final class Cell implements Program {
  private static final int INODE = 12;

  private final Kernel kernel;
  private final Scenario scenario;

  /** Made when the first final state is reached; the same whoever makes it. */
  private volatile Set<List<Object>> sequential;

  public Cell(Kernel kernel, Scenario scenario) {
    this.kernel = kernel;
    this.scenario = scenario;
  }

  public Kernel kernel() {
    return kernel;
  }

  public Scenario scenario() {
    return scenario;
  }

  /**
   * What this cell ought to say.
   *
   * @throws ModelError if the scenario's table has no line for the kernel or one below it
   */
  public Expected expected() {
    return scenario.expected(kernel);
  }

  @Override
  public String name() {
    return kernel.name() + " " + scenario.name();
  }

  @Override
  public List<String> tasks() {
    return scenario.tasks().stream().map(Task::name).toList();
  }

  @Override
  public Instance start(Locking locking) {
    return begin(locking);
  }

  /** {@link #start} for those who want to look at the inode as well. */
  Run begin(Locking locking) {
    int ratio = scenario.cluster_ratio();
    int clusters = (scenario.blocks() + ratio - 1) / ratio;
    boolean donates = donates();
    int all = donates ? 2 * clusters : clusters;
    int device = 1 + (scenario.free_clusters() == 0 ? all + 1 : scenario.free_clusters());
    OneFailure failure = new OneFailure(locking, scenario.failures());
    Ext4SbInfo.Geometry geometry =
        Ext4SbInfo.Geometry.of(ratio, device, failure).paged(scenario.blocks_per_page());
    Ext4SbInfo sbi = new Ext4SbInfo(locking, kernel, geometry);
    for (Task task : scenario.tasks()) {
      for (Syscall call : task.calls()) {
        if (call instanceof MountCall.Remount remount) {
          sbi.remountable(remount.option());
        }
      }
    }
    if (scenario.used_device()) {
      sbi.used();
    }
    Ext4InodeInfo inode =
        new Ext4InodeInfo(sbi, INODE, scenario.blocks(), ExtentTree.EMPTY, 0);
    if (donates) {
      sbi.donor = Ext4InodeInfo.donor(sbi, INODE + 1, scenario.blocks());
      new LayoutCall.Fallocate(0, scenario.blocks() * Arguments.BLOCK_SIZE, false).run(sbi.donor);
    }
    Run run = new Run(locking, inode, failure);
    for (Syscall call : scenario.setup()) {
      if (call.run(inode) instanceof Long ret && ret < 0) {
        throw new ModelError(name() + ": " + call + " of the setup returns " + ret);
      }
    }
    if (scenario.leaf()) {
      inode.i_data_sem.down_write();
      inode.i_data.set(inode.i_data.get().in_unread_leaf());
      inode.i_data_sem.up_write();
    }
    failure.arm();
    return run;
  }

  /** Whether a call names a second file. */
  private boolean donates() {
    return scenario.tasks().stream()
        .flatMap(task -> task.calls().stream())
        .anyMatch(call -> call instanceof LayoutCall.MoveExtent);
  }

  private Set<List<Object>> sequential() {
    if (sequential == null) {
      sequential = SequentialOrders.answers(scenario, this);
    }
    return sequential;
  }

  /** The state of one run; {@link Invariants} remembers only what it has judged last. */
  final class Run implements Instance {
    final Ext4InodeInfo inode;
    private final Locking locking;
    private final OneFailure failure;
    private final Invariants invariants;

    private Run(Locking locking, Ext4InodeInfo inode, OneFailure failure) {
      this.locking = locking;
      this.inode = inode;
      this.failure = failure;
      this.invariants = new Invariants(inode);
    }

    @Override
    public int operations(int task) {
      return scenario.tasks().get(task).calls().size();
    }

    @Override
    public Object run(int task, int operation) {
      try {
        return scenario.tasks().get(task).calls().get(operation).run(inode);
      } catch (KernelBug bug) {
        throw new KernelStopped(bug);
      }
    }

    @Override
    public List<Finding> always() {
      return lookedFor(invariants.check());
    }

    @Override
    public List<Finding> atEnd(Object[][] results) {
      List<Finding> found = new ArrayList<>(invariants.check());
      linearizable(results, found);
      found.addAll(new Aftermath(locking, inode).of(scenario.observers()));
      return lookedFor(found);
    }

    /** The sequential orders know no failure, so they have nothing to say of a run that had one. */
    private void linearizable(Object[][] results, List<Finding> found) {
      if (!scenario.anomalies().contains(Anomaly.NOT_LINEARIZABLE) || failure.happened()) {
        return;
      }
      List<Object> answers = SequentialOrders.visible(scenario, results);
      if (!sequential().contains(answers)) {
        found.add(Anomaly.NOT_LINEARIZABLE.finding(SequentialOrders.contradiction(scenario, answers, sequential())));
      }
    }

    private List<Finding> lookedFor(List<Finding> found) {
      if (found.isEmpty() || scenario.anomalies().size() == Anomaly.values().length) {
        return found;
      }
      return found.stream()
          .filter(f -> scenario.anomalies().contains(Anomaly.valueOf(f.anomaly())))
          .toList();
    }
  }
}
