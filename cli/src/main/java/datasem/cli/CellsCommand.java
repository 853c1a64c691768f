package datasem.cli;

import datasem.results.Catalogue;
import datasem.results.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that checks the cells of some kernels and scenarios; what it prints of them is its layout. */
abstract class CellsCommand implements Callable<Integer> {
  private final Catalogue catalogue;
  private final Terminal terminal;
  private final Format.Layout layout;

  @Parameters(paramLabel = "KERNEL", description = "kernels (default: all)")
  List<String> kernels = new ArrayList<>();

  @Option(
      names = {"-s", "--scenario"},
      paramLabel = "SCENARIO",
      description = "a scenario, or a file that holds one; may be repeated (default: all)")
  List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, junit, ktap, sarif or markdown (default: text)")
  Format format = Format.TEXT;

  @Mixin Search search;
  @Mixin Common common;

  CellsCommand(Catalogue catalogue, Terminal terminal, Format.Layout layout) {
    this.catalogue = catalogue;
    this.terminal = terminal;
    this.layout = layout;
  }

  @Override
  public Integer call() {
    Names names = new Names(catalogue);
    Run run = new Run(catalogue, terminal, search, common);
    return run.cells(names.kernels(kernels), names.scenarios(scenarios), format, layout);
  }
}
