package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.FiemapExtent;
import datasem.ext4.Syscalls;
import java.util.ArrayList;
import java.util.List;

/** Calls that change which blocks the file has, or tell which it has. */
public sealed interface LayoutCall extends Syscall {

  /** fallocate(2), mode 0 or KEEP_SIZE: 0 or -errno. */
  record Fallocate(long off, long len, boolean keep_size) implements LayoutCall {
    public Fallocate {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.fallocate(inode, off, len, keep_size);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "fallocate(f, " + (keep_size ? "KEEP_SIZE" : "0") + ", " + off + ", " + len + ")";
    }
  }

  /** fallocate(2), PUNCH_HOLE | KEEP_SIZE: 0 or -errno. */
  record PunchHole(long off, long len) implements LayoutCall {
    public PunchHole {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.punch_hole(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "fallocate(f, PUNCH_HOLE, " + off + ", " + len + ")";
    }
  }

  /** fallocate(2), ZERO_RANGE | KEEP_SIZE: 0 or -errno. */
  record ZeroRange(long off, long len) implements LayoutCall {
    public ZeroRange {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.zero_range(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "fallocate(f, ZERO_RANGE, " + off + ", " + len + ")";
    }
  }

  /** fallocate(2), COLLAPSE_RANGE: 0 or -errno. */
  record CollapseRange(long off, long len) implements LayoutCall {
    public CollapseRange {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.collapse_range(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "fallocate(f, COLLAPSE_RANGE, " + off + ", " + len + ")";
    }
  }

  /** fallocate(2), INSERT_RANGE: 0 or -errno. */
  record InsertRange(long off, long len) implements LayoutCall {
    public InsertRange {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.insert_range(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "fallocate(f, INSERT_RANGE, " + off + ", " + len + ")";
    }
  }

  /** ftruncate(2): 0 or -errno. */
  record Truncate(long size) implements LayoutCall {
    public Truncate {
      Arguments.offset("size", size);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.truncate(inode, size);
    }

    @Override
    public long end() {
      return size;
    }

    @Override
    public String toString() {
      return "ftruncate(f, " + size + ")";
    }
  }

  /** ioctl FS_IOC_FIEMAP: what is not a hole in the range. */
  record Fiemap(long off, long len) implements LayoutCall {
    public Fiemap {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.fiemap(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    /** The blocks of the range that are not reported as holes, ascending. */
    @Override
    public Object visible(Object result) {
      List<Long> blocks = new ArrayList<>();
      for (Object extent : (List<?>) result) {
        FiemapExtent e = (FiemapExtent) extent;
        long stop = Math.min(e.lblk() + e.len(), end() / Arguments.BLOCK_SIZE);
        for (long l = e.lblk(); l < stop; l++) {
          blocks.add(l);
        }
      }
      return List.copyOf(blocks);
    }

    @Override
    public String toString() {
      return "fiemap(f, " + off + ", " + len + ")";
    }
  }

  /** lseek(2), SEEK_DATA: a byte offset or -ENXIO. */
  record SeekData(long off) implements LayoutCall {
    public SeekData {
      Arguments.offset("offset", off);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.seek_data(inode, off);
    }

    @Override
    public long end() {
      return off;
    }

    @Override
    public String toString() {
      return "lseek(f, " + off + ", SEEK_DATA)";
    }
  }

  /** lseek(2), SEEK_HOLE: a byte offset or -ENXIO. */
  record SeekHole(long off) implements LayoutCall {
    public SeekHole {
      Arguments.offset("offset", off);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.seek_hole(inode, off);
    }

    @Override
    public long end() {
      return off;
    }

    @Override
    public String toString() {
      return "lseek(f, " + off + ", SEEK_HOLE)";
    }
  }
}
