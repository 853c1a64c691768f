package datasem.cli;

import datasem.results.Catalogue;
import datasem.results.Format;
import picocli.CommandLine.Command;

@Command(
    name = "matrix",
    description =
        "Runs every scenario on every kernel, or those named, and prints all verdicts with their bounds. The same bytes "
            + "at every run, but for -v.")
final class MatrixCommand extends CellsCommand {
  MatrixCommand(Catalogue catalogue, Terminal terminal) {
    super(catalogue, terminal, Format.Layout.MATRIX);
  }
}
