package datasem.conformance.trace;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads ftrace text line by line, compressed by gzip or not, whatever its length. */
final class TraceReader implements Closeable {

  /** Bytes: ftrace prints at most a page for one event. */
  static final int LONGEST_LINE = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 15];
  private byte[] line = new byte[1 << 10];
  private int next;
  private int filled;
  private long number;

  TraceReader(InputStream raw) throws IOException, TraceFormatException {
    BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
    buffered.mark(16);
    byte[] magic = buffered.readNBytes(10);
    buffered.reset();
    if (magic.length >= 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b) {
      in = gunzip(buffered);
    } else if (magic.length == 10
        && magic[0] == 0x17
        && new String(magic, 3, 7, StandardCharsets.ISO_8859_1).equals("tracing")) {
      throw new TraceFormatException(1, "binary trace.dat: give the text that trace-cmd report prints");
    } else {
      in = buffered;
    }
  }

  private static InputStream gunzip(InputStream in) throws IOException, TraceFormatException {
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (EOFException | ZipException e) {
      throw new TraceFormatException(1, "damaged gzip data");
    }
  }

  /** Lines read until now. */
  long number() {
    return number;
  }

  /**
   * @return the next event, or null at the end
   * @throws TraceFormatException at the first line that is no ftrace text
   */
  TraceLine next() throws IOException, TraceFormatException {
    while (true) {
      String text = readLine();
      if (text == null) {
        return null;
      }
      TraceLine parsed = LineParser.parse(number, text);
      if (parsed != null) {
        return parsed;
      }
    }
  }

  private String readLine() throws IOException, TraceFormatException {
    int length = 0;
    while (true) {
      if (next == filled) {
        filled = fill();
        next = 0;
        if (filled <= 0) {
          filled = 0;
          if (length == 0) {
            return null;
          }
          number++;
          throw new TraceFormatException(number, "the last line has no end; the file is cut");
        }
      }
      byte b = chunk[next++];
      if (b == '\n') {
        number++;
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
      }
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r') {
        throw new TraceFormatException(number + 1, "binary data: byte " + b);
      }
      if (length == line.length) {
        if (length == LONGEST_LINE) {
          throw new TraceFormatException(number + 1, "longer than " + LONGEST_LINE + " bytes");
        }
        line = java.util.Arrays.copyOf(line, 2 * length);
      }
      line[length++] = b;
    }
  }

  private int fill() throws IOException, TraceFormatException {
    try {
      return in.read(chunk);
    } catch (EOFException | ZipException e) {
      throw new TraceFormatException(number + 1, "damaged or cut gzip data");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
