package datasem.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command. */
@Command(
    name = "datasem",
    description = "Checks ext4's i_data_sem locking in a model: every interleaving of a few system calls.",
    synopsisSubcommandLabel = "COMMAND")
final class Datasem implements Runnable {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
  boolean help;

  @Option(names = {"-V", "--version"}, versionHelp = true, description = "show the version")
  boolean version;

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
