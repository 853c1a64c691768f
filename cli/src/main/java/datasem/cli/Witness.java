package datasem.cli;

import datasem.checker.Schedule;
import datasem.results.Catalogue.Spec;
import datasem.results.witness.WitnessJson;
import datasem.results.witness.WitnessText;

/** The diagram of a schedule. */
final class Witness {
  private Witness() {}

  static String draw(Spec cell, String anomaly, Schedule schedule) {
    return WitnessText.render(cell.program(), anomaly, schedule);
  }

  /** With every lock call, store and result. */
  static String drawFull(Spec cell, String anomaly, Schedule schedule) {
    return WitnessText.renderFull(cell.program(), anomaly, schedule);
  }

  /** An object per event and line. */
  static String json(Spec cell, String anomaly, Schedule schedule) {
    return WitnessJson.render(cell.program(), anomaly, schedule);
  }
}
