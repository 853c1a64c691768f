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

  /** What a call returns as a mail would have it: {@code -ENXIO}, or the value itself. */
  public static String text(Object returned) {
    if (!(returned instanceof Long number) || number >= 0) {
      return String.valueOf(returned);
    }
    return switch (number.intValue()) {
      case -EIO -> "-EIO";
      case -ENXIO -> "-ENXIO";
      case -ENOMEM -> "-ENOMEM";
      case -EFAULT -> "-EFAULT";
      case -EBUSY -> "-EBUSY";
      case -EINVAL -> "-EINVAL";
      case -ENOSPC -> "-ENOSPC";
      case -EDQUOT -> "-EDQUOT";
      case -EFSCORRUPTED -> "-EFSCORRUPTED";
      default -> number.toString();
    };
  }
}
