package datasem.cli;

import datasem.locking.ModelError;
import datasem.results.Catalogue;
import datasem.results.Format;
import datasem.scenarios.MalformedScenario;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program begins, and where every error ends: as one line, and an exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess(new FileOutputStream(FileDescriptor.out), System.err);
    System.exit(run(Catalogue.standard(), terminal, args));
  }

  /** The whole program but for the end of the process. */
  static int run(Catalogue catalogue, Terminal terminal, String... args) {
    try {
      return commandLine(catalogue, terminal).execute(args);
    } catch (Throwable e) {
      return failed(terminal, e, List.of(args).contains("--debug"));
    }
  }

  private static CommandLine commandLine(Catalogue catalogue, Terminal terminal) {
    CommandLine line = new CommandLine(new Datasem());
    line.addSubcommand(new ListCommand(catalogue, terminal));
    line.addSubcommand(new CheckCommand(catalogue, terminal));
    line.addSubcommand(new MatrixCommand(catalogue, terminal));
    line.addSubcommand(new WitnessCommand(catalogue, terminal));
    line.addSubcommand(new ReplayCommand(catalogue, terminal));
    line.addSubcommand(new LocksCommand(catalogue, terminal));
    line.addSubcommand(new VectorsCommand(terminal));
    line.addSubcommand(new TraceCommand(terminal));
    line.registerConverter(Format.class, new Formats());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setUsageHelpAutoWidth(false);
    line.setParameterExceptionHandler((e, args) -> misused(terminal, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(terminal, e, parsed.expandedArgs().contains("--debug")));
    for (CommandLine each : withAll(line)) {
      Usage.describe(each.getCommandSpec());
    }
    return line;
  }

  private static List<CommandLine> withAll(CommandLine line) {
    List<CommandLine> all = new java.util.ArrayList<>(line.getSubcommands().values());
    all.add(0, line);
    return all;
  }

  private static int misused(Terminal terminal, ParameterException e) {
    StringBuilder text = new StringBuilder(oneLine(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
      text.append(": did you mean '").append(unmatched.getSuggestions().get(0)).append("'?");
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    say(terminal, text + " (see: " + command + " --help)");
    return ExitCode.USAGE;
  }

  private static int failed(Terminal terminal, Throwable e, boolean debug) {
    if (debug) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      terminal.err().print(trace);
    }
    if (e instanceof UsageProblem || e instanceof MalformedScenario) {
      say(terminal, e.getMessage());
      return ExitCode.USAGE;
    }
    if (e instanceof OutputProblem) {
      say(terminal, e.getMessage());
    } else if (e instanceof ModelError) {
      say(terminal, "the model is broken: " + oneLine(e.getMessage()));
    } else if (e instanceof OutOfMemoryError) {
      say(terminal, "out of memory: give the JVM more, JAVA_OPTS=-Xmx4g, or a bound, --max-states");
    } else {
      say(terminal, "internal error: " + oneLine(e.toString())
          + "; please report it with the command and what it prints with --debug");
    }
    return ExitCode.BROKEN;
  }

  private static void say(Terminal terminal, String message) {
    terminal.err().println("datasem: " + message);
    terminal.err().flush();
  }

  private static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
