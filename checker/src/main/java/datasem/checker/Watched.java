package datasem.checker;

import datasem.locking.ModelError;
import java.time.Duration;

/** Runs a search on a thread of its own, and notices when it hangs in an operation that calls nothing. */
final class Watched {
  private static final int LOOKS_PER_SILENCE = 4;

  private final Search search;
  private final Thread thread;
  private volatile Throwable failure;

  private Watched(Search search) {
    this.search = search;
    thread = new Thread(this::search, "checker " + search.program.name());
    thread.setDaemon(true);
  }

  /**
   * Runs a search to its end. One that makes no step and finishes no predicate for the given time is given
   * up; Java has no way to stop its thread, which ends with the process.
   */
  static CheckResult run(Search search, Duration silence) {
    return new Watched(search).run(silence);
  }

  private CheckResult run(Duration silence) {
    thread.start();
    try {
      if (!awaitEnd(Math.max(1, silence.toMillis() / LOOKS_PER_SILENCE))) {
        search.stopBounded("time of one step: %s calls nothing for %d ms at %s".formatted(
            search.execution().whoRuns(), silence.toMillis(), Broken.place(thread.getStackTrace())));
        return search.result();
      }
    } catch (InterruptedException e) {
      search.stopBounded("interrupted");
      Thread.currentThread().interrupt();
      throw new ModelError("interrupted while " + search.program.name() + " was searched");
    }
    rethrow();
    return search.result();
  }

  /** False if the search has stood still for several looks in a row. */
  private boolean awaitEnd(long millisBetweenLooks) throws InterruptedException {
    long before = -1;
    int still = 0;
    while (still < LOOKS_PER_SILENCE) {
      thread.join(millisBetweenLooks);
      if (!thread.isAlive()) {
        return true;
      }
      long now = search.transitions();
      still = now == before ? still + 1 : 0;
      before = now;
    }
    return false;
  }

  private void search() {
    try {
      search.search();
    } catch (OutOfMemoryError e) {
      search.stopBounded("memory: the heap is full");
    } catch (Throwable e) {
      failure = e;
    }
  }

  private void rethrow() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
