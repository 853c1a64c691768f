package datasem.stress.lincheck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of an engine's results, a line of JSON each: whatever stops the run, what was measured is there. */
public final class Results implements AutoCloseable {
  private final BufferedWriter out;
  private final String engine;
  private final long begin = System.nanoTime();
  private int cells;

  /** Starts {@code ENGINE.jsonl} anew in a directory that is made if need be. */
  public Results(Path directory, String engine) throws IOException {
    Files.createDirectories(directory);
    this.engine = engine;
    this.out = Files.newBufferedWriter(directory.resolve(engine + ".jsonl"));
  }

  /** Adds a cell; it is in the file when this returns. */
  public void add(CellResult result) throws IOException {
    cells++;
    line(result.json());
  }

  /** Adds the canary, which must have been seen. */
  public void canary(String name, CellResult result) throws IOException {
    line(
        "{\"schema\":1,\"canary\":" + CellResult.quoted(name) + ",\"engine\":" + CellResult.quoted(engine)
            + ",\"must_show\":true,\"samples\":" + result.samples() + ",\"hits\":" + result.hits()
            + ",\"reason\":" + CellResult.quoted(result.reason()) + "}");
  }

  /** Adds the last line; a file without it is of a run that was stopped. */
  public void end(int expected) throws IOException {
    line(
        "{\"schema\":1,\"end\":true,\"engine\":" + CellResult.quoted(engine) + ",\"tests_expected\":"
            + expected + ",\"tests_reported\":" + cells + ",\"seconds\":"
            + CellResult.number((System.nanoTime() - begin) / 1e9) + "}");
  }

  private void line(String json) throws IOException {
    out.write(json);
    out.write('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
