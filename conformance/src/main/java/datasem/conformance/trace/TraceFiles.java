package datasem.conformance.trace;

import datasem.ext4.Kernel;
import datasem.ext4.KernelBug;
import datasem.kernels.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Follows recordings on the model; what {@code datasem trace FILE...} runs. */
public final class TraceFiles {

  /** Events read ahead to recognise the kernel and bigalloc. */
  private static final int AHEAD = 20_000;

  private static final int PROGRESS = 100_000;

  private TraceFiles() {}

  /** One report for each file, in order; a file that cannot be opened has one too. */
  public static List<TraceReport> check(List<Path> files, TraceOptions options) {
    List<TraceReport> reports = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        reports.add(check(file.toString(), in, options));
      } catch (IOException e) {
        TraceReport report = new TraceReport(options.scenarios());
        report.file(file.toString());
        report.error("cannot be read: " + e.getMessage());
        reports.add(report);
      }
    }
    return reports;
  }

  /** The worst of the reports' exit codes. */
  public static int exitCode(List<TraceReport> reports) {
    return reports.stream().mapToInt(TraceReport::exitCode).max().orElse(0);
  }

  /**
   * Follows one recording in bounded memory.
   *
   * @param name for the report
   * @param in ftrace text, compressed by gzip or not
   */
  public static TraceReport check(String name, InputStream in, TraceOptions options) {
    TraceReport report = new TraceReport(options.scenarios());
    report.file(name);
    RecordingFollower follower = null;
    List<TraceLine> ahead = new ArrayList<>();
    TraceReader reader = null;
    try {
      reader = new TraceReader(in);
      TimeOrder order = new TimeOrder(reader);
      for (TraceLine line = order.next(); line != null; line = order.next()) {
        ahead.add(line);
        if (ahead.size() == AHEAD) {
          break;
        }
      }
      follower = follower(report, ahead, options);
      follow(ahead, follower);
      follow(order, reader, follower, options);
    } catch (TraceFormatException e) {
      report.error(e.getMessage());
    } catch (IOException e) {
      report.error("line " + (reader == null ? 1 : reader.number() + 1) + ": " + e.getMessage());
    }
    if (follower == null) {
      follower = follower(report, ahead, options);
      try {
        follow(ahead, follower);
      } catch (TraceFormatException earlier) {
        report.error(earlier.getMessage());
      }
    }
    try {
      follower.finish();
    } catch (KernelBug e) {
      report.error("at the end: no running kernel gets there: " + e.getMessage());
    }
    report.lines(reader == null ? 0 : reader.number());
    if (report.error() == null && report.events() == 0) {
      report.error("no event of ext4 in it");
    }
    return report;
  }

  private static void follow(
      TimeOrder order, TraceReader reader, RecordingFollower follower, TraceOptions options)
      throws IOException, TraceFormatException {
    long next = PROGRESS;
    for (TraceLine line = order.next(); line != null; line = order.next()) {
      follow(line, follower);
      if (reader.number() >= next) {
        options.progress().accept(reader.number());
        next += PROGRESS;
      }
    }
  }

  private static void follow(List<TraceLine> ahead, RecordingFollower follower)
      throws TraceFormatException {
    for (TraceLine line : ahead) {
      follow(line, follower);
    }
    ahead.clear();
  }

  private static void follow(TraceLine line, RecordingFollower follower) throws TraceFormatException {
    try {
      follower.line(line);
    } catch (KernelBug e) {
      throw new TraceFormatException(line.number(), "no running kernel gets there: " + e.getMessage());
    }
  }

  private static RecordingFollower follower(TraceReport report, List<TraceLine> ahead, TraceOptions options) {
    Kernel kernel = options.kernel();
    Kernel likely = null;
    boolean bigalloc = false;
    for (TraceLine line : ahead) {
      kernel = kernel == null ? TraceKernels.recognise(line) : kernel;
      likely = likely == null ? TraceKernels.likely(line) : likely;
      bigalloc |= line.event().startsWith("ext4_es_insert_delayed_") && allocated(line);
    }
    boolean shared = !bigalloc && sharesReservations(ahead);
    kernel = kernel == null ? likely : kernel;
    if (kernel == null) {
      kernel = Kernels.V6_1_STABLE;
      report.note("no event that gives the kernel away: taken as " + kernel.name());
    }
    int ratio = options.clusterRatio();
    if (ratio == 0) {
      ratio = bigalloc || shared ? likeliest(ahead, kernel, report, bigalloc) : 1;
    }
    return new RecordingFollower(report, options.kernel(), kernel, ratio, options.nearMicros());
  }

  /** Whether a delayed block went into a cluster that has disk space, which only bigalloc knows. */
  private static boolean allocated(TraceLine line) {
    int at = line.fields().indexOf(" allocated ");
    return at >= 0 && line.fields().indexOf('1', at) >= 0;
  }

  /** Whether many more blocks were delayed than reserved, as where several share a cluster. */
  private static boolean sharesReservations(List<TraceLine> ahead) {
    long delayed = 0;
    long reserved = 0;
    for (TraceLine line : ahead) {
      Fields f = new Fields(line);
      try {
        if (line.event().startsWith("ext4_es_insert_delayed_")) {
          delayed += f.range().len();
        } else if (line.event().equals("ext4_da_reserve_space")) {
          reserved += f.has("reserve_blocks") ? f.number("reserve_blocks") : 1;
        }
      } catch (TraceFormatException e) {
        return false;
      }
    }
    return reserved > 0 && delayed > reserved + reserved / 4 + 1;
  }

  /**
   * The cluster ratio with which the beginning of a recording is refused least often.
   *
   * @param bigalloc whether it cannot be 1
   */
  private static int likeliest(List<TraceLine> ahead, Kernel kernel, TraceReport report, boolean bigalloc) {
    int best = 1;
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int ratio : new int[] {1, 16, 2, 4, 8, 32, 64, 128, 256}) {
      if (ratio == 1 && bigalloc) {
        continue;
      }
      TraceReport trial = new TraceReport(false);
      RecordingFollower follower = new RecordingFollower(trial, kernel, kernel, ratio, 0);
      try {
        for (TraceLine line : ahead) {
          follow(line, follower);
        }
      } catch (TraceFormatException e) {
        // told when the chosen one gets there
      }
      TraceReport.Count total = trial.total();
      boolean better = total.refused() == least && total.explained() > most;
      if (total.refused() < least || better) {
        least = total.refused();
        most = total.explained();
        best = ratio;
      }
    }
    if (best > 1) {
      report.note("bigalloc: " + best + " blocks per cluster fit best");
    }
    return best;
  }
}
