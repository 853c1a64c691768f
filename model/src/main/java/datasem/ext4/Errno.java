package datasem.ext4;

/** The error numbers that block mapping returns, negated, as the kernel does. */
public final class Errno {
  public static final int ENOMEM = 12;
  public static final int ENOSPC = 28;

  private Errno() {}
}
