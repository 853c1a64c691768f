package datasem.ext4;

import datasem.locking.Locking;
import datasem.scenarios.Finding;
import datasem.scenarios.FindingException;
import datasem.scenarios.Program;
import datasem.scenarios.Syscall;
import java.util.List;

/**
 * What i_es_seq promises, whoever relies on it: a mapping that a task has looked up, holding invalidate_lock
 * against truncation, is what the file has as long as the count is the same. Against it runs one call.
 *
 * @param holds whether the task holds invalidate_lock
 * @param full whether the device has no free cluster, so that writeback fails and drops the delayed block
 */
public record SeqWatch(Kernel kernel, String call, boolean holds, boolean full) implements Program {
  private static final int BLOCKS = 2;

  /** Block 0 is a hole, block 1 is delayed. */
  private static final String START = "ftruncate(f, 8192); pread(f, buf, 4096, 0); pwrite(f, buf, 4096, 4096)";

  private static final class Stale extends RuntimeException implements FindingException {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    Stale(String detail) {
      super(detail, null, false, false);
      finding = new Finding("STALE_MAPPING", detail);
    }

    @Override
    public Finding finding() {
      return finding;
    }
  }

  @Override
  public String name() {
    return kernel.name() + " " + label();
  }

  /** What it is called in a table. */
  public String label() {
    return "seq_watch_vs_" + call.replaceAll("\\W+", "_").replaceAll("_$", "") + (full ? "_without_space" : "");
  }

  @Override
  public List<String> tasks() {
    return List.of("watch", "change");
  }

  @Override
  public Instance start(Locking locking) {
    long bitmap = full ? -1L : 1L;
    Ext4SbInfo sbi =
        new Ext4SbInfo(
            locking,
            kernel,
            new Ext4SbInfo.Geometry(1, BLOCKS + 2, BLOCKS + 1, true, false, Ext4SbInfo.Fault.NEVER, bitmap));
    Ext4InodeInfo inode = new Ext4InodeInfo(sbi, 12, BLOCKS, ExtentTree.EMPTY, 0);
    Syscall.parseAll(START).forEach(setup -> setup.run(inode));
    Syscall change = Syscall.parse(call);
    return new Instance() {
      @Override
      public int operations(int task) {
        return 1;
      }

      @Override
      public Object run(int task, int operation) {
        return task == 0 ? watch(inode, holds) : change.run(inode);
      }

      @Override
      public List<Finding> atEnd(Object[][] results) {
        return List.of();
      }
    };
  }

  private static Long watch(Ext4InodeInfo inode, boolean holds) {
    if (holds) {
      inode.invalidate_lock.down_read();
    }
    for (long lblk = 0; lblk < BLOCKS; lblk++) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, 1);
      inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      inode.i_data_sem.down_read();
      inode.i_es_lock.read_lock();
      boolean same = map.m_seq == inode.i_es_seq.get();
      ExtentStatus es = inode.i_es_tree.get().at(lblk);
      inode.i_es_lock.read_unlock();
      ExtentTree.Extent ex = inode.i_data.get().find(lblk);
      inode.i_data_sem.up_read();
      boolean mapped = (map.m_flags & (Ext4MapBlocks.EXT4_MAP_MAPPED | Ext4MapBlocks.EXT4_MAP_UNWRITTEN)) != 0;
      boolean delayed = (map.m_flags & Ext4MapBlocks.EXT4_MAP_DELAYED) != 0;
      boolean unwritten = (map.m_flags & Ext4MapBlocks.EXT4_MAP_UNWRITTEN) != 0;
      boolean exact =
          mapped
              ? ex != null && ex.unwritten() == unwritten
              : ex == null && delayed == (es != null && es.is_delayed());
      if (same && !exact) {
        throw new Stale("block " + lblk + ": " + map.m_flags + " by the count, now " + es + " and " + ex);
      }
    }
    if (holds) {
      inode.invalidate_lock.up_read();
    }
    return 0L;
  }
}
