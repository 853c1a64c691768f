package datasem.stress.report;

import datasem.checker.CheckResult;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.stress.EngineLine;
import java.util.Map;

/**
 * A cell with all that was said about it.
 *
 * @param checked by the checker
 * @param sampled by each sampling engine, by its name, of this cell or one that runs the same text; an engine may be
 *     missing
 */
record Row(Cell cell, CheckResult checked, Map<String, EngineLine.Cell> sampled) {

  Row {
    sampled = Map.copyOf(sampled);
  }

  String kernel() {
    return cell.kernel().name();
  }

  String scenario() {
    return cell.scenario().name();
  }

  boolean expectsNever() {
    return cell.expected().verdict() == Expected.Verdict.NEVER;
  }

  /** The checker's answer. */
  Word checker() {
    if (!checked.found().isEmpty()) {
      return expectsNever() ? Word.REFUTED : Word.CONFIRMED;
    }
    if (!checked.complete()) {
      return Word.INCONCLUSIVE;
    }
    return expectsNever() ? Word.CONFIRMED : Word.REFUTED;
  }

  /** The answer of a sampling engine. */
  Word engine(String name) {
    EngineLine.Cell line = sampled.get(name);
    if (line == null) {
      return Word.MISSING;
    }
    return switch (line.verdict()) {
      case SOMETIMES -> expectsNever() ? Word.REFUTED : Word.CONFIRMED;
      case NOT_OBSERVED -> Word.NOT_OBSERVED;
      case LEFT_OUT -> Word.LEFT_OUT;
    };
  }

  /** Whether an engine has run the cell of another kernel in place of this, as they run the same text. */
  boolean another(String engine) {
    EngineLine.Cell line = sampled.get(engine);
    return line != null && !line.kernel().equals(kernel());
  }

  /** Whether an engine saw what the checker, having visited every state, says is not there. */
  boolean contradicted(String engine) {
    EngineLine.Cell line = sampled.get(engine);
    return line != null && line.verdict() == EngineLine.Verdict.SOMETIMES && checked.clean();
  }
}
