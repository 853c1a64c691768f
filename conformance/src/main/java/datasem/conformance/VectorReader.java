package datasem.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a vector file, plain or compressed by gzip, one sequence at a time. */
final class VectorReader implements Closeable {
  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final InputStream in;
  private final JsonParser parser;
  private boolean any;

  VectorReader(Path path) throws VectorFormatException {
    file = path.toString();
    InputStream opened = null;
    try {
      opened = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
      in = isGzip(opened) ? new GZIPInputStream(opened, 1 << 16) : opened;
      parser = JSON.createParser(in);
    } catch (IOException e) {
      closeQuietly(opened);
      throw new VectorFormatException(file, 0, explain(e));
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip;
  }

  /** The next sequence, or null at the end of a file that had at least one. */
  VectorSequence next() throws VectorFormatException {
    try {
      JsonToken token = parser.nextToken();
      long line = parser.currentTokenLocation().getLineNr();
      if (token == null) {
        if (!any) {
          throw new VectorFormatException(file, 0, "no sequence in it");
        }
        return null;
      }
      if (token != JsonToken.START_OBJECT) {
        throw new VectorFormatException(file, line, "not a JSON object");
      }
      VectorSequence sequence = sequence(line, JsonValues.read(parser));
      any = true;
      return sequence;
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? here() : e.getLocation().getLineNr();
      throw new VectorFormatException(file, line, "broken JSON: " + oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new VectorFormatException(file, here(), explain(e));
    }
  }

  private long here() {
    return parser.currentLocation().getLineNr();
  }

  private VectorSequence sequence(long line, Object object) throws VectorFormatException {
    VectorOp header =
        new VectorOp(file, line, "sequence", JsonValues.object((Map<?, ?>) object));
    String id = header.string("id");
    long ratio = header.number("cluster_ratio", 1, 1 << 16);
    if (Long.bitCount(ratio) != 1) {
      throw header.bad("\"cluster_ratio\" is " + ratio + ", not a power of two");
    }
    VectorOp stats = header.object("stats");
    List<VectorOp> ops = new ArrayList<>();
    for (Object op : header.list("ops")) {
      String what = id + " operation " + (ops.size() + 1);
      if (!(op instanceof Map<?, ?> fields)) {
        throw header.bad(what + " is not an object");
      }
      ops.add(new VectorOp(file, line, what, JsonValues.object(fields)));
    }
    return new VectorSequence(
        file,
        line,
        header.string("kernel"),
        id,
        (int) ratio,
        header.bool("delalloc"),
        header.bool("fc_replay"),
        ops,
        stats.number("hits"),
        stats.number("misses"));
  }

  private static String explain(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof EOFException) {
      return "the compressed data end too early";
    }
    if (e instanceof ZipException) {
      return "broken compressed data: " + oneLine(e.getMessage());
    }
    return oneLine(String.valueOf(e.getMessage()));
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s+", " ").strip();
  }

  private static void closeQuietly(InputStream opened) {
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closeQuietly(in);
  }
}
