package datasem.cli;

import datasem.conformance.trace.TraceFiles;
import datasem.conformance.trace.TraceOptions;
import datasem.conformance.trace.TraceReport;
import datasem.conformance.trace.TraceScenario;
import datasem.conformance.trace.TraceText;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    description = "Follows recorded ftrace text of a real kernel event by event: is each answer one that the model allows?"
        + " Exits with 1 at a refused event or an anomaly, with 2 if a file cannot be read to its end.")
final class TraceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "text as tracefs or trace-cmd print it, plain or compressed by gzip; - for standard input")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--kernel",
      paramLabel = "KERNEL",
      description = "whose status tree to follow (default: recognised from the events)")
  String kernel;

  @Option(
      names = "--scenario",
      description = "print the first anomaly, or the closest near miss, as a scenario that check, witness and replay take")
  boolean scenario;

  @Option(names = "--at", paramLabel = "LINE", description = "with --scenario: the one around this line of the file")
  long at;

  @Mixin Common common;

  private boolean told;

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (at < 0 || at > 0 && !scenario) {
      throw new UsageProblem("--at " + at + (at < 0 ? ": must be 1 or more" : ": only with --scenario"));
    }
    if (scenario && files.size() > 1) {
      throw new UsageProblem("--scenario: one file at a time");
    }
    Output output = new Output(terminal, common.file);
    TraceOptions options = scenario ? TraceOptions.DEFAULT.withScenarios() : TraceOptions.DEFAULT;
    if (kernel != null) {
      options = options.kernel(kernel());
    }
    if (terminal.live() && !common.quiet) {
      options = options.progress(this::progress);
    }
    // all of them before the first is followed, which may take minutes
    files.stream().filter(file -> !file.equals("-")).forEach(TraceCommand::readable);
    List<TraceReport> reports = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    for (String file : files) {
      List<TraceReport> one =
          file.equals("-")
              ? List.of(TraceFiles.check("standard input", System.in, options))
              : TraceFiles.check(List.of(path(file)), options);
      one.forEach(report -> out.append(common.quiet ? TraceText.brief(report) : TraceText.of(report)));
      reports.addAll(one);
    }
    if (told) {
      terminal.err().print("\r\u001b[K");
    }
    if (scenario) {
      output.write(scenario(reports.get(0)));
    } else {
      output.write(out.toString());
    }
    return TraceFiles.exitCode(reports);
  }

  private void progress(long lines) {
    told = true;
    terminal.err().print(String.format(java.util.Locale.ROOT, "\r%,d lines\u001b[K", lines));
    terminal.err().flush();
  }

  private String scenario(TraceReport report) {
    return TraceScenario.of(report, at)
        .orElseThrow(
            () ->
                new UsageProblem(
                    report.file() + ": " + (report.error() == null ? "" : report.error() + "; until there ")
                        + "no anomaly and no near miss" + (at == 0 ? "" : " around line " + at)
                        + " that can be made a scenario"));
  }

  private Kernel kernel() {
    return Kernels.byName(kernel)
        .orElseThrow(() -> new UsageProblem("unknown kernel '" + kernel + "' (see: datasem list kernels)"));
  }

  private static void readable(String name) {
    Path file = path(name);
    if (Files.notExists(file)) {
      throw new UsageProblem(name + ": no such file");
    }
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new UsageProblem(name + (Files.isDirectory(file) ? ": a directory, no recording" : ": may not be read"));
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageProblem("'" + name + "': not a file name here");
    }
  }
}
