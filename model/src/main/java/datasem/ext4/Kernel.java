package datasem.ext4;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** A kernel as a value: a name, a base, and which text of each contested function it runs. Setters make a copy. */
public final class Kernel {
  /** What a kernel takes over from its base. */
  private static final List<Field> SLOTS =
      Arrays.stream(Kernel.class.getDeclaredFields())
          .filter(f -> !Modifier.isStatic(f.getModifiers()))
          .filter(f -> !List.of("name", "base", "note").contains(f.getName()))
          .toList();

  private final String name;
  private final Kernel base;
  private String note = "";
  private EsInsertExtent ext4_es_insert_extent;
  private EsCanBeMerged ext4_es_can_be_merged;
  private EsStorePblockStatus ext4_es_store_pblock_status;
  private EsPredicate ext4_es_is_delonly;
  private DetermineHole ext4_ext_determine_hole;
  private PutGapInCache ext4_ext_put_gap_in_cache;
  private ExtMapBlocks ext4_ext_map_blocks;
  private MapBlocks ext4_map_blocks;
  private DaMapBlocks ext4_da_map_blocks;
  private Iomap.SetIomap ext4_set_iomap;
  private Iomap.BeginReport ext4_iomap_begin_report;
  private DetermineInsertHole ext4_ext_determine_insert_hole;
  private EsCacheExtent ext4_es_cache_query;
  private MapOneExtent mpage_map_one_extent_flags;
  private Fiemap ext4_fiemap;
  private PunchHole ext4_punch_hole;
  private EsRemoveExtent ext4_es_remove_extent;
  private EsInsertDelayedExtent ext4_es_insert_delayed_extent;
  private QueryBlocks ext4_map_query_blocks;
  private MoveExtents ext4_move_extents;
  private boolean i_es_seq;
  private SplitConvertExtents ext4_split_convert_extents;
  private SplitExtentAt ext4_split_extent_at;
  private SplitExtent ext4_split_extent;
  private HandleUnwritten ext4_ext_handle_unwritten_extents;
  private ConvertUnwrittenEndio ext4_convert_unwritten_extents_endio;
  private ConvertToInitialized ext4_ext_convert_to_initialized;
  private IomapBegin ext4_iomap_begin;
  private GetEsCache ext4_get_es_cache;
  private IoctlPrecache ext4_ioctl_precache;
  private Readahead page_cache_ra_unbounded;
  private ZeroRange ext4_zero_range;
  private InsertRange ext4_insert_range;
  private CollapseRange ext4_collapse_range;
  private ReleaseUnusedPages mpage_release_unused_pages;
  private MapAndSubmitExtent mpage_map_and_submit_extent;
  private EndIoEnd ext4_end_io_end;
  private UpdateDisksize mpage_update_disksize;
  private DisksizeBeforePunch ext4_update_disksize_before_punch;
  private InsertDelayedBlock ext4_insert_delayed_block;
  private CountRsvdFrom count_rsvd_from;
  private RsvdAfterCut reserved_after_cut;
  private Remount ext4_remount;

  private Kernel(String name, Kernel base) {
    this.name = name;
    this.base = base;
  }

  /** A copy in which something is different. */
  private Kernel with(Consumer<Kernel> change) {
    Kernel copy = new Kernel(name, base);
    copy.note = note;
    copy.take(this);
    change.accept(copy);
    return copy;
  }

  /** Takes over what another kernel runs. */
  private void take(Kernel other) {
    for (Field slot : SLOTS) {
      put(slot, this, get(slot, other));
    }
  }

  /** A kernel without a base; every contested function must be given. */
  public static Kernel root(String name) {
    return new Kernel(name, null);
  }

  /** A kernel that runs the texts of {@code base} but for those given next. */
  public static Kernel patched(String name, Kernel base) {
    Kernel kernel = new Kernel(name, base);
    kernel.take(base);
    return kernel;
  }

  /** Names of what is not the same as in the base: contested functions, and the few things that are no function. */
  public Set<String> patched() {
    Set<String> names = new LinkedHashSet<>();
    for (Field slot : SLOTS) {
      if (base == null || !Objects.equals(get(slot, this), get(slot, base))) {
        names.add(slot.getName());
      }
    }
    return names;
  }

  /** The same kernel, which tells the name of each contested function that runs; what is no function, at once. */
  public Kernel telling(Consumer<String> ran) {
    return with(k -> {
      for (Field slot : SLOTS) {
        if (!slot.getType().isInterface()) {
          ran.accept(slot.getName());
        } else if (get(slot, this) != null) {
          put(slot, k, telling(slot, get(slot, this), ran));
        }
      }
    });
  }

  private static Object telling(Field slot, Object text, Consumer<String> ran) {
    return Proxy.newProxyInstance(
        Kernel.class.getClassLoader(),
        new Class<?>[] {slot.getType()},
        (proxy, method, arguments) -> {
          ran.accept(slot.getName());
          try {
            return method.invoke(text, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static Object get(Field slot, Kernel kernel) {
    try {
      return slot.get(kernel);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void put(Field slot, Kernel kernel, Object text) {
    try {
      slot.set(kernel, text);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  public String name() {
    return name;
  }

  /** The kernel this one patches, or null. */
  public Kernel base() {
    return base;
  }

  /** What sets it apart from its base, in one line; none if nothing was said. */
  public String note() {
    return note;
  }

  public Kernel note(String line) {
    return with(k -> k.note = line);
  }

  public Kernel ext4_es_insert_extent(EsInsertExtent text) {
    return with(k -> k.ext4_es_insert_extent = text);
  }

  public EsInsertExtent ext4_es_insert_extent() {
    return ext4_es_insert_extent;
  }

  public Kernel ext4_es_can_be_merged(EsCanBeMerged text) {
    return with(k -> k.ext4_es_can_be_merged = text);
  }

  public EsCanBeMerged ext4_es_can_be_merged() {
    return ext4_es_can_be_merged;
  }

  public Kernel ext4_es_store_pblock_status(EsStorePblockStatus text) {
    return with(k -> k.ext4_es_store_pblock_status = text);
  }

  public EsStorePblockStatus ext4_es_store_pblock_status() {
    return ext4_es_store_pblock_status;
  }

  /**
   * Which entries own a reservation: {@link EsPredicate#DELONLY} up to v6.11, {@link
   * EsPredicate#DELAYED} from v6.12, where delayed and unwritten exclude each other.
   */
  public Kernel ext4_es_is_delonly(EsPredicate predicate) {
    return with(k -> k.ext4_es_is_delonly = predicate);
  }

  public EsPredicate ext4_es_is_delonly() {
    return ext4_es_is_delonly;
  }

  public Kernel ext4_ext_determine_hole(DetermineHole text) {
    return with(k -> k.ext4_ext_determine_hole = text);
  }

  Extents.Hole ext4_ext_determine_hole(Ext4InodeInfo inode, Extents.Path path, long lblk) {
    return ext4_ext_determine_hole.ext4_ext_determine_hole(inode, path, lblk);
  }

  public Kernel ext4_ext_put_gap_in_cache(PutGapInCache text) {
    return with(k -> k.ext4_ext_put_gap_in_cache = text);
  }

  void ext4_ext_put_gap_in_cache(Ext4InodeInfo inode, long hole_start, long hole_len) {
    ext4_ext_put_gap_in_cache.ext4_ext_put_gap_in_cache(inode, hole_start, hole_len);
  }

  public Kernel ext4_ext_map_blocks(ExtMapBlocks text) {
    return with(k -> k.ext4_ext_map_blocks = text);
  }

  long ext4_ext_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    return ext4_ext_map_blocks.ext4_ext_map_blocks(inode, map, flags);
  }

  public Kernel ext4_map_blocks(MapBlocks text) {
    return with(k -> k.ext4_map_blocks = text);
  }

  public long ext4_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    return ext4_map_blocks.ext4_map_blocks(inode, map, flags);
  }

  public Kernel ext4_da_map_blocks(DaMapBlocks text) {
    return with(k -> k.ext4_da_map_blocks = text);
  }

  public long ext4_da_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    return ext4_da_map_blocks.ext4_da_map_blocks(inode, map, bh);
  }

  public Kernel ext4_set_iomap(Iomap.SetIomap text) {
    return with(k -> k.ext4_set_iomap = text);
  }

  Iomap ext4_set_iomap(Ext4MapBlocks map) {
    return ext4_set_iomap.ext4_set_iomap(map);
  }

  public Kernel ext4_iomap_begin_report(Iomap.BeginReport text) {
    return with(k -> k.ext4_iomap_begin_report = text);
  }

  public Iomap ext4_iomap_begin_report(Ext4InodeInfo inode, long lblk, long len) {
    return ext4_iomap_begin_report.ext4_iomap_begin_report(inode, lblk, len);
  }

  public Kernel ext4_punch_hole(PunchHole text) {
    return with(k -> k.ext4_punch_hole = text);
  }

  Long ext4_punch_hole(Ext4InodeInfo inode, long offset, long length) {
    return ext4_punch_hole.ext4_punch_hole(inode, offset, length);
  }

  public Kernel ext4_ext_determine_insert_hole(DetermineInsertHole text) {
    return with(k -> k.ext4_ext_determine_insert_hole = text);
  }

  long ext4_ext_determine_insert_hole(Ext4InodeInfo inode, Extents.Path path, long lblk) {
    return ext4_ext_determine_insert_hole.ext4_ext_determine_insert_hole(inode, path, lblk);
  }

  public Kernel ext4_es_cache_query(EsCacheExtent text) {
    return with(k -> k.ext4_es_cache_query = text);
  }

  void ext4_es_cache_query(Ext4InodeInfo inode, long lblk, long len, long pblk, long status) {
    ext4_es_cache_query.ext4_es_cache_query(inode, lblk, len, pblk, status);
  }

  public Kernel mpage_map_one_extent_flags(MapOneExtent text) {
    return with(k -> k.mpage_map_one_extent_flags = text);
  }

  int mpage_map_one_extent_flags(boolean bh_delay, boolean dioread_nolock) {
    return mpage_map_one_extent_flags.mpage_map_one_extent_flags(bh_delay, dioread_nolock);
  }

  public Kernel ext4_fiemap(Fiemap text) {
    return with(k -> k.ext4_fiemap = text);
  }

  List<FiemapExtent> ext4_fiemap(Ext4InodeInfo inode, long lblk, long end) {
    return ext4_fiemap.ext4_fiemap(inode, lblk, end);
  }

  public Kernel ext4_es_remove_extent(EsRemoveExtent text) {
    return with(k -> k.ext4_es_remove_extent = text);
  }

  public EsRemoveExtent ext4_es_remove_extent() {
    return ext4_es_remove_extent;
  }

  public Kernel ext4_es_insert_delayed_extent(EsInsertDelayedExtent text) {
    return with(k -> k.ext4_es_insert_delayed_extent = text);
  }

  public EsInsertDelayedExtent ext4_es_insert_delayed_extent() {
    return ext4_es_insert_delayed_extent;
  }

  public Kernel ext4_map_query_blocks(QueryBlocks text) {
    return with(k -> k.ext4_map_query_blocks = text);
  }

  long ext4_map_query_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    return ext4_map_query_blocks.ext4_map_query_blocks(inode, map, flags);
  }

  public Kernel ext4_move_extents(MoveExtents text) {
    return with(k -> k.ext4_move_extents = text);
  }

  long ext4_move_extents(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len) {
    return ext4_move_extents.ext4_move_extents(orig, donor, lblk, len);
  }

  /** Says that struct ext4_inode_info has i_es_seq, dd064d5101ea. */
  public Kernel with_i_es_seq() {
    return with(k -> k.i_es_seq = true);
  }

  /** Whether inodes have i_es_seq. */
  boolean has_i_es_seq() {
    return i_es_seq;
  }

  public Kernel ext4_split_convert_extents(SplitConvertExtents text) {
    return with(k -> k.ext4_split_convert_extents = text);
  }

  int ext4_split_convert_extents(Ext4InodeInfo inode, long lblk, long len, int flags) {
    return ext4_split_convert_extents.ext4_split_convert_extents(inode, lblk, len, flags);
  }

  public Kernel ext4_split_extent_at(SplitExtentAt text) {
    return with(k -> k.ext4_split_extent_at = text);
  }

  int ext4_split_extent_at(Ext4InodeInfo inode, long split, int split_flag, int flags) {
    return ext4_split_extent_at.ext4_split_extent_at(inode, split, split_flag, flags);
  }

  public Kernel ext4_split_extent(SplitExtent text) {
    return with(k -> k.ext4_split_extent = text);
  }

  int ext4_split_extent(Ext4InodeInfo inode, long lblk, long len, int split_flag, int flags) {
    return ext4_split_extent.ext4_split_extent(inode, lblk, len, split_flag, flags);
  }

  public Kernel ext4_ext_handle_unwritten_extents(HandleUnwritten text) {
    return with(k -> k.ext4_ext_handle_unwritten_extents = text);
  }

  long ext4_ext_handle_unwritten_extents(
      Ext4InodeInfo inode, Ext4MapBlocks map, int flags, long allocated, long newblock) {
    return ext4_ext_handle_unwritten_extents.ext4_ext_handle_unwritten_extents(
        inode, map, flags, allocated, newblock);
  }

  public Kernel ext4_convert_unwritten_extents_endio(ConvertUnwrittenEndio text) {
    return with(k -> k.ext4_convert_unwritten_extents_endio = text);
  }

  int ext4_convert_unwritten_extents_endio(Ext4InodeInfo inode, long lblk, long len, int flags) {
    return ext4_convert_unwritten_extents_endio.ext4_convert_unwritten_extents_endio(inode, lblk, len, flags);
  }

  public Kernel ext4_ext_convert_to_initialized(ConvertToInitialized text) {
    return with(k -> k.ext4_ext_convert_to_initialized = text);
  }

  int ext4_ext_convert_to_initialized(Ext4InodeInfo inode, long lblk, long len, int flags) {
    return ext4_ext_convert_to_initialized.ext4_ext_convert_to_initialized(inode, lblk, len, flags);
  }

  public Kernel ext4_iomap_begin(IomapBegin text) {
    return with(k -> k.ext4_iomap_begin = text);
  }

  long ext4_iomap_begin(Ext4InodeInfo inode, Ext4MapBlocks map) {
    return ext4_iomap_begin.ext4_iomap_begin(inode, map);
  }

  public Kernel ext4_collapse_range(CollapseRange text) {
    return with(k -> k.ext4_collapse_range = text);
  }

  Long ext4_collapse_range(Ext4InodeInfo inode, long off, long len) {
    return ext4_collapse_range.ext4_collapse_range(inode, off, len);
  }

  public Kernel ext4_insert_range(InsertRange text) {
    return with(k -> k.ext4_insert_range = text);
  }

  Long ext4_insert_range(Ext4InodeInfo inode, long off, long len) {
    return ext4_insert_range.ext4_insert_range(inode, off, len);
  }

  public Kernel ext4_zero_range(ZeroRange text) {
    return with(k -> k.ext4_zero_range = text);
  }

  Long ext4_zero_range(Ext4InodeInfo inode, long off, long len) {
    return ext4_zero_range.ext4_zero_range(inode, off, len);
  }

  public Kernel page_cache_ra_unbounded(Readahead text) {
    return with(k -> k.page_cache_ra_unbounded = text);
  }

  void page_cache_ra_unbounded(Ext4InodeInfo inode, int first, int last) {
    page_cache_ra_unbounded.page_cache_ra_unbounded(inode, first, last);
  }

  public Kernel mpage_release_unused_pages(ReleaseUnusedPages text) {
    return with(k -> k.mpage_release_unused_pages = text);
  }

  void mpage_release_unused_pages(Ext4InodeInfo inode, int first, int last) {
    mpage_release_unused_pages.mpage_release_unused_pages(inode, first, last);
  }

  public Kernel mpage_map_and_submit_extent(MapAndSubmitExtent text) {
    return with(k -> k.mpage_map_and_submit_extent = text);
  }

  long mpage_map_and_submit_extent(MpageDaData mpd) {
    return mpage_map_and_submit_extent.mpage_map_and_submit_extent(mpd);
  }

  public Kernel ext4_end_io_end(EndIoEnd text) {
    return with(k -> k.ext4_end_io_end = text);
  }

  void ext4_end_io_end(MpageDaData mpd, boolean failed) {
    ext4_end_io_end.ext4_end_io_end(mpd, failed);
  }

  public Kernel mpage_update_disksize(UpdateDisksize text) {
    return with(k -> k.mpage_update_disksize = text);
  }

  void mpage_update_disksize(Ext4InodeInfo inode, long disksize) {
    mpage_update_disksize.mpage_update_disksize(inode, disksize);
  }

  public Kernel ext4_update_disksize_before_punch(DisksizeBeforePunch text) {
    return with(k -> k.ext4_update_disksize_before_punch = text);
  }

  void ext4_update_disksize_before_punch(Ext4InodeInfo inode, long offset, long len) {
    ext4_update_disksize_before_punch.ext4_update_disksize_before_punch(inode, offset, len);
  }

  public Kernel ext4_insert_delayed_block(InsertDelayedBlock text) {
    return with(k -> k.ext4_insert_delayed_block = text);
  }

  int ext4_insert_delayed_block(Ext4InodeInfo inode, long lblk) {
    return ext4_insert_delayed_block.ext4_insert_delayed_block(inode, lblk, Extents::ext4_clu_mapped);
  }

  public Kernel reserved_after_cut(RsvdAfterCut text) {
    return with(k -> k.reserved_after_cut = text);
  }

  int reserved_after_cut(RsvdCount rc, long end, int i) {
    return reserved_after_cut.reserved(rc, end, i);
  }

  public Kernel count_rsvd_from(CountRsvdFrom text) {
    return with(k -> k.count_rsvd_from = text);
  }

  long count_rsvd_from(long lblk, ExtentStatus orig_es, long len1) {
    return count_rsvd_from.count_rsvd_from(lblk, orig_es, len1);
  }

  public Kernel ext4_remount(Remount text) {
    return with(k -> k.ext4_remount = text);
  }

  Long ext4_remount(Ext4SbInfo sbi, MountOption option) {
    return ext4_remount.ext4_remount(sbi, option);
  }

  public Kernel ext4_ioctl_precache(IoctlPrecache text) {
    return with(k -> k.ext4_ioctl_precache = text);
  }

  Long ext4_ioctl_precache(Ext4InodeInfo inode) {
    return ext4_ioctl_precache.ext4_ioctl_precache(inode);
  }

  public Kernel ext4_get_es_cache(GetEsCache text) {
    return with(k -> k.ext4_get_es_cache = text);
  }

  List<FiemapExtent> ext4_get_es_cache(Ext4InodeInfo inode, long lblk, long end) {
    return ext4_get_es_cache.ext4_get_es_cache(inode, lblk, end);
  }
}
