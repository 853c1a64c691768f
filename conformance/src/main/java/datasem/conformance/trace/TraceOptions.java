package datasem.conformance.trace;

import datasem.ext4.Kernel;
import java.util.function.LongConsumer;

/**
 * How to follow a recording.
 *
 * @param kernel whose texts the model runs; null: the one that the events give away
 * @param clusterRatio blocks per cluster, a power of two; 0: 1, or what fits if the events show bigalloc
 * @param nearMicros a near miss is reported if another task passed within so many microseconds
 * @param scenarios whether anomalies and near misses are turned into scenarios
 * @param progress told the number of lines read, now and then
 */
public record TraceOptions(
    Kernel kernel, int clusterRatio, long nearMicros, boolean scenarios, LongConsumer progress) {
  public static final TraceOptions DEFAULT = new TraceOptions(null, 0, 200, false, lines -> {});

  public TraceOptions {
    if (clusterRatio < 0 || Integer.bitCount(clusterRatio) > 1) {
      throw new IllegalArgumentException(clusterRatio + " blocks per cluster: not a power of two");
    }
  }

  public TraceOptions kernel(Kernel other) {
    return new TraceOptions(other, clusterRatio, nearMicros, scenarios, progress);
  }

  public TraceOptions clusterRatio(int ratio) {
    return new TraceOptions(kernel, ratio, nearMicros, scenarios, progress);
  }

  public TraceOptions nearMicros(long micros) {
    return new TraceOptions(kernel, clusterRatio, micros, scenarios, progress);
  }

  public TraceOptions progress(LongConsumer listener) {
    return new TraceOptions(kernel, clusterRatio, nearMicros, scenarios, listener);
  }

  public TraceOptions withScenarios() {
    return new TraceOptions(kernel, clusterRatio, nearMicros, true, progress);
  }
}
