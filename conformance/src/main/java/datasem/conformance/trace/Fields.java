package datasem.conformance.trace;

/** The fields of one ext4 event, found by the word before them. */
final class Fields {
  private static final long U32 = 0xFFFFFFFFL;

  private final TraceLine line;
  private final String text;

  Fields(TraceLine line) {
    this.line = line;
    this.text = line.fields();
  }

  /**
   * An extent as the status tree's events print it.
   *
   * @param lblk first block
   * @param len blocks, 0 for none
   * @param pblk first physical block, without meaning unless written or unwritten
   * @param type EXTENT_STATUS_* without the REFERENCED bit
   */
  record Es(long lblk, long len, long pblk, int type) {
    private static final int HOLE = 8;

    static final Es NONE = new Es(0, 0, 0, 0);

    long end() {
      return lblk + len - 1;
    }

    boolean hole() {
      return type == HOLE;
    }

    boolean mapped() {
      return (type & 3) != 0;
    }

    @Override
    public String toString() {
      if (len == 0) {
        return "nothing";
      }
      StringBuilder s = new StringBuilder("[" + lblk + "/" + len + ") ");
      if (mapped()) {
        s.append(pblk).append(' ');
      }
      for (int bit = 0; bit < 4; bit++) {
        if ((type >> bit & 1) != 0) {
          s.append("WUDH".charAt(bit));
        }
      }
      return s.toString();
    }
  }

  /** {@code dev 254,0} as one number. */
  long dev() throws TraceFormatException {
    int at = after("dev");
    int comma = text.indexOf(',', at);
    if (comma < 0) {
      throw bad("dev");
    }
    return number(at, "dev") << 32 | number(comma + 1, "dev");
  }

  /**
   * The number after a word. The word may follow a number without a blank, as 6.12's
   * {@code reserve_blocks 1reserved_data_blocks 1}.
   */
  long number(String key) throws TraceFormatException {
    return number(after(key), key);
  }

  boolean has(String key) {
    return find(key) >= 0;
  }

  private int find(String key) {
    for (int i = text.indexOf(key); i >= 0; i = text.indexOf(key, i + 1)) {
      char before = i == 0 ? ' ' : text.charAt(i - 1);
      int end = i + key.length();
      if (!Character.isLetter(before) && before != '_' && (end == text.length() || text.charAt(end) == ' ')) {
        return end;
      }
    }
    return -1;
  }

  private int after(String key) throws TraceFormatException {
    int at = find(key);
    if (at < 0) {
      throw bad(key);
    }
    return at;
  }

  private long number(int from, String key) throws TraceFormatException {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    boolean negative = i < text.length() && text.charAt(i) == '-';
    if (negative) {
      i++;
    }
    int start = i;
    long value = 0;
    while (i < text.length() && i - start < 19 && Character.digit(text.charAt(i), 10) >= 0) {
      value = value * 10 + (text.charAt(i) - '0');
      i++;
    }
    if (i == start || value < 0) {
      throw bad(key);
    }
    return negative ? -value : value;
  }

  /** The text after a word, to the next blank; empty if there is none. */
  String word(String key) throws TraceFormatException {
    int start = after(key) + 1;
    int end = text.indexOf(' ', start);
    return text.substring(Math.min(start, text.length()), end < 0 ? text.length() : end);
  }

  /** {@code [lblk/len)}, both blocks. */
  Es range() throws TraceFormatException {
    int open = text.indexOf('[');
    int slash = text.indexOf('/', open);
    int close = text.indexOf(')', slash);
    if (open < 0 || slash < 0 || close < 0) {
      throw bad("es");
    }
    long lblk = number(open + 1, "es");
    long len = number(slash + 1, "es");
    if (lblk < 0 || len < 0 || lblk > U32 || len > U32 || lblk + len > U32) {
      throw new TraceFormatException(line.number(), "blocks " + lblk + "/" + len + " do not fit 32 bits");
    }
    return new Es(lblk, len, 0, 0);
  }

  /** {@code es [lblk/len) mapped PBLK status S}. */
  Es es() throws TraceFormatException {
    return of(range(), number("mapped"), word("status"));
  }

  /** {@code found F [lblk/len) PBLK S}; a miss is {@link Es#NONE}. */
  Es found() throws TraceFormatException {
    if (number("found") == 0) {
      return Es.NONE;
    }
    Es range = range();
    int at = text.indexOf(')') + 1;
    long pblk = number(at, "found");
    int start = at + 1;
    int end = text.indexOf(' ', start);
    String rest = end < 0 ? "" : text.substring(end + 1).strip();
    int blank = rest.indexOf(' ');
    return of(range, pblk, blank < 0 ? rest : rest.substring(0, blank));
  }

  private Es of(Es range, long pblk, String letters) throws TraceFormatException {
    int type = 0;
    for (int i = 0; i < letters.length(); i++) {
      int bit = "WUDHR".indexOf(letters.charAt(i));
      if (bit < 0) {
        throw bad("status");
      }
      type |= 1 << bit & 0xF;
    }
    if (range.len() == 0) {
      return Es.NONE;
    }
    if (type == 0) {
      throw bad("status");
    }
    return new Es(range.lblk(), range.len(), (type & 3) != 0 ? pblk : 0, type);
  }

  TraceFormatException bad(String key) {
    return new TraceFormatException(
        line.number(), line.event() + " without a readable field \"" + key + "\"");
  }
}
