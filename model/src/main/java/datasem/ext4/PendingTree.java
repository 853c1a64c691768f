package datasem.ext4;

import datasem.locking.Fingerprinted;

/** struct ext4_pending_tree: logical cluster numbers, ascending. */
public final class PendingTree implements Fingerprinted {
  public static final PendingTree EMPTY = new PendingTree();

  @Override
  public long fingerprint() {
    return 0;
  }
}
