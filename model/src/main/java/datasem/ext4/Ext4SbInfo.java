package datasem.ext4;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.Log;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.ArrayList;
import java.util.List;

/** struct ext4_sb_info, the fields that block mapping touches, and the block device under it. */
public final class Ext4SbInfo {
  public final Locking locking;
  public final Kernel kernel;

  /** Whether tracepoints are listened to. */
  public final boolean tracing;

  /** Blocks per cluster: a power of two, 1 without bigalloc. */
  public final int s_cluster_ratio;

  /** Blocks per page: a power of two, 1 where a block is as large as a page. */
  public final int blocks_per_page;

  private final MountFlag delalloc;

  private final MountFlag dioread_nolock;

  /** extent_max_zeroout_kb in sysfs; not to be changed once a task has started. */
  public int s_extent_max_zeroout_kb = 32;

  /** EXT4_FC_REPLAY: the status tree is switched off during fast-commit replay. */
  public final boolean fc_replay;

  /** Clusters nobody has allocated; delayed allocation claims them in {@link #s_dirtyclusters_counter}. */
  public final Counter s_freeclusters_counter;

  /** Clusters reserved by delayed blocks plus allocations under way. */
  public final Counter s_dirtyclusters_counter;

  /** Quota charged to the owner, in clusters: reserved by delayed blocks, and used by allocated ones. */
  public final Counter dq_reserved;

  public final Counter dq_used;

  /** s_writepages_rwsem: writepages holds it shared. */
  public final Rwsem s_writepages_rwsem;

  /** ext4_lock_group(): the allocation bitmap of the one block group. */
  public final SpinLock bb_lock;

  /** One bit per physical cluster, set if allocated; clusters 0 to 63. */
  public final Shared<Long> bb_bitmap;

  /** What a block of the device holds that somebody has used before; no task writes it. */
  public static final int OLD_DATA = -1;

  /** What each physical block holds on the device: a token written by a task, 0 for zeros. */
  public final List<Shared<Integer>> disk;

  /** t_updates: handles open in the running transaction, which cannot commit while there is one. */
  public final Counter t_updates;

  /** What printk has said: the kernel's own WARN, BUG and error messages, each once. */
  public final Log dmesg;

  /** The file that EXT4_IOC_MOVE_EXT names beside the first one; set before any task, null where no call names one. */
  public Ext4InodeInfo donor;

  /** What goes wrong though nothing in the model makes it. */
  public final Fault fault;

  public Ext4SbInfo(Locking locking, Kernel kernel, Geometry geometry) {
    this.locking = locking;
    this.kernel = kernel;
    this.tracing = locking.tracing();
    this.s_cluster_ratio = geometry.cluster_ratio();
    this.blocks_per_page = geometry.blocks_per_page();
    this.delalloc = new MountFlag("delalloc", geometry.delalloc());
    this.dioread_nolock = new MountFlag("dioread_nolock", true);
    this.fc_replay = geometry.fc_replay();
    this.fault = geometry.fault();
    s_freeclusters_counter = locking.counter("s_freeclusters_counter", geometry.free_clusters());
    s_dirtyclusters_counter = locking.counter("s_dirtyclusters_counter", 0);
    dq_reserved = locking.counter("dq_rsvspace", 0);
    dq_used = locking.counter("dq_curspace", 0);
    t_updates = locking.counter("t_updates", 0);
    s_writepages_rwsem = locking.rwsem("s_writepages_rwsem");
    bb_lock = locking.spinlock("ext4_lock_group");
    bb_bitmap = locking.shared("bb_bitmap", bb_lock, geometry.bitmap());
    dmesg = locking.log("dmesg");
    List<Shared<Integer>> blocks = new ArrayList<>();
    for (int p = 0; p < geometry.disk_blocks(); p++) {
      blocks.add(locking.shared("disk[" + p + "]", Guard.NONE, 0));
    }
    disk = List.copyOf(blocks);
  }

  /** A bit of s_mount_opt: shared state only if tasks change it, so that nobody else has to look. */
  private final class MountFlag {
    private final String name;
    private boolean set;
    private Shared<Boolean> changing;

    MountFlag(String name, boolean set) {
      this.name = name;
      this.set = set;
    }

    void will_change() {
      if (changing == null) {
        changing = locking.shared(name, Guard.NONE, set);
      }
    }

    boolean test() {
      return changing == null ? set : changing.read_once();
    }

    void put(boolean now) {
      if (changing == null) {
        set = now;
      } else {
        changing.write_once(now);
      }
    }
  }

  /** Lets tasks change a mount option; to be called before the first of them starts. */
  public void remountable(MountOption option) {
    (option == MountOption.NODELALLOC ? delalloc : dioread_nolock).will_change();
  }

  /** A device that has been in use; to be called before anything is written to it. */
  public void used() {
    for (Shared<Integer> block : disk) {
      block.write_once(OLD_DATA);
    }
  }

  /** test_opt(DELALLOC). */
  boolean delalloc() {
    return delalloc.test();
  }

  /** ext4_should_dioread_nolock(). */
  boolean ext4_should_dioread_nolock() {
    return dioread_nolock.test() && delalloc.test();
  }

  /** ext4_apply_options(). */
  void ext4_apply_option(MountOption option) {
    if (option == MountOption.NODELALLOC) {
      delalloc.put(false);
    } else {
      dioread_nolock.put(option == MountOption.DIOREAD_NOLOCK);
    }
  }

  /** The old option again, where a remount to nodelalloc fails. */
  void restore_delalloc() {
    delalloc.put(true);
  }

  /** s_extent_max_zeroout_kb in blocks. */
  int extent_max_zeroout_blocks() {
    return s_extent_max_zeroout_kb * 1024 / (int) Inode.BLOCK_SIZE;
  }

  /** EXT4_B2C(): the cluster of a block. */
  public long EXT4_B2C(long block) {
    return block / s_cluster_ratio;
  }

  /** EXT4_LBLK_CMASK(): the first block of a block's cluster. */
  public long EXT4_LBLK_CMASK(long lblk) {
    return lblk & -(long) s_cluster_ratio;
  }

  /** EXT4_LBLK_CFILL(): the last block of a block's cluster. */
  public long EXT4_LBLK_CFILL(long lblk) {
    return lblk | (s_cluster_ratio - 1);
  }

  /** EXT4_LBLK_COFF(): the offset of a block in its cluster. */
  public long EXT4_LBLK_COFF(long lblk) {
    return lblk & (s_cluster_ratio - 1);
  }

  /** ext4_journal_start(): never waits here, since the commit it may have to wait for is not a task. */
  void ext4_journal_start() {
    t_updates.add(1);
  }

  void ext4_journal_stop() {
    t_updates.add(-1);
  }

  /** WARN_ON(), ext4_warning() and the like: a message that a user finds in dmesg. */
  public void warn(String message) {
    if (tracing) {
      locking.trace("printk", message);
    }
    dmesg.add(message);
  }

  /** Asked where the kernel depends on something that is not modelled: memory, the device, its limits. */
  @FunctionalInterface
  public interface Fault {
    Fault NEVER = (locking, where) -> false;

    /**
     * Whether it goes wrong this time; may ask the engine through {@code locking.choose}.
     *
     * @param where the function of the kernel that says so
     */
    boolean happens(Locking locking, String where);
  }

  /**
   * The file system's shape.
   *
   * @param cluster_ratio blocks per cluster, a power of two
   * @param disk_blocks physical blocks modelled, 0 to 64
   * @param free_clusters clusters free at the start
   * @param bitmap one bit per physical cluster, set if in use at the start
   * @param blocks_per_page a power of two
   */
  public record Geometry(
      int cluster_ratio,
      int disk_blocks,
      long free_clusters,
      boolean delalloc,
      boolean fc_replay,
      Fault fault,
      long bitmap,
      int blocks_per_page) {

    /** Pages of one block. */
    public Geometry(
        int cluster_ratio,
        int disk_blocks,
        long free_clusters,
        boolean delalloc,
        boolean fc_replay,
        Fault fault,
        long bitmap) {
      this(cluster_ratio, disk_blocks, free_clusters, delalloc, fc_replay, fault, bitmap, 1);
    }

    /** A file system whose cluster 0 holds metadata, all others free, and where nothing goes wrong. */
    public static Geometry of(int cluster_ratio, int clusters) {
      return of(cluster_ratio, clusters, Fault.NEVER);
    }

    /** The same where things may go wrong. */
    public static Geometry of(int cluster_ratio, int clusters, Fault fault) {
      return new Geometry(cluster_ratio, clusters * cluster_ratio, clusters - 1, true, false, fault, 1L);
    }

    /** The same under pages of several blocks. */
    public Geometry paged(int blocks) {
      return new Geometry(
          cluster_ratio, disk_blocks, free_clusters, delalloc, fc_replay, fault, bitmap, blocks);
    }
  }
}
