package datasem.conformance.trace;

import datasem.conformance.SingleTaskLocking;
import datasem.conformance.trace.Fields.Es;
import datasem.ext4.Ext4InodeInfo;
import datasem.ext4.Ext4SbInfo;
import datasem.ext4.EsTree;
import datasem.ext4.ExtentStatus;
import datasem.ext4.ExtentTree;
import datasem.ext4.ExtentsStatus;
import datasem.ext4.Kernel;
import datasem.ext4.PendingTree;

/** The model's status tree, asked what one call does to one state. */
final class EsModel {
  private static final long PLENTY = 1L << 40;

  private final SingleTaskLocking locking = new SingleTaskLocking();
  private final Ext4InodeInfo inode;
  private final int clusterRatio;

  /** @param clusterRatio blocks per cluster, a power of two */
  EsModel(Kernel kernel, int clusterRatio) {
    this.clusterRatio = clusterRatio;
    Ext4SbInfo sbi =
        new Ext4SbInfo(
            locking,
            kernel,
            new Ext4SbInfo.Geometry(
                clusterRatio, 0, PLENTY, true, false, Ext4SbInfo.Fault.NEVER, 0L));
    inode = new Ext4InodeInfo(sbi, 1, 0, ExtentTree.EMPTY, 0);
  }

  int clusterRatio() {
    return clusterRatio;
  }

  /**
   * What a call leaves.
   *
   * @param owed clusters whose reservation the same task gives up next
   * @param exact whether {@code owed} is known; else it is what the known blocks account for
   */
  record Effect(View view, long owed, boolean exact) {}

  /** A call that changes the tree. */
  Effect apply(View view, EsOp op) {
    Es es = op.es();
    if (es.len() == 0) {
      return new Effect(view, 0, true);
    }
    if (op.kind() == EsOp.Kind.CACHE && view.unknown().intersects(es.lblk(), es.end())) {
      // the kernel caches it only if it knows nothing of the range, and whether it did is not known
      boolean known = !view.overlapping(es.lblk(), es.end()).isEmpty();
      Blocks more = known ? view.unknown() : view.unknown().with(es.lblk(), es.end());
      return new Effect(view.withUnknown(more), 0, true);
    }
    inode.i_es_tree.write_once(view.tree());
    inode.i_pending_tree.write_once(view.pending());
    inode.i_reserved_data_blocks.write_once(PLENTY);
    call(op, es);
    long owed = 0;
    for (SingleTaskLocking.Event event : locking.takeEvents()) {
      if (event.name().equals("ext4_da_release_space")
          || event.name().equals("ext4_da_update_reserve_space")) {
        owed += event.number(1);
      }
    }
    locking.takeMessages();
    long first = es.lblk() - es.lblk() % clusterRatio;
    long last = Math.max(es.end(), es.end() - es.end() % clusterRatio + clusterRatio - 1);
    boolean exact = !view.unknown().intersects(first, last);
    EsTree tree = inode.i_es_tree.peek();
    if (op.kind() == EsOp.Kind.CACHE && tree.fingerprint() == view.tree().fingerprint()) {
      return new Effect(view.maybeCached(es.lblk(), es.end()), 0, true);
    }
    PendingTree pending = inode.i_pending_tree.peek();
    Blocks unknown = view.unknown().without(es.lblk(), es.end());
    Blocks maybe = view.maybe().without(es.lblk(), es.end());
    Blocks doubt = view.doubt();
    if (clusterRatio > 1 && doubt.intersects(first, last)) {
      owed = 0;
      exact = false;
      if (op.kind() == EsOp.Kind.REMOVE) {
        long inner = (es.lblk() + clusterRatio - 1) / clusterRatio * clusterRatio;
        doubt = doubt.without(inner, (es.end() + 1) / clusterRatio * clusterRatio - 1);
      }
    }
    return new Effect(new View(tree, pending, unknown, maybe, doubt), owed, exact);
  }

  private void call(EsOp op, Es es) {
    long pblk = es.mapped() ? es.pblk() : ExtentsStatus.NO_PBLK;
    switch (op.kind()) {
      case INSERT ->
          ExtentsStatus.ext4_es_insert_extent(inode, es.lblk(), es.len(), pblk, es.type(), 0);
      case CACHE -> ExtentsStatus.ext4_es_cache_extent(inode, es.lblk(), es.len(), pblk, es.type());
      case DELAYED_BLOCK ->
          ExtentsStatus.ext4_es_insert_delayed_block(inode, es.lblk(), op.first());
      case DELAYED_EXTENT ->
          ExtentsStatus.ext4_es_insert_delayed_extent(
              inode, es.lblk(), es.len(), op.first(), op.last());
      case REMOVE -> ExtentsStatus.ext4_es_remove_extent(inode, es.lblk(), es.len());
      default -> throw new IllegalArgumentException(op.kind().name());
    }
  }

  /** The view once an entry is known to be there, which the kernel has shown. */
  View learn(View view, long lblk, long len, Es entry) {
    long pblk = entry.mapped() ? entry.pblk() + (lblk - entry.lblk()) : 0;
    EsOp.Kind kind = entry.type() == 4 ? EsOp.Kind.DELAYED_EXTENT : EsOp.Kind.INSERT;
    Es part = new Es(lblk, len, pblk, entry.type());
    return apply(view, new EsOp(null, kind, part, false, false)).view();
  }

  /** The view once an entry is found gone, which the shrinker may take at any time. */
  View forget(View view, ExtentStatus entry) {
    return forget(view, entry.es_lblk(), entry.ext4_es_end());
  }

  /** The same of part of an entry that turns out to be shorter than thought: nothing is known of it. */
  View forget(View view, long first, long last) {
    if (first > last) {
      return view;
    }
    Es part = new Es(first, last - first + 1, 0, 0);
    View left = apply(view, new EsOp(null, EsOp.Kind.REMOVE, part, false, false)).view();
    return left.withUnknown(left.unknown().with(first, last));
  }
}
