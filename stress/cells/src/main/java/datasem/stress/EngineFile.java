package datasem.stress;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file an engine writes, a line at a time, so that whatever stops the engine leaves what it measured. */
public final class EngineFile implements AutoCloseable {
  private final Path path;
  private final BufferedWriter out;

  private EngineFile(Path path) throws IOException {
    this.path = path;
    this.out = Files.newBufferedWriter(path);
  }

  /** Starts the engine's file anew in a directory that is made if need be. */
  public static EngineFile create(Path directory, String engine) throws IOException {
    Files.createDirectories(directory);
    return new EngineFile(directory.resolve(engine + ".jsonl"));
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** Adds a line; it is in the file when this returns. */
  public void add(EngineLine line) throws IOException {
    out.write(EngineLines.write(line));
    out.write('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
