package datasem.conformance.trace;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Puts the lines of several CPUs into the order of their time stamps, as far as a window of lines reaches. The
 * lines of one CPU keep their order. Where time goes back further, as where two recordings were put together,
 * a mark says that what was known is void.
 */
final class TimeOrder {
  private static final int WINDOW = 1024;

  /** Microseconds by which a CPU's clock may step back without being another recording. */
  private static final long STEP = 10_000;

  private static final int MOST_CPUS = 8192;

  private record Entry(long epoch, long micros, TraceLine line) {}

  private final TraceReader reader;
  private final PriorityQueue<Entry> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::epoch)
              .thenComparingLong(Entry::micros)
              .thenComparingLong(e -> e.line().number()));
  private final Map<Integer, Long> clocks = new HashMap<>();
  private TraceFormatException malformed;
  private IOException unreadable;
  private boolean ended;
  private long epoch;
  private long latest;
  private Entry given;

  TimeOrder(TraceReader reader) {
    this.reader = reader;
  }

  /**
   * @return the next event, or null at the end
   * @throws TraceFormatException as {@link TraceReader#next}, after all that was read before
   */
  TraceLine next() throws IOException, TraceFormatException {
    while (!ended && waiting.size() < WINDOW) {
      read();
    }
    Entry next = waiting.peek();
    if (next == null) {
      if (malformed != null) {
        throw malformed;
      }
      if (unreadable != null) {
        throw unreadable;
      }
      return null;
    }
    boolean back = given != null && (next.epoch() > given.epoch() || next.micros() < given.micros());
    given = next;
    if (back) {
      return new TraceLine(next.line().number(), "", -1, next.line().cpu(), 0, TraceLine.LOST, "time goes back");
    }
    return waiting.poll().line();
  }

  private void read() {
    TraceLine line = null;
    try {
      line = reader.next();
    } catch (TraceFormatException e) {
      malformed = e;
    } catch (IOException e) {
      unreadable = e;
    }
    if (line == null) {
      ended = true;
      return;
    }
    long micros = latest;
    if (!line.event().equals(TraceLine.LOST)) {
      long before = clocks.getOrDefault(line.cpu(), 0L);
      micros = Math.max(before, line.micros());
      if (line.micros() < before - STEP || clocks.size() > MOST_CPUS) {
        epoch++;
        clocks.clear();
        micros = line.micros();
      }
      clocks.put(line.cpu(), micros);
      latest = micros;
    }
    waiting.add(new Entry(epoch, micros, line));
  }
}
