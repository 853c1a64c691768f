package datasem.cli;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import datasem.results.Catalogue;
import datasem.results.locks.LockOrder;
import datasem.results.locks.LockOrderRecorder;
import datasem.results.locks.LockOrderText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "locks",
    description = "Prints which lock is taken under which other, and every cycle. Exits with 1 at a cycle or at a breach of the documented order.")
final class LocksCommand implements Callable<Integer> {
  private final Catalogue catalogue;
  private final Terminal terminal;

  @Parameters(paramLabel = "KERNEL", description = "kernels (default: the newest)")
  List<String> kernels = new ArrayList<>();

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
      LockOrder order = LockOrderRecorder.of(kernel);
      sound &= order.cycles().isEmpty() && order.breaches().isEmpty();
      out.append(out.isEmpty() || common.quiet ? "" : "\n");
      out.append(common.quiet ? LockOrderText.summary(kernel, order) : LockOrderText.of(kernel, order));
    }
    output.write(out.toString());
    return sound ? ExitCode.OK : ExitCode.UNEXPECTED;
  }
}
