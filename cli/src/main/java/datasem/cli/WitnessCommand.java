package datasem.cli;

import datasem.checker.Schedule;
import datasem.results.Catalogue;
import datasem.results.Catalogue.Spec;
import datasem.results.Format;
import datasem.results.Format.Layout;
import datasem.results.Row;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "witness",
    description =
        "Prints the simplest schedule that breaks a cell, as a diagram: fewest switches between tasks, then fewest steps.")
final class WitnessCommand implements Callable<Integer> {
  private final Catalogue catalogue;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "KERNEL")
  String kernel;

  @Parameters(index = "1", paramLabel = "SCENARIO")
  String scenario;

  @Option(names = "--full", description = "every event: all lock calls, reads and stores")
  boolean full;

  @Option(names = "--json", description = "every event, a JSON object per line")
  boolean json;

  @Mixin Search search;
  @Mixin Common common;

  WitnessCommand(Catalogue catalogue, Terminal terminal) {
    this.catalogue = catalogue;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Names names = new Names(catalogue);
    Spec cell = catalogue.cell(names.kernel(kernel), names.scenario(scenario));
    Output output = new Output(terminal, common.file);
    Run run = new Run(catalogue, terminal, search, common);
    Row row = run.rows(List.of(cell), true).get(0);
    output.write(text(cell, row));
    return ExitCode.of(List.of(row), search.strict);
  }

  private String text(Spec cell, Row row) {
    if (row.witness() == null) {
      return (json ? Format.JSON : Format.TEXT).render(List.of(row), Layout.REPORT, false, common.verbose);
    }
    Schedule schedule = Schedule.parse(row.schedule());
    if (json) {
      return Witness.json(cell, row.anomaly(), schedule);
    }
    return full ? Witness.drawFull(cell, row.anomaly(), schedule) : row.witness();
  }
}
