package datasem.cli;

import datasem.conformance.trace.TraceFiles;
import datasem.conformance.trace.TraceOptions;
import datasem.conformance.trace.TraceReport;
import datasem.conformance.trace.TraceText;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
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

  @Mixin Common common;

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Output output = new Output(terminal, common.file);
    TraceOptions options = TraceOptions.DEFAULT;
    if (kernel != null) {
      options = options.kernel(kernel());
    }
    List<TraceReport> reports = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    for (String file : files) {
      List<TraceReport> one =
          file.equals("-")
              ? List.of(TraceFiles.check("standard input", System.in, options))
              : TraceFiles.check(List.of(path(file)), options);
      one.forEach(report -> out.append(TraceText.of(report)));
      reports.addAll(one);
    }
    output.write(out.toString());
    return TraceFiles.exitCode(reports);
  }

  private Kernel kernel() {
    return Kernels.byName(kernel)
        .orElseThrow(() -> new UsageProblem("unknown kernel '" + kernel + "' (see: datasem list kernels)"));
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageProblem("'" + name + "': not a file name here");
    }
  }
}
