package datasem.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a run writes.
 *
 * @param out results
 * @param err messages and progress
 * @param colour whether {@code out} is a terminal that may be coloured
 * @param live whether {@code err} is a terminal, so that progress may be shown
 */
record Terminal(OutputStream out, PrintStream err, boolean colour, boolean live) {

  /** The process's own streams. The launcher tells which of them are terminals. */
  static Terminal ofProcess(OutputStream out, PrintStream err) {
    String noColor = System.getenv("NO_COLOR");
    boolean colour = Boolean.getBoolean("datasem.stdout.tty") && (noColor == null || noColor.isEmpty());
    return new Terminal(out, err, colour && !"dumb".equals(System.getenv("TERM")), Boolean.getBoolean("datasem.stderr.tty"));
  }
}
