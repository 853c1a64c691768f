package datasem.cli;

import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.results.Catalogue;
import datasem.results.locks.Exclusion;
import datasem.results.locks.Exclusion.Kind;
import datasem.results.locks.Exclusion.Result;
import datasem.results.locks.ExclusionText;
import datasem.results.locks.LockOrder;
import datasem.results.locks.LockOrderRecorder;
import datasem.results.locks.LockOrderText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "locks",
    description =
        "Prints which lock is taken under which other, and every cycle. Exits with 1 at a cycle or at a breach of the "
            + "documented order.")
final class LocksCommand implements Callable<Integer> {
  private final Catalogue catalogue;
  private final Terminal terminal;

  @Parameters(paramLabel = "KERNEL", description = "kernels (default: the newest)")
  List<String> kernels = new ArrayList<>();

  @Option(
      names = "--pairs",
      description =
          "instead: which lock keeps each two calls apart, or what comes of it that none does; exits with 1 at a race")
  boolean pairs;

  @Mixin Common common;

  LocksCommand(Catalogue catalogue, Terminal terminal) {
    this.catalogue = catalogue;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Names names = new Names(catalogue);
    Output output = new Output(terminal, common.file);
    StringBuilder out = new StringBuilder();
    boolean sound = true;
    for (String name : names.kernels(kernels.isEmpty() ? List.of("newest") : kernels)) {
      Kernel kernel = Kernels.byName(name).orElseThrow();
      out.append(out.isEmpty() || common.quiet ? "" : "\n");
      sound &= pairs ? pairs(kernel, out) : order(kernel, out);
    }
    output.write(out.toString());
    return sound ? ExitCode.OK : ExitCode.UNEXPECTED;
  }

  private boolean order(Kernel kernel, StringBuilder out) {
    LockOrder order = LockOrderRecorder.of(kernel);
    out.append(common.quiet ? LockOrderText.summary(kernel, order) : LockOrderText.of(kernel, order));
    return order.cycles().isEmpty() && order.breaches().isEmpty();
  }

  private boolean pairs(Kernel kernel, StringBuilder out) {
    List<Result> results = Exclusion.of(kernel, Options.DEFAULT, Runtime.getRuntime().availableProcessors());
    String text = ExclusionText.lines(kernel, results);
    out.append(common.quiet ? text.substring(0, text.indexOf('\n') + 1) : text);
    return results.stream().noneMatch(result -> result.kind() == Kind.RACE);
  }
}
