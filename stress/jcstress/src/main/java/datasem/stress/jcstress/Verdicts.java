package datasem.stress.jcstress;

import datasem.stress.EngineLine;
import datasem.stress.EngineLine.Verdict;
import java.util.Locale;

/** Turns the results of a test into a line. */
final class Verdicts {
  static final String ENGINE = "jcstress";

  private Verdicts() {}

  /** The line of a test that has results. */
  static EngineLine line(Test test, Tally tally) {
    String reason = tally.hits() > 0 ? "" : trouble(test, tally);
    if (test.canary() != null) {
      return new EngineLine.CanaryRun(
          ENGINE, test.canary().name(), test.canary().mustShow(), tally.samples(), tally.hits(), reason, "");
    }
    Verdict verdict =
        tally.hits() > 0 ? Verdict.SOMETIMES : reason.isEmpty() ? Verdict.NOT_OBSERVED : Verdict.LEFT_OUT;
    return cell(test, verdict, tally, reason);
  }

  /** The line of a test without results. */
  static EngineLine leftOut(Test test, String reason) {
    if (test.canary() != null) {
      return new EngineLine.CanaryRun(ENGINE, test.canary().name(), test.canary().mustShow(), 0, 0, reason, "");
    }
    return cell(test, Verdict.LEFT_OUT, new Tally(), reason);
  }

  /** Why the samples of a test cannot be judged; empty if they can. */
  static String trouble(Test test, Tally tally) {
    if (test.cell() != null && !tally.strange().isEmpty()) {
      return EngineLine.Cell.MODEL_BROKE + tally.strange();
    }
    if (!tally.failure().isEmpty()) {
      return tally.failure();
    }
    return tally.samples() == 0 ? "no sample" : "";
  }

  private static EngineLine cell(Test test, Verdict verdict, Tally tally, String reason) {
    return new EngineLine.Cell(
        test.cell().kernel().name(),
        test.cell().scenario().name(),
        ENGINE,
        verdict,
        test.cell().expected().verdict().name().toLowerCase(Locale.ROOT),
        tally.anomaly(),
        tally.samples(),
        tally.hits(),
        tally.firstHitSeconds(),
        tally.seconds(),
        reason,
        "");
  }
}
