package datasem.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What every command's help has in common: its width and the exit codes. */
final class Usage {
  private Usage() {}

  static void describe(CommandSpec spec) {
    UsageMessageSpec usage = spec.usageMessage();
    usage.width(78);
    usage.exitCodeListHeading("%nExit codes:%n");
    Map<String, String> codes = new LinkedHashMap<>();
    Arrays.stream(ExitCode.HELP).map(line -> line.split(":", 2)).forEach(pair -> codes.put(pair[0], pair[1].strip()));
    usage.exitCodeList(codes);
    usage.sortOptions(false);
    if (spec.parent() == null) {
      usage.commandListHeading("%nCommands:%n");
      spec.version("datasem 1.0");
    }
  }
}
