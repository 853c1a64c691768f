package datasem.conformance;

import java.util.List;

/** A status tree drawn to scale on one line: {@code 3|HHHH|..|DD|}, from its first block on. */
public final class Ruler {

  /** A run longer than this is written as a letter and a count. */
  private static final long LONG_RUN = 16;

  private Ruler() {}

  /** @param tree entries as in the files: lists of first block, blocks, physical block, status */
  public static String draw(List<?> tree) {
    if (tree.isEmpty()) {
      return "(empty)";
    }
    StringBuilder line = new StringBuilder();
    long next = -1;
    for (Object o : tree) {
      List<?> entry = (List<?>) o;
      long lblk = (Long) entry.get(0);
      if (next < 0) {
        line.append(lblk).append('|');
      } else if (lblk > next) {
        run(line, '.', lblk - next);
        line.append('|');
      }
      long len = (Long) entry.get(1);
      run(line, letter((Long) entry.get(3)), len);
      line.append('|');
      next = lblk + len;
    }
    return line.toString();
  }

  private static void run(StringBuilder line, char letter, long blocks) {
    if (blocks <= LONG_RUN) {
      line.append(String.valueOf(letter).repeat((int) blocks));
    } else {
      line.append(letter).append('*').append(blocks);
    }
  }

  /** W, U, D, H; u for unwritten and delayed; ? for what is no type. */
  private static char letter(long status) {
    return switch ((int) (status & 0xF)) {
      case 1 -> 'W';
      case 2 -> 'U';
      case 4 -> 'D';
      case 6 -> 'u';
      case 8 -> 'H';
      default -> '?';
    };
  }
}
