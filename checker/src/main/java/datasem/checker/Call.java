package datasem.checker;

/** Codes of the seam's calls, as logged: the kind in the upper bits, the object's number in the lower 20. */
final class Call {
  static final int DOWN_READ = 1 << 20;
  static final int UP_READ = 2 << 20;
  static final int DOWN_WRITE = 3 << 20;
  static final int UP_WRITE = 4 << 20;
  static final int DOWNGRADE_WRITE = 5 << 20;
  static final int READ_LOCK = 6 << 20;
  static final int READ_UNLOCK = 7 << 20;
  static final int WRITE_LOCK = 8 << 20;
  static final int WRITE_UNLOCK = 9 << 20;
  static final int SPIN_LOCK = 10 << 20;
  static final int SPIN_UNLOCK = 11 << 20;
  static final int LOCK = 12 << 20;
  static final int UNLOCK = 13 << 20;
  static final int ASSERT_HELD = 14 << 20;
  static final int ASSERT_HELD_WRITE = 15 << 20;
  static final int GET = 16 << 20;
  static final int SET = 17 << 20;
  static final int READ_ONCE = 18 << 20;
  static final int WRITE_ONCE = 19 << 20;
  static final int COUNTER_ADD = 20 << 20;
  static final int COUNTER_READ = 21 << 20;
  static final int LOG_ADD = 22 << 20;

  /** The lower bits hold the number of ways. */
  static final int CHOOSE = 23 << 20;

  /** What a task is about to do when it has done everything. */
  static final int ENDED = 24 << 20;

  private static final int NUMBER = (1 << 20) - 1;

  private static final String[] NAMES = {
    "", "down_read", "up_read", "down_write", "up_write", "downgrade_write", "read_lock", "read_unlock",
    "write_lock", "write_unlock", "spin_lock", "spin_unlock", "lock", "unlock", "assert_held",
    "assert_held_write", "get", "set", "read_once", "write_once", "add", "read", "add", "choose", "end",
  };

  private Call() {}

  /** One of the constants above. */
  static int kind(int code) {
    return code & ~NUMBER;
  }

  static int number(int code) {
    return code & NUMBER;
  }

  /** The seam's method, for example {@code down_read}. */
  static String method(int code) {
    return NAMES[code >>> 20];
  }
}
