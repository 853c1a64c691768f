package datasem.stress.lincheck;

import datasem.stress.EngineLine;
import datasem.stress.EngineLines;
import datasem.stress.Fork;
import datasem.stress.StressCells;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jetbrains.lincheck.jvm.agent.InstrumentationMode;
import org.jetbrains.lincheck.jvm.agent.LincheckInstrumentation;

/**
 * The virtual machine in which Lincheck runs, in one of its modes. Its agent is attached once and stays: otherwise it
 * transforms all classes for each cell and puts them back after it, which costs more than the samples.
 */
public final class LincheckFork {

  private LincheckFork() {}

  /** The command that starts it, on the class path of this virtual machine. */
  static List<String> command(Mode mode) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // an agent that is attached to the running JVM, which later JDKs warn of
        "-XX:+EnableDynamicAgentLoading",
        "-Xmx2g",
        "-cp",
        System.getProperty("java.class.path"),
        LincheckFork.class.getName(),
        mode.name());
  }

  /**
   * Answers jobs from standard input.
   *
   * @param args the mode
   */
  public static void main(String[] args) throws IOException {
    Mode mode = Mode.valueOf(args[0]);
    LincheckInstrumentation agent = LincheckInstrumentation.INSTANCE;
    agent.attachJavaAgentStatically(ByteBuddyAgent.install());
    agent.install(
        mode == Mode.MODEL_CHECKING ? InstrumentationMode.MODEL_CHECKING : InstrumentationMode.STRESS);
    CellRun run = new CellRun(mode);
    Fork.serve(job -> EngineLines.write(answer(run, job.split(" "))));
  }

  /** The line of a job. */
  static String job(LincheckTest test, double seconds) {
    return test.cell() == null
        ? test.generated() + " " + seconds
        : test.cell().kernel().name() + " " + test.cell().scenario().name() + " " + seconds;
  }

  private static EngineLine answer(CellRun run, String[] words) {
    if (words.length == 2) {
      return Linearizability.run(Linearizability.Generated.valueOf(words[0]), Double.parseDouble(words[1]));
    }
    return run.run(StressCells.of(words[0], words[1]), Double.parseDouble(words[2]));
  }
}
