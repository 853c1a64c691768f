package datasem.cli;

import datasem.results.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a run of the program in this process left behind. */
record Ran(int code, String out, String err) {

  /** Runs on the toys, without a terminal. */
  static Ran toys(String... args) {
    return run(new Toys(), false, args);
  }

  static Ran run(Catalogue catalogue, boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = Main.run(catalogue, new Terminal(out, errors, terminal, terminal), args);
    return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs on the toys with a standard output that is full. */
  static Ran full(String... args) {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = Main.run(new Toys(), new Terminal(full, errors, false, false), args);
    return new Ran(code, "", err.toString(StandardCharsets.UTF_8));
  }
}
