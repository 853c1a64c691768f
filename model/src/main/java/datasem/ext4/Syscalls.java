package datasem.ext4;

import static datasem.ext4.Inode.BLOCK_SIZE;

import java.util.ArrayList;
import java.util.List;

/**
 * What user space and the VM can ask of the file, with the locks that the VFS and ext4's entry points
 * hold. Offsets and lengths are in bytes, multiples of the block size of 4096. Each call returns what
 * user space sees: a number, or a list for those that fill a buffer.
 */
public final class Syscalls {
  private Syscalls() {}

  /** pread(2), buffered, readahead off: the byte count, then the token of each block. */
  public static List<Long> pread(Ext4InodeInfo inode, long off, long len) {
    List<Long> result = new ArrayList<>();
    result.add(0L);
    long done = 0;
    while (done < len) {
      long lblk = (off + done) / BLOCK_SIZE;
      Folio folio = folio(inode, lblk);
      if (folio == null) {
        break;
      }
      long size = inode.i_size.read_once();
      if (off + done >= size) {
        break;
      }
      long end = Math.min((off + len) / BLOCK_SIZE, (size + BLOCK_SIZE - 1) / BLOCK_SIZE);
      int to = folio.offset(Math.min(end, folio.lblk(folio.blocks)));
      List<Long> data = Inode.filemap_read(inode, folio, folio.offset(lblk), to);
      result.addAll(data);
      done += data.size() * BLOCK_SIZE;
    }
    result.set(0, done);
    return List.copyOf(result);
  }

  /** pwrite(2), buffered, delayed allocation; each block gets {@code token}. Bytes written or -errno. */
  public static Long pwrite(Ext4InodeInfo inode, long off, long len, int token) {
    inode.i_rwsem.down_write();
    long done = 0;
    long err = 0;
    while (done < len && err == 0) {
      long lblk = (off + done) / BLOCK_SIZE;
      Folio folio = inode.folio(lblk);
      int from = folio.offset(lblk);
      int to = folio.offset(Math.min((off + len) / BLOCK_SIZE, folio.lblk(folio.blocks)));
      err = Inode.ext4_da_write_begin(inode, folio, from, to);
      if (err == 0) {
        Inode.ext4_da_write_end(inode, folio, from, to, token);
        done += (to - from) * BLOCK_SIZE;
      }
    }
    inode.i_rwsem.up_write();
    return done > 0 ? done : err;
  }

  /** pread(2) with O_DIRECT: as {@link #pread}, from the device. */
  public static List<Long> dio_read(Ext4InodeInfo inode, long off, long len) {
    return Dio.ext4_dio_read_iter(inode, off, len);
  }

  /** pwrite(2) with O_DIRECT: as {@link #pwrite}, to the device. */
  public static Long dio_write(Ext4InodeInfo inode, long off, long len, int token) {
    return Dio.ext4_dio_write_iter(inode, off, len, token);
  }

  /** A store to the start of a page of a shared mapping that is present read-only: page_mkwrite. 0 or -errno. */
  public static Long mkwrite(Ext4InodeInfo inode, int index, int token) {
    return Inode.ext4_page_mkwrite(inode, inode.i_pages.get(index), token);
  }

  /** A load from the start of a page of a shared mapping: the read fault; the token it finds. */
  public static Long load(Ext4InodeInfo inode, int index) {
    Folio folio = inode.i_pages.get(index);
    return Inode.filemap_read(inode, folio, 0, folio.blocks).get(0);
  }

  /** fallocate(2), mode 0 or KEEP_SIZE. 0 or -errno. */
  public static Long fallocate(Ext4InodeInfo inode, long off, long len, boolean keep_size) {
    inode.i_rwsem.down_write();
    long lblk = off / BLOCK_SIZE;
    long end = (off + len) / BLOCK_SIZE;
    long ret = 0;
    while (lblk < end) {
      Ext4MapBlocks map = new Ext4MapBlocks(lblk, end - lblk);
      ret =
          inode.i_sb.kernel.ext4_map_blocks(
              inode, map, MapFlags.EXT4_GET_BLOCKS_CREATE_UNWRIT_EXT);
      if (ret <= 0) {
        break;
      }
      lblk += ret;
      if (!keep_size && lblk * BLOCK_SIZE > inode.i_size.get()) {
        Inode.ext4_update_inode_size(inode, lblk * BLOCK_SIZE);
      }
    }
    inode.i_rwsem.up_write();
    return ret < 0 ? ret : 0;
  }

  /** sync_file_range(2) or the flusher: writes every dirty page out and waits for it. 0 or -errno. */
  public static Long writeback(Ext4InodeInfo inode) {
    return Writepages.ext4_writepages(inode, 0);
  }

  /** truncate(2). */
  public static Long truncate(Ext4InodeInfo inode, long size) {
    inode.i_rwsem.down_write();
    ext4_setattr(inode, size);
    inode.i_rwsem.up_write();
    return 0L;
  }

  private static void ext4_setattr(Ext4InodeInfo inode, long size) {
    long oldsize = inode.i_size.get();
    inode.invalidate_lock.down_write();
    if (size != oldsize) {
      inode.i_data_sem.down_write();
      inode.i_disksize.set(size);
      inode.i_size.set(size);
      inode.i_data_sem.up_write();
    }
    if (size <= oldsize) {
      long first = (size + BLOCK_SIZE - 1) / BLOCK_SIZE;
      Inode.truncate_pagecache_range(inode, first, ExtentsStatus.EXT_MAX_BLOCKS);
      ext4_truncate(inode);
    }
    inode.invalidate_lock.up_write();
  }

  private static void ext4_truncate(Ext4InodeInfo inode) {
    inode.i_data_sem.down_write();
    Extents.ext4_ext_truncate(inode);
    inode.i_data_sem.up_write();
  }

  /** fallocate(2), PUNCH_HOLE | KEEP_SIZE: dirty pages are written out first. */
  public static Long punch_hole(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_punch_hole(inode, off, len);
  }

  /** fallocate(2), COLLAPSE_RANGE: the blocks behind the range move down over it. */
  public static Long collapse_range(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_collapse_range(inode, off, len);
  }

  /** fallocate(2), INSERT_RANGE: the blocks from {@code off} on move up and leave a hole. */
  public static Long insert_range(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_insert_range(inode, off, len);
  }

  /** fallocate(2), ZERO_RANGE | KEEP_SIZE: the range reads as zeros and has blocks, all unwritten. */
  public static Long zero_range(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_zero_range(inode, off, len);
  }

  /** ioctl EXT4_IOC_MOVE_EXT, with the donor of the file system and the same offset in it. 0 or -errno. */
  public static Long move_extent(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_move_extents(
        inode, inode.i_sb.donor, off / BLOCK_SIZE, len / BLOCK_SIZE);
  }

  /** ioctl FS_IOC_FIEMAP: what is not a hole in the range. */
  public static List<FiemapExtent> fiemap(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_fiemap(inode, off / BLOCK_SIZE, (off + len) / BLOCK_SIZE);
  }

  /** lseek(2), SEEK_DATA: a byte offset or -ENXIO. */
  public static Long seek_data(Ext4InodeInfo inode, long off) {
    return seek(inode, off, true);
  }

  /** lseek(2), SEEK_HOLE: a byte offset or -ENXIO. */
  public static Long seek_hole(Ext4InodeInfo inode, long off) {
    return seek(inode, off, false);
  }

  /** iomap_seek_data() and iomap_seek_hole(): unwritten blocks are data where the page cache has them. */
  private static Long seek(Ext4InodeInfo inode, long off, boolean data) {
    inode.i_rwsem.down_read();
    long size = inode.i_size.get();
    long lblk = off / BLOCK_SIZE;
    long end = (size + BLOCK_SIZE - 1) / BLOCK_SIZE;
    long found = -1;
    while (lblk < end && found < 0) {
      Iomap iomap = inode.i_sb.kernel.ext4_iomap_begin_report(inode, lblk, end - lblk);
      long stop = Math.min(end, lblk + iomap.len());
      if (iomap.type() == Iomap.Type.UNWRITTEN) {
        for (long l = lblk; l < stop && found < 0; l++) {
          Folio folio = inode.folio(l);
          if (folio.page.read_once().buffer(folio.offset(l)).uptodate() == data) {
            found = l;
          }
        }
      } else if ((iomap.type() != Iomap.Type.HOLE) == data) {
        found = lblk;
      }
      lblk = stop;
    }
    inode.i_rwsem.up_read();
    if (off >= size) {
      return (long) -Errno.ENXIO;
    }
    if (found >= 0) {
      return Math.max(off, found * BLOCK_SIZE);
    }
    return data ? (long) -Errno.ENXIO : size;
  }

  /** The status tree's shrinker, asked to scan {@code nr} entries; how many it freed. */
  public static Long shrink(Ext4InodeInfo inode, int nr) {
    return (long) ExtentsStatus.ext4_es_shrink(List.of(inode), nr);
  }

  /** ioctl EXT4_IOC_PRECACHE_EXTENTS: 0. */
  public static Long precache_extents(Ext4InodeInfo inode) {
    return inode.i_sb.kernel.ext4_ioctl_precache(inode);
  }

  /** ioctl EXT4_IOC_GET_ES_CACHE with FIEMAP_FLAG_CACHE: the status tree, as far as it knows. */
  public static List<FiemapExtent> get_es_cache(Ext4InodeInfo inode, long off, long len) {
    return inode.i_sb.kernel.ext4_get_es_cache(inode, off / BLOCK_SIZE, (off + len) / BLOCK_SIZE);
  }

  /** ioctl EXT4_IOC_CLEAR_ES_CACHE: forgets all but delayed blocks. */
  public static Long clear_es_cache(Ext4InodeInfo inode) {
    ExtentsStatus.ext4_clear_inode_es(inode);
    return 0L;
  }

  /** posix_fadvise(2), POSIX_FADV_WILLNEED: readahead of the pages in the range. */
  public static Long fadvise_willneed(Ext4InodeInfo inode, long off, long len) {
    long page = inode.i_sb.blocks_per_page * BLOCK_SIZE;
    int last = (int) Math.min((off + len + page - 1) / page, inode.i_pages.size()) - 1;
    inode.i_sb.kernel.page_cache_ra_unbounded(inode, (int) (off / page), last);
    return 0L;
  }

  /** posix_fadvise(2), POSIX_FADV_DONTNEED: clean pages leave the page cache. */
  public static Long fadvise_dontneed(Ext4InodeInfo inode) {
    for (Folio folio : inode.i_pages) {
      folio.lock.lock();
      if (!folio.page.get().dirty()) {
        folio.page.set(Folio.Page.ABSENT);
      }
      folio.lock.unlock();
    }
    return 0L;
  }

  /** mount(2), MS_REMOUNT with one option: 0 or -errno. */
  public static Long remount(Ext4InodeInfo inode, MountOption option) {
    return inode.i_sb.kernel.ext4_remount(inode.i_sb, option);
  }

  /** A store to extent_max_zeroout_kb in sysfs. */
  public static Long extent_max_zeroout_kb(Ext4InodeInfo inode, int kb) {
    inode.i_sb.s_extent_max_zeroout_kb = kb;
    return 0L;
  }

  /** Eviction of the inode, when nobody else can reach it: ext4_evict_inode() and ext4_destroy_inode(). */
  public static Long evict(Ext4InodeInfo inode) {
    Inode.truncate_pagecache_range(inode, 0, ExtentsStatus.EXT_MAX_BLOCKS);
    ExtentsStatus.ext4_es_remove_extent(inode, 0, ExtentsStatus.EXT_MAX_BLOCKS);
    inode.i_block_reservation_lock.spin_lock();
    long reserved = inode.i_reserved_data_blocks.get();
    inode.i_block_reservation_lock.spin_unlock();
    if (reserved != 0) {
      inode.i_sb.warn("i_reserved_data_blocks (" + reserved + ") not cleared!");
    }
    return 0L;
  }

  /** The page of a block; null behind the last that is modelled. */
  private static Folio folio(Ext4InodeInfo inode, long lblk) {
    return lblk < inode.i_pages.size() * inode.i_sb.blocks_per_page ? inode.folio(lblk) : null;
  }
}
