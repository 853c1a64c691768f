package datasem.results.witness;

import datasem.checker.Schedule;
import datasem.scenarios.Program;
import java.util.List;

/**
 * What a witness says about its program besides what happened.
 *
 * @param title kernel, scenario, anomaly
 * @param setup one line on the file before the tasks start, or empty
 * @param calls what each task calls, by task and operation, as in a mail
 * @param afterwards what a user sees later, one line each
 * @param replay the command that replays schedules of the program, without the schedule
 */
record Setting(
    String title, String setup, List<List<String>> calls, List<String> afterwards, String replay) {

  /** For a program of which nothing but its name and tasks is known. */
  static Setting of(Program program, String anomaly, Schedule schedule) {
    return new Setting(
        program.name() + ": " + anomaly,
        "",
        program.tasks().stream().map(List::of).toList(),
        List.of(),
        "datasem replay " + program.name());
  }

  String call(int task, int operation) {
    List<String> mine = calls.get(task);
    return operation < mine.size() ? mine.get(operation) : "operation " + operation;
  }

  List<String> heads() {
    return calls.stream().map(mine -> mine.get(0)).toList();
  }
}
