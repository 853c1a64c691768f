package datasem.cli;

import java.io.PrintStream;
import java.util.Locale;

/** One line on a terminal that tells how far a run is; silent anywhere else. */
final class Progress {
  private final PrintStream err;
  private final boolean live;
  private final int cells;
  private final long started = System.nanoTime();
  private int done;
  private long transitions;

  Progress(Terminal terminal, boolean quiet, int cells) {
    this.err = terminal.err();
    this.live = terminal.live() && !quiet;
    this.cells = cells;
  }

  /** Another cell is done; may come from any thread. */
  synchronized void cellDone(long itsTransitions) {
    done++;
    transitions += itsTransitions;
    if (live) {
      double seconds = (System.nanoTime() - started) / 1e9;
      err.print("\r" + line(done, cells, transitions, seconds) + "\u001b[K");
      err.flush();
    }
  }

  /** Takes the line off the screen. */
  synchronized void close() {
    if (live) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  static String line(int done, int cells, long transitions, double seconds) {
    double rate = transitions / Math.max(seconds, 1e-3) / 1e6;
    long left = done == 0 ? 0 : Math.round(seconds / done * (cells - done));
    return String.format(Locale.ROOT, "%d of %d cells, %.1f million transitions/s, about %d s left", done, cells, rate, left);
  }
}
