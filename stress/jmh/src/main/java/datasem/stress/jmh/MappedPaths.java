package datasem.stress.jmh;

import datasem.ext4.BufferHead;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4MapBlocks;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Threads that map blocks of one file, some for a read and some for a delayed write, on the texts of the
 * kernel under measurement. Each query finds its block forgotten by the status tree and each write finds a
 * hole, so that all take i_data_sem; what was done is undone by the status tree alone, under i_es_lock.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MappedPaths {
  private static final int BLOCKS = 64;

  /** The file that all threads share. */
  @State(Scope.Benchmark)
  public static class File {
    @Param({"v6.7", "v6.8", "v6.11", "reader-exclusive"})
    String kernel;

    /** Of ten calls, how many are queries. */
    @Param({"9", "5", "1"})
    int reads;

    final AtomicInteger threads = new AtomicInteger();
    Ext4InodeInfo inode;
    Kernel texts;

    /** Makes the file: all hole, and clusters without end, for v6.7 loses some of them in its race. */
    @Setup
    public void make() {
      texts = Kernels.byName(kernel).orElseThrow();
      Ext4SbInfo.Geometry geometry =
          new Ext4SbInfo.Geometry(
              1, 1, Long.MAX_VALUE / 4, true, false, Ext4SbInfo.Fault.NEVER, 1L);
      Ext4SbInfo sbi = new Ext4SbInfo(new JvmLocking(), texts, geometry);
      inode = new Ext4InodeInfo(sbi, 12, 1, ExtentTree.EMPTY, BLOCKS * 4096L);
    }
  }

  /** A thread, with a block of its own to read and one to write. */
  @State(Scope.Thread)
  public static class Caller {
    int read;
    int written;
    int turn;

    /** Blocks of different threads are not neighbours. */
    @Setup
    public void take(File file) {
      int number = file.threads.getAndIncrement() % 8;
      read = number * 8;
      written = number * 8 + 4;
    }
  }

  /** One call, a query or a delayed write. */
  @Benchmark
  public long call(File file, Caller caller) {
    caller.turn = (caller.turn + 3) % 10;
    return caller.turn < file.reads ? query(file, caller.read) : write(file, caller.written);
  }

  private static long query(File file, int block) {
    ExtentsStatus.ext4_es_remove_extent(file.inode, block, 1);
    return file.texts.ext4_map_blocks(file.inode, new Ext4MapBlocks(block, 1), 0);
  }

  private static long write(File file, int block) {
    long ret =
        file.texts.ext4_da_map_blocks(
            file.inode, new Ext4MapBlocks(block, 1), new BufferHead());
    ExtentsStatus.ext4_es_remove_extent(file.inode, block, 1);
    if (ret < 0) {
      throw new IllegalStateException("a delayed write returns " + ret);
    }
    return ret;
  }
}
