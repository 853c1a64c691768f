package datasem.stress;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of what a sampling engine hands over, a JSON object. An engine writes a line for every cell,
 * also for those it leaves out, one for every canary, and {@link End} last; a file without it is of an
 * engine that was stopped. If there are several for a cell or canary, the last one holds: it counts what was
 * in the others.
 */
public sealed interface EngineLine {

  /** The version of this form, in every line. */
  int SCHEMA = 1;

  /** The engine's name, the same in all lines of a file. */
  String engine();

  /** Runs of the test; 0 if it was not run. */
  long samples();

  /** Those that ended in an anomaly. */
  long hits();

  /** Why there is no judgement; empty if there is one. */
  String reason();

  /** The line's fields in the order in which they are written, without the schema. */
  Map<String, Object> fields();

  /** What an engine says of a cell. */
  enum Verdict {
    /** An anomaly was seen in some sample. */
    SOMETIMES("sometimes"),
    /** None was seen, which refutes nothing. */
    NOT_OBSERVED("not-observed"),
    /** The engine did not run the cell, or did not finish it. */
    LEFT_OUT("left-out");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A cell.
   *
   * @param expected {@code sometimes} or {@code never}, as the scenario says
   * @param anomaly the one seen most often, several that were seen together joined by {@code +}; empty if none
   * @param samples runs of the cell
   * @param hits those that ended in an anomaly
   * @param firstHitSeconds seconds until the first hit, null if there is none or it is not known
   * @param seconds time spent on samples
   * @param reason why the cell was left out; empty otherwise
   * @param witness how the anomaly came about, in the engine's words; empty if it cannot tell or nobody will ask
   */
  record Cell(
      String kernel,
      String scenario,
      String engine,
      Verdict verdict,
      String expected,
      String anomaly,
      long samples,
      long hits,
      Double firstHitSeconds,
      double seconds,
      String reason,
      String witness)
      implements EngineLine {

    /** Begins the reason of a cell whose model did what no model may do; that is no verdict, and a failure. */
    public static final String MODEL_BROKE = "the model broke: ";

    /**
     * Begins the reason of a cell that runs nothing but what the cell of another kernel runs, whose name follows:
     * what is said of that one holds for this one.
     */
    public static final String SAME_TEXT = "runs the same text as ";

    /** The kernel whose cell is run in place of this one, or null. */
    public String sameTextAs() {
      return reason.startsWith(SAME_TEXT) ? reason.substring(SAME_TEXT.length()) : null;
    }

    /** {@code v6.7 read_vs_da_write}. */
    public String name() {
      return kernel + " " + scenario;
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> f = new LinkedHashMap<>();
      f.put("kernel", kernel);
      f.put("scenario", scenario);
      f.put("engine", engine);
      f.put("verdict", verdict.toString());
      f.put("expected", expected);
      f.put("anomaly", anomaly);
      f.put("samples", samples);
      f.put("hits", hits);
      f.put("first_hit_seconds", firstHitSeconds);
      f.put("seconds", seconds);
      f.put("reason", reason);
      f.put("witness", witness);
      return f;
    }
  }

  /**
   * A canary.
   *
   * @param name of the canary
   * @param mustShow whether hits are what is wanted, or what must not be
   * @param reason why it could not be judged; empty otherwise
   * @param witness as in {@link Cell}
   */
  record CanaryRun(
      String engine, String name, boolean mustShow, long samples, long hits, String reason, String witness)
      implements EngineLine {

    /** Whether the engine did what it must. */
    public boolean well() {
      return reason.isEmpty() && samples > 0 && mustShow == hits > 0;
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> f = new LinkedHashMap<>();
      f.put("canary", name);
      f.put("engine", engine);
      f.put("must_show", mustShow);
      f.put("samples", samples);
      f.put("hits", hits);
      f.put("reason", reason);
      f.put("witness", witness);
      return f;
    }
  }

  /**
   * The last line.
   *
   * @param expected how many tests ought to have reported
   * @param reported how many have
   * @param seconds wall time of the engine
   */
  record End(String engine, int expected, int reported, double seconds) implements EngineLine {
    @Override
    public long samples() {
      return 0;
    }

    @Override
    public long hits() {
      return 0;
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public Map<String, Object> fields() {
      Map<String, Object> f = new LinkedHashMap<>();
      f.put("end", true);
      f.put("engine", engine);
      f.put("tests_expected", expected);
      f.put("tests_reported", reported);
      f.put("seconds", seconds);
      return f;
    }
  }
}
