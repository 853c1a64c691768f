package datasem.scenarios;

import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Syscalls;

/** Calls that make the kernel forget: entries of the status tree, or the whole inode. */
public sealed interface CacheCall extends Syscall {

  @Override
  default long end() {
    return 0;
  }

  /** The status tree's shrinker under memory pressure, asked to visit {@code nr} entries. */
  record Shrink(int nr) implements CacheCall {
    public Shrink {
      if (nr < 1) {
        throw new IllegalArgumentException("es_shrink of " + nr + " entries: must be 1 or more");
      }
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.shrink(inode, nr);
    }

    /** Nothing: the shrinker answers to nobody. */
    @Override
    public Object visible(Object result) {
      return 0L;
    }

    @Override
    public String toString() {
      return "es_shrink(f, " + nr + ")";
    }
  }

  /** ioctl EXT4_IOC_CLEAR_ES_CACHE: forgets all but delayed blocks. */
  record ClearEsCache() implements CacheCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.clear_es_cache(inode);
    }

    @Override
    public String toString() {
      return "ioctl(f, EXT4_IOC_CLEAR_ES_CACHE)";
    }
  }

  /** posix_fadvise(2), POSIX_FADV_WILLNEED: readahead. */
  record FadviseWillneed(long off, long len) implements CacheCall {
    public FadviseWillneed {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.fadvise_willneed(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    @Override
    public String toString() {
      return "posix_fadvise(f, " + off + ", " + len + ", POSIX_FADV_WILLNEED)";
    }
  }

  /** ioctl EXT4_IOC_PRECACHE_EXTENTS: all leaves of the extent tree go to the status tree; 0. */
  record PrecacheExtents() implements CacheCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.precache_extents(inode);
    }

    @Override
    public String toString() {
      return "ioctl(f, EXT4_IOC_PRECACHE_EXTENTS)";
    }
  }

  /** ioctl EXT4_IOC_GET_ES_CACHE with FIEMAP_FLAG_CACHE: the status tree of a range. */
  record GetEsCache(long off, long len) implements CacheCall {
    public GetEsCache {
      Arguments.range(off, len);
    }

    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.get_es_cache(inode, off, len);
    }

    @Override
    public long end() {
      return off + len;
    }

    /** Nothing: what is cached is nobody's promise. */
    @Override
    public Object visible(Object result) {
      return 0L;
    }

    @Override
    public String toString() {
      return "ioctl(f, EXT4_IOC_GET_ES_CACHE, " + off + ", " + len + ")";
    }
  }

  /** posix_fadvise(2), POSIX_FADV_DONTNEED on the whole file: clean pages leave the page cache. */
  record FadviseDontneed() implements CacheCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.fadvise_dontneed(inode);
    }

    @Override
    public String toString() {
      return "posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED)";
    }
  }

  /** Eviction of the inode; only when nobody else can reach it, so only in observers. */
  record Evict() implements CacheCall {
    @Override
    public Object run(Ext4InodeInfo inode) {
      return Syscalls.evict(inode);
    }

    @Override
    public String toString() {
      return "evict(f)";
    }
  }
}
