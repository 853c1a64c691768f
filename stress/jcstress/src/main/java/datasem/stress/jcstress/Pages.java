package datasem.stress.jcstress;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.HTMLReportPrinter;
import org.openjdk.jcstress.util.Environment;

/** What jcstress itself has to say of each test, graded as its annotations ask: HTML pages. */
final class Pages {
  private Pages() {}

  /** Writes {@code index.html} and a page for each test into a directory that is made if need be. */
  static void write(Collection<Tally> tallies, Path directory) throws IOException {
    Files.createDirectories(directory);
    InProcessCollector collector = new InProcessCollector();
    Environment here = Environment.getInstance();
    for (Tally tally : tallies) {
      for (TestResult result : tally.results()) {
        result.setEnv(here);
        collector.add(result);
      }
    }
    Options options = new Options(new String[] {"-r", directory + "/", "-c", "1"});
    if (options.parse()) {
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      new HTMLReportPrinter(options, collector, nowhere).work();
    }
  }
}
