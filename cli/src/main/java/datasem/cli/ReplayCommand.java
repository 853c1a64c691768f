package datasem.cli;

import datasem.checker.Event;
import datasem.checker.MalformedSchedule;
import datasem.checker.Replay;
import datasem.checker.Schedule;
import datasem.checker.UnfitSchedule;
import datasem.results.Catalogue;
import datasem.results.Catalogue.Spec;
import datasem.results.EventList;
import datasem.results.Verdict;
import datasem.scenarios.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Runs one schedule and prints what it breaks, as a diagram.",
      "A schedule says which task takes how many steps: 0:5,1:7,0:2 is five steps of task 0, seven of task 1, two of task 0. "
          + "Exits with 1 if it breaks what is expected never to break.",
    })
final class ReplayCommand implements Callable<Integer> {
  private final Catalogue catalogue;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "KERNEL")
  String kernel;

  @Parameters(index = "1", paramLabel = "SCENARIO")
  String scenario;

  @Parameters(index = "2", paramLabel = "SCHEDULE")
  String schedule;

  @Option(names = "--full", description = "every event: all lock calls, reads and stores")
  boolean full;

  @Option(names = "--json", description = "every event, a JSON object per line")
  boolean json;

  @Option(names = "--strict", description = "exit with 1 for every violation, expected or not")
  boolean strict;

  @Mixin Common common;

  ReplayCommand(Catalogue catalogue, Terminal terminal) {
    this.catalogue = catalogue;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Names names = new Names(catalogue);
    Spec cell = catalogue.cell(names.kernel(kernel), names.scenario(scenario));
    Output output = new Output(terminal, common.file);
    try {
      Schedule parsed = Schedule.parse(schedule);
      List<Event> events = new ArrayList<>();
      Replay replay = Replay.run(cell.program(), parsed, events::add);
      output.write(text(cell, parsed, replay, new EventList(events)));
      boolean expected = cell.expected() == Verdict.SOMETIMES && !strict;
      return replay.findings().isEmpty() || expected ? ExitCode.OK : ExitCode.UNEXPECTED;
    } catch (MalformedSchedule e) {
      throw new UsageProblem(e.getMessage());
    } catch (UnfitSchedule e) {
      throw new UsageProblem("the schedule does not fit " + e.getMessage());
    }
  }

  private String text(Spec cell, Schedule parsed, Replay replay, EventList events) {
    if (json && replay.findings().isEmpty()) {
      return events.json();
    }
    StringBuilder out = new StringBuilder();
    if (!replay.findings().isEmpty()) {
      String anomaly = shown(cell, replay.findings());
      if (json) {
        return Witness.json(cell, anomaly, parsed);
      }
      if (!common.quiet) {
        out.append(full ? Witness.drawFull(cell, anomaly, parsed) : Witness.draw(cell, anomaly, parsed)).append('\n');
      }
      for (Finding finding : replay.findings()) {
        out.append("broken: ").append(finding.anomaly()).append(": ").append(finding.detail()).append('\n');
      }
      return out.toString();
    }
    for (int task = 0; task < replay.results().size(); task++) {
      out.append(cell.program().tasks().get(task)).append(" returned ").append(replay.results().get(task)).append('\n');
    }
    out.append("No predicate is broken on this schedule");
    out.append(replay.ended() ? ".\n" : ", which stops before every task has ended.\n");
    return out.toString();
  }

  private static String shown(Spec cell, List<Finding> findings) {
    boolean headline = findings.stream().anyMatch(finding -> finding.anomaly().equals(cell.headline()));
    return headline ? cell.headline() : findings.get(0).anomaly();
  }
}
