package datasem.cli;

import datasem.conformance.VectorFiles;
import datasem.conformance.VectorFormatException;
import datasem.conformance.VectorReport;
import datasem.results.Format;
import datasem.results.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "vectors",
    description =
        "Replays status tree operations recorded from real kernels and compares every result. Exits with 1 at any "
            + "difference.")
final class VectorsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON lines, plain or compressed by gzip")
  List<String> files = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
  Format format = Format.TEXT;

  @Mixin Common common;

  private final StringBuilder out = new StringBuilder();

  VectorsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Formats.require(format, Format.TEXT, Format.JSON);
    Output output = new Output(terminal, common.file);
    List<Path> paths = files.stream().map(VectorsCommand::path).toList();
    try {
      VectorReport sum = VectorFiles.replay(paths, this::tell);
      if (format == Format.TEXT && (paths.size() > 1 || common.quiet)) {
        out.append("in all: ").append(sum).append('\n');
      }
      output.write(out.toString());
      return sum.differences() == 0 ? ExitCode.OK : ExitCode.UNEXPECTED;
    } catch (VectorFormatException e) {
      output.write(out.toString());
      throw new UsageProblem(e.getMessage() + " (until then: " + e.compared() + ")");
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageProblem("'" + name + "': not a file name here");
    }
  }

  private void tell(Path file, VectorReport report) {
    if (format == Format.JSON) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("schema", 1);
      line.put("file", file.toString());
      line.put("sequences", report.sequences());
      line.put("operations", report.operations());
      line.put("differences", report.differences());
      line.put("not_compared", report.not_compared());
      out.append(Json.write(line)).append('\n');
    } else if (!common.quiet) {
      out.append(file).append(": ").append(report).append('\n');
      report.not_compared().forEach((reason, times) ->
          out.append("  not compared: ").append(reason).append(" (").append(times).append(")\n"));
      report.kept().forEach(difference -> out.append("  ").append(difference).append('\n'));
      if (report.differences() > report.kept().size()) {
        out.append("  and ").append(report.differences() - report.kept().size()).append(" more\n");
      }
    }
  }
}
