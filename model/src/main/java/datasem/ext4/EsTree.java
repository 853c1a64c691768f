package datasem.ext4;

import datasem.locking.Fingerprinted;

/** The status tree as an immutable value. */
public final class EsTree implements Fingerprinted {
  public static final EsTree EMPTY = new EsTree();

  @Override
  public long fingerprint() {
    return 0;
  }
}
