package datasem.ext4;

/** Error numbers as the kernel returns them, negated by the caller. */
public final class Errno {
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int ENOMEM = 12;
  public static final int EFAULT = 14;
  public static final int EBUSY = 16;
  public static final int EINVAL = 22;
  public static final int ENOSPC = 28;
  public static final int EDQUOT = 122;
  public static final int EFSCORRUPTED = 117;

  private Errno() {}
}
