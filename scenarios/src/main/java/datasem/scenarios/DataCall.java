package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Syscalls;

/** Calls that move data between user space and the page cache, or between that and the device. */
public sealed interface DataCall extends Syscall {

  /** pread(2), buffered: the byte count, then the token of each block. */
  record Pread(long off, long len) implements DataCall {
    public Pread {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.pread(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "pread(f, buf, " + len + ", " + off + ")";
    }
  }

  /** pwrite(2), buffered, with delayed allocation: bytes written or -errno. */
  record Pwrite(long off, long len, int token) implements DataCall {
    public Pwrite {
      Arguments.range(off, len);
      Arguments.token(token);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.pwrite(inode, off, len, token);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "pwrite(f, " + Arguments.buffer(token) + ", " + len + ", " + off + ")";
    }
  }

  /** pread(2) with O_DIRECT: the byte count, then the token of each block on the device. */
  record DioRead(long off, long len) implements DataCall {
    public DioRead {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.dio_read(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "O_DIRECT pread(f, buf, " + len + ", " + off + ")";
    }
  }

  /** pwrite(2) with O_DIRECT: bytes written or -errno. */
  record DioWrite(long off, long len, int token) implements DataCall {
    public DioWrite {
      Arguments.range(off, len);
      Arguments.token(token);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.dio_write(inode, off, len, token);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "O_DIRECT pwrite(f, " + Arguments.buffer(token) + ", " + len + ", " + off + ")";
    }
  }

  /** A load from a page of a shared mapping, the read fault: the token found. */
  record Load(int page) implements DataCall {
    public Load {
      Arguments.page(page);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.load(inode, page);
    }

    @Override
    public long end() {
      return (page + 1) * Arguments.BLOCK_SIZE;
    }

    @Override
    public String toString() {
      return "load from page " + page;
    }
  }

  /** A store to a page of a shared mapping that is present read-only, page_mkwrite: 0 or -errno. */
  record Mkwrite(int page, int token) implements DataCall {
    public Mkwrite {
      Arguments.page(page);
      Arguments.token(token);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.mkwrite(inode, page, token);
    }

    @Override
    public long end() {
      return (page + 1) * Arguments.BLOCK_SIZE;
    }

    @Override
    public String toString() {
      return token == 1 ? "store to page " + page : "store " + token + " to page " + page;
    }
  }

  /** The flusher: writes every dirty page out and waits for it: 0 or -errno. */
  record Writeback() implements DataCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.writeback(inode);
    }

    @Override
    public long end() {
      return 0;
    }

    @Override
    public String toString() {
      return "writeback(f)";
    }
  }
}
