package datasem.conformance.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The recordings in the test resources, and what their workload's own marks say. */
final class Recordings {
  private static final Pattern ROUND = Pattern.compile("ROUND (\\d+) (begin|end verdict=(\\w+))");

  private Recordings() {}

  /** A round of a racing workload: its number, first and last line, and whether it went wrong. */
  record Round(int number, long first, long last, boolean failed) {}

  static List<Path> named(String prefix) {
    try (Stream<Path> files =
        Files.list(Path.of(Recordings.class.getResource("/traces").toURI()))) {
      return files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static TraceReport check(Path file, TraceOptions options) {
    return TraceFiles.check(List.of(file), options).get(0);
  }

  static List<String> lines(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) {
      in = new GZIPInputStream(in);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
      return reader.lines().toList();
    }
  }

  static List<Round> rounds(Path file) throws IOException {
    List<Round> rounds = new ArrayList<>();
    long number = 0;
    long first = 0;
    for (String line : lines(file)) {
      number++;
      Matcher m = ROUND.matcher(line);
      if (!m.find()) {
        continue;
      }
      if (m.group(2).equals("begin")) {
        first = number;
      } else {
        rounds.add(new Round(Integer.parseInt(m.group(1)), first, number, m.group(3).equals("FAILED")));
      }
    }
    return rounds;
  }

  /** The rounds in which an anomaly did its damage. */
  static SortedSet<Integer> with(TraceAnomaly anomaly, TraceReport report, List<Round> rounds) {
    SortedSet<Integer> found = new TreeSet<>();
    for (TraceFinding f : report.findings()) {
      if (f.anomaly() == anomaly) {
        rounds.stream()
            .filter(r -> r.first() <= f.line() && f.line() <= r.last())
            .forEach(r -> found.add(r.number()));
      }
    }
    return found;
  }
}
