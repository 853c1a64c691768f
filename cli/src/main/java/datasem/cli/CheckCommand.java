package datasem.cli;

import datasem.results.Catalogue;
import datasem.results.Format;
import picocli.CommandLine.Command;

@Command(
    name = "check",
    description =
        "Runs scenarios on kernels: a verdict for each cell, its bound, and the simplest schedule that breaks it.")
final class CheckCommand extends CellsCommand {
  CheckCommand(Catalogue catalogue, Terminal terminal) {
    super(catalogue, terminal, Format.Layout.REPORT);
  }
}
