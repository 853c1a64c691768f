package datasem.stress.jcstress;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** Reads what jcstress leaves behind: serialised results, one for each test and configuration. */
final class ResultFile {
  private ResultFile() {}

  /**
   * All results in the {@code .bin.gz} files of a directory, by the simple name of the test's class. A file
   * that ends early gives what it holds.
   *
   * @throws IOException if a file holds something else
   */
  static Map<String, Tally> read(Path directory) throws IOException {
    Map<String, Tally> tallies = new TreeMap<>();
    try (var files = Files.newDirectoryStream(directory, "*.bin.gz")) {
      for (Path file : files) {
        read(file, tallies);
      }
    }
    return tallies;
  }

  private static void read(Path file, Map<String, Tally> tallies) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      while (true) {
        TestResult result = (TestResult) in.readObject();
        String name = result.getName();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        tallies.computeIfAbsent(simple, n -> new Tally()).add(result);
      }
    } catch (EOFException end) {
      return;
    } catch (ClassNotFoundException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
