package datasem.results.witness;

import datasem.scenarios.Anomaly;
import datasem.scenarios.Cell;
import datasem.scenarios.Program;
import java.util.List;

/**
 * What a witness says about its program besides what happened.
 *
 * @param title kernel, scenario, anomaly
 * @param setup one line on the file before the tasks start, or empty
 * @param calls what each task calls, by task and operation, as in a mail
 * @param blocks the file's blocks, 0 if unknown
 * @param replay the command that replays schedules of the program, without the schedule
 */
record Setting(String title, String setup, List<List<String>> calls, int blocks, String replay) {

  /** A cell says what it is about; of another program nothing but name and tasks is known. */
  static Setting of(Program program, String anomaly) {
    String replay = "datasem replay " + program.name();
    if (program instanceof Cell cell) {
      return new Setting(
          "%s: %s (%s)".formatted(cell.name(), Anomaly.valueOf(anomaly).meaning(), anomaly),
          cell.scenario().prologue(),
          cell.scenario().tasks().stream()
              .map(task -> task.calls().stream().map(Object::toString).toList())
              .toList(),
          cell.scenario().blocks(),
          replay);
    }
    return new Setting(
        program.name() + ": " + anomaly,
        "",
        program.tasks().stream().map(List::of).toList(),
        0,
        replay);
  }

  String call(int task, int operation) {
    List<String> mine = calls.get(task);
    return operation < mine.size() ? mine.get(operation) : "operation " + operation;
  }

  List<String> heads() {
    return calls.stream().map(mine -> mine.get(0)).toList();
  }
}
