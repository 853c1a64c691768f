package datasem.ext4;

import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_MAPPED;
import static datasem.ext4.Ext4MapBlocks.EXT4_MAP_UNWRITTEN;
import static datasem.ext4.Inode.BLOCK_SIZE;

import java.util.ArrayList;
import java.util.List;

/**
 * Direct I/O, fs/ext4/file.c and the iomap operations of inode.c: blocks go between user space and the
 * device, i_rwsem is held until the I/O has ended. Synchronous, so i_dio_count is not needed.
 */
final class Dio {
  private Dio() {}

  /** ext4_dio_read_iter(): dirty pages of the range go out first. */
  static List<Long> ext4_dio_read_iter(Ext4InodeInfo inode, long off, long len) {
    inode.i_rwsem.down_read();
    Writepages.ext4_writepages(inode, off / BLOCK_SIZE, (off + len) / BLOCK_SIZE);
    long size = inode.i_size.read_once();
    long end = Math.min(off + len, size) / BLOCK_SIZE;
    List<Long> result = new ArrayList<>();
    result.add(0L);
    for (long lblk = off / BLOCK_SIZE; lblk < end; lblk++) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, 1);
      inode.i_sb.kernel.ext4_map_blocks(inode, map, 0);
      boolean mapped = (map.m_flags & EXT4_MAP_MAPPED) != 0;
      result.add(mapped ? (long) inode.i_sb.disk.get((int) map.m_pblk).read_once() : 0L);
    }
    result.set(0, (result.size() - 1) * BLOCK_SIZE);
    inode.i_rwsem.up_read();
    return List.copyOf(result);
  }

  /**
   * ext4_dio_write_iter(): i_rwsem shared for an overwrite of allocated blocks inside i_size, exclusive
   * otherwise. An extending write is on the orphan list until i_disksize follows; an open handle stands for
   * that here. Bytes written or -errno.
   */
  static long ext4_dio_write_iter(Ext4InodeInfo inode, long off, long len, int token) {
    inode.i_rwsem.down_read();
    boolean shared = off + len <= inode.i_size.get() && ext4_overwrite_io(inode, off, len);
    if (!shared) {
      inode.i_rwsem.up_read();
      inode.i_rwsem.down_write();
    }
    boolean extend = !shared && off + len > inode.i_size.get();
    if (extend) {
      inode.i_sb.ext4_journal_start();
    }
    long ret = iomap_dio_rw(inode, off, len, token);
    if (extend) {
      if (ret > 0) {
        Inode.ext4_update_inode_size(inode, off + ret);
      }
      inode.i_sb.ext4_journal_stop();
    }
    if (shared) {
      inode.i_rwsem.up_read();
    } else {
      inode.i_rwsem.up_write();
    }
    return ret;
  }

  /** ext4_overwrite_io(): whether every block of the range is allocated, written or not. */
  private static boolean ext4_overwrite_io(Ext4InodeInfo inode, long off, long len) {
    Ext4MapBlocks map = new Ext4MapBlocks(off / BLOCK_SIZE, len / BLOCK_SIZE);
    return inode.i_sb.kernel.ext4_map_blocks(inode, map, 0) == len / BLOCK_SIZE;
  }

  /** __iomap_dio_rw() of a write: pages of the range go out and away, blocks are written, then converted. */
  private static long iomap_dio_rw(Ext4InodeInfo inode, long off, long len, int token) {
    long first = off / BLOCK_SIZE;
    long last = (off + len) / BLOCK_SIZE - 1;
    Writepages.ext4_writepages(inode, first, last + 1);
    Inode.truncate_pagecache_range(inode, first, last);
    long lblk = first;
    boolean unwritten = false;
    while (lblk <= last) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, last - lblk + 1);
      long ret = inode.i_sb.kernel.ext4_iomap_begin(inode, map);
      if (ret <= 0) {
        return lblk == first ? ret : (lblk - first) * BLOCK_SIZE;
      }
      unwritten |= (map.m_flags & EXT4_MAP_UNWRITTEN) != 0;
      for (long l = 0; l < map.m_len; l++) {
        inode.i_sb.disk.get((int) (map.m_pblk + l)).write_once(token);
      }
      lblk += map.m_len;
    }
    if (unwritten) {
      long err = Writepages.ext4_convert_unwritten_extents(inode, first, last - first + 1);
      if (err < 0) {
        return err;
      }
    }
    Inode.truncate_pagecache_range(inode, first, last);
    return len;
  }
}
