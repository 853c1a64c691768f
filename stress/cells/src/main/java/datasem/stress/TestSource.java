package datasem.stress;

import datasem.scenarios.Anomaly;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import java.util.List;
import java.util.stream.Collectors;

/** The text of one jcstress test: tasks are actors, the judgement of a {@link Sample} is the arbiter's. */
public final class TestSource {
  /** The package of all generated tests. */
  public static final String PACKAGE = "datasem.stress.jcstress.tests";

  private static final String CELL_PREFIX = "Cell_";
  private static final String CANARY_PREFIX = "Canary_";

  private TestSource() {}

  /** A Java name for the test of a cell, different for different cells: {@code Cell_v6_7__read_vs_da_write}. */
  public static String className(Cell cell) {
    return CELL_PREFIX + cell.kernel().name().replaceAll("[^A-Za-z0-9]", "_") + "__" + cell.scenario().name();
  }

  /** A Java name for the test of a canary. */
  public static String className(Canary canary) {
    return CANARY_PREFIX + canary.name();
  }

  /**
   * The source file of a cell's test. An anomaly that is looked for is graded by the verdict; whatever is
   * neither good nor looked for is forbidden, so that nothing passes in silence.
   */
  public static String of(Cell cell) {
    boolean never = cell.expected().verdict() == Expected.Verdict.NEVER;
    String names =
        cell.scenario().anomalies().stream().map(Anomaly::name).sorted().collect(Collectors.joining("|"));
    return text(
        className(cell),
        cell.name(),
        cell.tasks(),
        "StressCells.of(\"" + cell.kernel().name() + "\", \"" + cell.scenario().name() + "\")",
        "Cell",
        "Sample.of(PROGRAM)",
        "(" + names + ")(\\\\+(" + names + "))*",
        never ? "FORBIDDEN" : "ACCEPTABLE_INTERESTING",
        never ? "the cell says never" : "the cell says sometimes");
  }

  /** The source file of a canary's test. */
  public static String of(Canary canary) {
    return text(
        className(canary),
        "canary: " + canary.about(),
        canary.program().tasks(),
        "Canary.of(\"" + canary.name() + "\")",
        "Canary",
        "PROGRAM.sample()",
        canary.mustShow() ? ".*" : Sample.ANOMALIES.replace("\\", "\\\\"),
        canary.mustShow() ? "ACCEPTABLE_INTERESTING" : "FORBIDDEN",
        canary.mustShow() ? "what the engine must see" : "what the engine must not see");
  }

  private static String text(
      String name, String about, List<String> tasks, String program, String type, String sample,
      String anomalies, String grade, String meaning) {
    StringBuilder out = new StringBuilder();
    out.append("package ").append(PACKAGE).append(";\n\n");
    if (type.equals("Cell")) {
      out.append("import datasem.scenarios.Cell;\n");
    } else {
      out.append("import datasem.stress.Canary;\n");
    }
    out.append("import datasem.stress.Sample;\n");
    if (type.equals("Cell")) {
      out.append("import datasem.stress.StressCells;\n");
    }
    for (String annotation : List.of("Actor", "Arbiter", "Expect", "JCStressTest", "Outcome", "State")) {
      out.append("import org.openjdk.jcstress.annotations.").append(annotation).append(";\n");
    }
    out.append("import org.openjdk.jcstress.infra.results.L_Result;\n\n");
    out.append("/** ").append(about).append(". Generated. */\n");
    out.append("@JCStressTest\n@State\n");
    out.append("@Outcome(id = \"ok\", expect = Expect.ACCEPTABLE, desc = \"no anomaly\")\n");
    out.append("@Outcome(id = \"").append(anomalies).append("\", expect = Expect.").append(grade);
    out.append(", desc = \"").append(meaning).append("\")\n");
    out.append("@Outcome(expect = Expect.FORBIDDEN, desc = \"the model broke\")\n");
    out.append("public class ").append(name).append(" {\n");
    out.append("  private static final ").append(type).append(" PROGRAM = ").append(program).append(";\n");
    out.append("  private final Sample sample = ").append(sample).append(";\n");
    for (int task = 0; task < tasks.size(); task++) {
      out.append("\n  /** ").append(tasks.get(task)).append(". */\n");
      out.append("  @Actor\n  public void task").append(task).append("() {\n");
      out.append("    sample.run(").append(task).append(");\n  }\n");
    }
    out.append("\n  @Arbiter\n  public void judge(L_Result result) {\n");
    out.append("    result.r1 = sample.judge();\n  }\n}\n");
    return out.toString();
  }
}
