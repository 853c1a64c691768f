package datasem.stress.lincheck;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4MapBlocks;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.ExtentTree;
import datasem.ext4.FiemapExtent;
import datasem.ext4.Kernel;
import datasem.ext4.Syscalls;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * The model's calls as operations on one file, for Lincheck to generate sequences of; to be compared with
 * {@link BlockStates}. Each concerns a single block: lseek and fiemap over several blocks ask for one
 * piece after another and are not atomic in any kernel. Nor are read and truncate, which reads i_size
 * without a lock, and writeback, whose stages FIEMAP shows: they are not among the operations.
 */
@Param(name = "block", gen = IntGen.class, conf = "0:2")
@Param(name = "blocks", gen = IntGen.class, conf = "0:3")
public abstract class FileOperations {
  private static final long BLOCK = 4096;
  private static final int TOKEN = 1;

  private final Ext4InodeInfo inode;
  private final Kernel kernel;

  /** A file that is all hole, every page read in, the status tree empty. */
  FileOperations(Kernel kernel) {
    CellUnderTest.counted();
    this.kernel = kernel;
    int blocks = BlockStates.BLOCKS;
    Ext4SbInfo.Geometry geometry = Ext4SbInfo.Geometry.of(1, blocks + 2);
    Ext4SbInfo sbi = new Ext4SbInfo(new JvmLocking(), kernel, geometry);
    inode = new Ext4InodeInfo(sbi, 12, blocks, ExtentTree.EMPTY, 0);
    Syscalls.truncate(inode, blocks * BLOCK);
    for (int b = 0; b < blocks; b++) {
      Syscalls.load(inode, b);
    }
    Syscalls.clear_es_cache(inode);
  }

  /** The file on v6.7. */
  public static class V6_7 extends FileOperations {
    /** Made by Lincheck. */
    public V6_7() {
      super(Kernels.V6_7);
    }
  }

  /** The file on v6.11. */
  public static class V6_11 extends FileOperations {
    /** Made by Lincheck. */
    public V6_11() {
      super(Kernels.V6_11);
    }
  }

  /** See {@link BlockStates#pwrite}. */
  @Operation
  public int pwrite(@Param(name = "block") int block) {
    return Syscalls.pwrite(inode, block * BLOCK, BLOCK, TOKEN).intValue();
  }

  /** See {@link BlockStates#mkwrite}. */
  @Operation
  public int mkwrite(@Param(name = "block") int block) {
    return Syscalls.mkwrite(inode, block, TOKEN).intValue();
  }

  /** See {@link BlockStates#fallocate}. */
  @Operation
  public int fallocate(@Param(name = "block") int block) {
    return Syscalls.fallocate(inode, block * BLOCK, BLOCK, false).intValue();
  }

  /** See {@link BlockStates#truncate}. */
  @Operation
  public int truncate(@Param(name = "blocks") int blocks) {
    return Syscalls.truncate(inode, blocks * BLOCK).intValue();
  }

  /** See {@link BlockStates#seek_data}. */
  @Operation
  public String seek_data(@Param(name = "block") int block) {
    return Syscalls.seek_data(inode, block * BLOCK) == block * BLOCK ? "stays" : "does not";
  }

  /** See {@link BlockStates#seek_hole}. */
  @Operation
  public String seek_hole(@Param(name = "block") int block) {
    long offset = Syscalls.seek_hole(inode, block * BLOCK);
    return offset < 0 ? "ENXIO" : offset == block * BLOCK ? "stays" : "does not";
  }

  /** See {@link BlockStates#fiemap}. */
  @Operation
  public String fiemap(@Param(name = "block") int block) {
    List<FiemapExtent> extents = Syscalls.fiemap(inode, block * BLOCK, BLOCK);
    if (extents.isEmpty()) {
      return "hole";
    }
    int flags = extents.get(0).flags();
    return (flags & FiemapExtent.FIEMAP_EXTENT_DELALLOC) != 0
        ? "delalloc"
        : (flags & FiemapExtent.FIEMAP_EXTENT_UNWRITTEN) != 0 ? "unwritten" : "written";
  }

  /** See {@link BlockStates#map_blocks}. */
  @Operation
  public String map_blocks(@Param(name = "block") int block) {
    Ext4MapBlocks map = new Ext4MapBlocks(block, 1);
    kernel.ext4_map_blocks(inode, map, 0);
    return (map.m_flags & Ext4MapBlocks.EXT4_MAP_UNWRITTEN) != 0
        ? "unwritten"
        : (map.m_flags & Ext4MapBlocks.EXT4_MAP_MAPPED) != 0 ? "written" : "nothing";
  }
}
