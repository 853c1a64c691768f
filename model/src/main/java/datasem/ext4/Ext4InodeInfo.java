package datasem.ext4;

import datasem.locking.Counter;
import datasem.locking.Guard;
import datasem.locking.Locking;
import datasem.locking.RwLock;
import datasem.locking.Rwsem;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.ArrayList;
import java.util.List;

/** struct ext4_inode_info with the struct inode in it: the fields that block mapping touches. */
public final class Ext4InodeInfo {
  public final Ext4SbInfo i_sb;
  public final long i_ino;

  /** inode_lock(): i_rwsem. */
  public final Rwsem i_rwsem;

  /** mapping->invalidate_lock. */
  public final Rwsem invalidate_lock;

  public final Rwsem i_data_sem;
  public final RwLock i_es_lock;
  public final SpinLock i_block_reservation_lock;

  /** i_es_tree with i_es_all_nr, i_es_shk_nr, i_es_shrink_lblk and the cursor cache_es. */
  public final Shared<EsTree> i_es_tree;

  /** i_es_seq, from v6.19: counts the changes of the status tree that a mapping may not survive; null before. */
  public final Shared<Long> i_es_seq;

  /** i_pending_tree: logical clusters with a pending reservation (bigalloc). */
  public final Shared<PendingTree> i_pending_tree;

  /** i_reserved_data_blocks, in clusters. */
  public final Shared<Long> i_reserved_data_blocks;

  /** The extent tree: the mapping on disk, in memory buffers. */
  public final Shared<ExtentTree> i_data;

  /** i_size in bytes: stored under i_rwsem, read without it by many. */
  public final Shared<Long> i_size;

  /** i_disksize in bytes: what the on-disk inode will say. */
  public final Shared<Long> i_disksize;

  /** mapping->i_pages: one folio for each index. */
  public final List<Folio> i_pages;

  /** EXT4_STATE_EXT_PRECACHED. */
  public final Shared<Boolean> ext_precached;

  /** No field of the kernel's: truncations that have let i_data_sem go in their middle, for predicates. */
  public final Counter truncating;

  /**
   * @param blocks blocks that the page cache can hold, from 0; its last page may hold more
   * @param tree the extents on disk at the start
   * @param size i_size and i_disksize at the start, in bytes
   */
  public Ext4InodeInfo(Ext4SbInfo sb, long ino, int blocks, ExtentTree tree, long size) {
    this(sb, ino, blocks, tree, size, "");
  }

  /** The inode that a call names beside the first one; its locks and variables are called {@code donor ...}. */
  public static Ext4InodeInfo donor(Ext4SbInfo sb, long ino, int blocks) {
    return new Ext4InodeInfo(sb, ino, blocks, ExtentTree.EMPTY, 0, "donor ");
  }

  private Ext4InodeInfo(
      Ext4SbInfo sb, long ino, int blocks, ExtentTree tree, long size, String owner) {
    i_sb = sb;
    i_ino = ino;
    Locking locking = sb.locking;
    i_rwsem = locking.rwsem(owner + "i_rwsem");
    invalidate_lock = locking.rwsem(owner + "invalidate_lock");
    i_data_sem = locking.rwsem(owner + "i_data_sem");
    i_es_lock = locking.rwlock(owner + "i_es_lock");
    i_block_reservation_lock = locking.spinlock(owner + "i_block_reservation_lock");
    i_es_tree = locking.shared(owner + "i_es_tree", i_es_lock, EsTree.EMPTY);
    i_es_seq = sb.kernel.has_i_es_seq() ? locking.shared(owner + "i_es_seq", i_es_lock, 0L) : null;
    i_pending_tree = locking.shared(owner + "i_pending_tree", i_es_lock, PendingTree.EMPTY);
    i_reserved_data_blocks =
        locking.shared(owner + "i_reserved_data_blocks", i_block_reservation_lock, 0L);
    i_data = locking.shared(owner + "i_data", i_data_sem, tree);
    i_size = locking.shared(owner + "i_size", i_rwsem, size);
    i_disksize = locking.shared(owner + "i_disksize", i_data_sem, size);
    ext_precached = locking.shared(owner + "EXT_PRECACHED", Guard.NONE, false);
    truncating = locking.counter(owner + "truncating", 0);
    List<Folio> folios = new ArrayList<>();
    for (int index = 0; index * sb.blocks_per_page < blocks; index++) {
      folios.add(new Folio(locking, owner, index, sb.blocks_per_page));
    }
    i_pages = List.copyOf(folios);
  }

  /** The page that holds a block of the file, one of those that the page cache can hold. */
  public Folio folio(long lblk) {
    return i_pages.get((int) (lblk / i_sb.blocks_per_page));
  }

  /** The buffer over a block of the file, seen from outside every task. */
  public Folio.Buffer peek_buffer(long lblk) {
    Folio folio = folio(lblk);
    return folio.page.peek().buffer(folio.offset(lblk));
  }
}
