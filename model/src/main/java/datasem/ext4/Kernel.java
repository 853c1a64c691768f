package datasem.ext4;

import java.util.List;

/** A kernel as a value: a name, a base, and which text of each contested function it runs. */
public final class Kernel {
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
  private GetEsCache ext4_get_es_cache;
  private IoctlPrecache ext4_ioctl_precache;
  private Readahead page_cache_ra_unbounded;
  private ZeroRange ext4_zero_range;
  private InsertRange ext4_insert_range;
  private CollapseRange ext4_collapse_range;
  private ReleaseUnusedPages mpage_release_unused_pages;
  private UpdateDisksize mpage_update_disksize;
  private DisksizeBeforePunch ext4_update_disksize_before_punch;
  private InsertDelayedBlock ext4_insert_delayed_block;
  private CountRsvdFrom count_rsvd_from;
  private Remount ext4_remount;

  private Kernel(String name, Kernel base) {
    this.name = name;
    this.base = base;
    if (base != null) {
      ext4_es_insert_extent = base.ext4_es_insert_extent;
      ext4_es_can_be_merged = base.ext4_es_can_be_merged;
      ext4_es_store_pblock_status = base.ext4_es_store_pblock_status;
      ext4_es_is_delonly = base.ext4_es_is_delonly;
      ext4_ext_determine_hole = base.ext4_ext_determine_hole;
      ext4_ext_put_gap_in_cache = base.ext4_ext_put_gap_in_cache;
      ext4_ext_map_blocks = base.ext4_ext_map_blocks;
      ext4_map_blocks = base.ext4_map_blocks;
      ext4_da_map_blocks = base.ext4_da_map_blocks;
      ext4_set_iomap = base.ext4_set_iomap;
      ext4_iomap_begin_report = base.ext4_iomap_begin_report;
      ext4_ext_determine_insert_hole = base.ext4_ext_determine_insert_hole;
      ext4_es_cache_query = base.ext4_es_cache_query;
      mpage_map_one_extent_flags = base.mpage_map_one_extent_flags;
      ext4_fiemap = base.ext4_fiemap;
      ext4_punch_hole = base.ext4_punch_hole;
      ext4_es_remove_extent = base.ext4_es_remove_extent;
      ext4_es_insert_delayed_extent = base.ext4_es_insert_delayed_extent;
      ext4_map_query_blocks = base.ext4_map_query_blocks;
      ext4_move_extents = base.ext4_move_extents;
      i_es_seq = base.i_es_seq;
      ext4_split_convert_extents = base.ext4_split_convert_extents;
      ext4_get_es_cache = base.ext4_get_es_cache;
      ext4_ioctl_precache = base.ext4_ioctl_precache;
      page_cache_ra_unbounded = base.page_cache_ra_unbounded;
      ext4_zero_range = base.ext4_zero_range;
      ext4_insert_range = base.ext4_insert_range;
      ext4_collapse_range = base.ext4_collapse_range;
      mpage_release_unused_pages = base.mpage_release_unused_pages;
      ext4_remount = base.ext4_remount;
      count_rsvd_from = base.count_rsvd_from;
      ext4_insert_delayed_block = base.ext4_insert_delayed_block;
      ext4_update_disksize_before_punch = base.ext4_update_disksize_before_punch;
      mpage_update_disksize = base.mpage_update_disksize;
    }
  }

  /** A kernel without a base; every contested function must be given. */
  public static Kernel root(String name) {
    return new Kernel(name, null);
  }

  /** A kernel that runs the texts of {@code base} but for those given next. */
  public static Kernel patched(String name, Kernel base) {
    return new Kernel(name, base);
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
    note = line;
    return this;
  }

  public Kernel ext4_es_insert_extent(EsInsertExtent text) {
    ext4_es_insert_extent = text;
    return this;
  }

  public EsInsertExtent ext4_es_insert_extent() {
    return ext4_es_insert_extent;
  }

  public Kernel ext4_es_can_be_merged(EsCanBeMerged text) {
    ext4_es_can_be_merged = text;
    return this;
  }

  public EsCanBeMerged ext4_es_can_be_merged() {
    return ext4_es_can_be_merged;
  }

  public Kernel ext4_es_store_pblock_status(EsStorePblockStatus text) {
    ext4_es_store_pblock_status = text;
    return this;
  }

  public EsStorePblockStatus ext4_es_store_pblock_status() {
    return ext4_es_store_pblock_status;
  }

  /**
   * Which entries own a reservation: {@link EsPredicate#DELONLY} up to v6.11, {@link
   * EsPredicate#DELAYED} from v6.12, where delayed and unwritten exclude each other.
   */
  public Kernel ext4_es_is_delonly(EsPredicate predicate) {
    ext4_es_is_delonly = predicate;
    return this;
  }

  public EsPredicate ext4_es_is_delonly() {
    return ext4_es_is_delonly;
  }

  public Kernel ext4_ext_determine_hole(DetermineHole text) {
    ext4_ext_determine_hole = text;
    return this;
  }

  Extents.Hole ext4_ext_determine_hole(Ext4InodeInfo inode, Extents.Path path, long lblk) {
    return ext4_ext_determine_hole.ext4_ext_determine_hole(inode, path, lblk);
  }

  public Kernel ext4_ext_put_gap_in_cache(PutGapInCache text) {
    ext4_ext_put_gap_in_cache = text;
    return this;
  }

  void ext4_ext_put_gap_in_cache(Ext4InodeInfo inode, long hole_start, long hole_len) {
    ext4_ext_put_gap_in_cache.ext4_ext_put_gap_in_cache(inode, hole_start, hole_len);
  }

  public Kernel ext4_ext_map_blocks(ExtMapBlocks text) {
    ext4_ext_map_blocks = text;
    return this;
  }

  long ext4_ext_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    return ext4_ext_map_blocks.ext4_ext_map_blocks(inode, map, flags);
  }

  public Kernel ext4_map_blocks(MapBlocks text) {
    ext4_map_blocks = text;
    return this;
  }

  public long ext4_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    return ext4_map_blocks.ext4_map_blocks(inode, map, flags);
  }

  public Kernel ext4_da_map_blocks(DaMapBlocks text) {
    ext4_da_map_blocks = text;
    return this;
  }

  public long ext4_da_map_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, BufferHead bh) {
    return ext4_da_map_blocks.ext4_da_map_blocks(inode, map, bh);
  }

  public Kernel ext4_set_iomap(Iomap.SetIomap text) {
    ext4_set_iomap = text;
    return this;
  }

  Iomap ext4_set_iomap(Ext4MapBlocks map) {
    return ext4_set_iomap.ext4_set_iomap(map);
  }

  public Kernel ext4_iomap_begin_report(Iomap.BeginReport text) {
    ext4_iomap_begin_report = text;
    return this;
  }

  public Iomap ext4_iomap_begin_report(Ext4InodeInfo inode, long lblk, long len) {
    return ext4_iomap_begin_report.ext4_iomap_begin_report(inode, lblk, len);
  }

  public Kernel ext4_punch_hole(PunchHole text) {
    ext4_punch_hole = text;
    return this;
  }

  Long ext4_punch_hole(Ext4InodeInfo inode, long offset, long length) {
    return ext4_punch_hole.ext4_punch_hole(inode, offset, length);
  }

  public Kernel ext4_ext_determine_insert_hole(DetermineInsertHole text) {
    ext4_ext_determine_insert_hole = text;
    return this;
  }

  long ext4_ext_determine_insert_hole(Ext4InodeInfo inode, Extents.Path path, long lblk) {
    return ext4_ext_determine_insert_hole.ext4_ext_determine_insert_hole(inode, path, lblk);
  }

  public Kernel ext4_es_cache_query(EsCacheExtent text) {
    ext4_es_cache_query = text;
    return this;
  }

  void ext4_es_cache_query(Ext4InodeInfo inode, long lblk, long len, long pblk, long status) {
    ext4_es_cache_query.ext4_es_cache_query(inode, lblk, len, pblk, status);
  }

  public Kernel mpage_map_one_extent_flags(MapOneExtent text) {
    mpage_map_one_extent_flags = text;
    return this;
  }

  int mpage_map_one_extent_flags(boolean bh_delay) {
    return mpage_map_one_extent_flags.mpage_map_one_extent_flags(bh_delay);
  }

  public Kernel ext4_fiemap(Fiemap text) {
    ext4_fiemap = text;
    return this;
  }

  List<FiemapExtent> ext4_fiemap(Ext4InodeInfo inode, long lblk, long end) {
    return ext4_fiemap.ext4_fiemap(inode, lblk, end);
  }

  public Kernel ext4_es_remove_extent(EsRemoveExtent text) {
    ext4_es_remove_extent = text;
    return this;
  }

  public EsRemoveExtent ext4_es_remove_extent() {
    return ext4_es_remove_extent;
  }

  public Kernel ext4_es_insert_delayed_extent(EsInsertDelayedExtent text) {
    ext4_es_insert_delayed_extent = text;
    return this;
  }

  public EsInsertDelayedExtent ext4_es_insert_delayed_extent() {
    return ext4_es_insert_delayed_extent;
  }

  public Kernel ext4_map_query_blocks(QueryBlocks text) {
    ext4_map_query_blocks = text;
    return this;
  }

  long ext4_map_query_blocks(Ext4InodeInfo inode, Ext4MapBlocks map, int flags) {
    return ext4_map_query_blocks.ext4_map_query_blocks(inode, map, flags);
  }

  public Kernel ext4_move_extents(MoveExtents text) {
    ext4_move_extents = text;
    return this;
  }

  long ext4_move_extents(Ext4InodeInfo orig, Ext4InodeInfo donor, long lblk, long len) {
    return ext4_move_extents.ext4_move_extents(orig, donor, lblk, len);
  }

  /** Says that struct ext4_inode_info has i_es_seq, dd064d5101ea. */
  public Kernel with_i_es_seq() {
    i_es_seq = true;
    return this;
  }

  /** Whether inodes have i_es_seq. */
  boolean has_i_es_seq() {
    return i_es_seq;
  }

  public Kernel ext4_split_convert_extents(SplitConvertExtents text) {
    ext4_split_convert_extents = text;
    return this;
  }

  void ext4_split_convert_extents(Ext4InodeInfo inode, long lblk, long len, int flags) {
    ext4_split_convert_extents.ext4_split_convert_extents(inode, lblk, len, flags);
  }

  public Kernel ext4_collapse_range(CollapseRange text) {
    ext4_collapse_range = text;
    return this;
  }

  Long ext4_collapse_range(Ext4InodeInfo inode, long off, long len) {
    return ext4_collapse_range.ext4_collapse_range(inode, off, len);
  }

  public Kernel ext4_insert_range(InsertRange text) {
    ext4_insert_range = text;
    return this;
  }

  Long ext4_insert_range(Ext4InodeInfo inode, long off, long len) {
    return ext4_insert_range.ext4_insert_range(inode, off, len);
  }

  public Kernel ext4_zero_range(ZeroRange text) {
    ext4_zero_range = text;
    return this;
  }

  Long ext4_zero_range(Ext4InodeInfo inode, long off, long len) {
    return ext4_zero_range.ext4_zero_range(inode, off, len);
  }

  public Kernel page_cache_ra_unbounded(Readahead text) {
    page_cache_ra_unbounded = text;
    return this;
  }

  void page_cache_ra_unbounded(Ext4InodeInfo inode, int first, int last) {
    page_cache_ra_unbounded.page_cache_ra_unbounded(inode, first, last);
  }

  public Kernel mpage_release_unused_pages(ReleaseUnusedPages text) {
    mpage_release_unused_pages = text;
    return this;
  }

  void mpage_release_unused_pages(Ext4InodeInfo inode, int first, int last) {
    mpage_release_unused_pages.mpage_release_unused_pages(inode, first, last);
  }

  public Kernel mpage_update_disksize(UpdateDisksize text) {
    mpage_update_disksize = text;
    return this;
  }

  void mpage_update_disksize(Ext4InodeInfo inode, long disksize) {
    mpage_update_disksize.mpage_update_disksize(inode, disksize);
  }

  public Kernel ext4_update_disksize_before_punch(DisksizeBeforePunch text) {
    ext4_update_disksize_before_punch = text;
    return this;
  }

  void ext4_update_disksize_before_punch(Ext4InodeInfo inode, long offset, long len) {
    ext4_update_disksize_before_punch.ext4_update_disksize_before_punch(inode, offset, len);
  }

  public Kernel ext4_insert_delayed_block(InsertDelayedBlock text) {
    ext4_insert_delayed_block = text;
    return this;
  }

  int ext4_insert_delayed_block(Ext4InodeInfo inode, long lblk) {
    return ext4_insert_delayed_block.ext4_insert_delayed_block(inode, lblk, Extents::ext4_clu_mapped);
  }

  public Kernel count_rsvd_from(CountRsvdFrom text) {
    count_rsvd_from = text;
    return this;
  }

  long count_rsvd_from(long lblk, ExtentStatus orig_es, long len1) {
    return count_rsvd_from.count_rsvd_from(lblk, orig_es, len1);
  }

  public Kernel ext4_remount(Remount text) {
    ext4_remount = text;
    return this;
  }

  Long ext4_remount(Ext4SbInfo sbi) {
    return ext4_remount.ext4_remount(sbi);
  }

  public Kernel ext4_ioctl_precache(IoctlPrecache text) {
    ext4_ioctl_precache = text;
    return this;
  }

  Long ext4_ioctl_precache(Ext4InodeInfo inode) {
    return ext4_ioctl_precache.ext4_ioctl_precache(inode);
  }

  public Kernel ext4_get_es_cache(GetEsCache text) {
    ext4_get_es_cache = text;
    return this;
  }

  List<FiemapExtent> ext4_get_es_cache(Ext4InodeInfo inode, long lblk, long end) {
    return ext4_get_es_cache.ext4_get_es_cache(inode, lblk, end);
  }
}
