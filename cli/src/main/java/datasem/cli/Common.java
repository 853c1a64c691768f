package datasem.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class Common {
  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "write the result to FILE, complete or not at all")
  String file;

  @Option(names = {"-q", "--quiet"}, description = "no progress, and of a text only the verdict")
  boolean quiet;

  @Option(names = {"-v", "--verbose"}, description = "tell more; times too")
  boolean verbose;

  @Option(names = "--debug", description = "show the stack trace of an internal error")
  boolean debug;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
  boolean help;
}
