package datasem.conformance;

import datasem.ext4.Kernel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Replays recorded status tree operations on the model; what {@code datasem vectors FILE...} runs. */
public final class VectorFiles {
  private VectorFiles() {}

  /** @see #replay(List, BiConsumer) */
  public static VectorReport replay(List<Path> files) throws VectorFormatException {
    return replay(files, (file, report) -> {});
  }

  /**
   * Replays every sequence of every file, in order.
   *
   * @param files plain or compressed by gzip
   * @param done told of each file that is through, with that file's own report
   * @return the sum
   * @throws VectorFormatException at the first file that cannot be read or understood; it carries the sum
   *     of everything compared until then
   */
  public static VectorReport replay(List<Path> files, BiConsumer<Path, VectorReport> done)
      throws VectorFormatException {
    return replay(files, done, VectorKernels::of);
  }

  static VectorReport replay(
      List<Path> files, BiConsumer<Path, VectorReport> done, Function<String, Kernel> kernels)
      throws VectorFormatException {
    VectorReport sum = new VectorReport();
    for (Path file : files) {
      VectorReport report = new VectorReport();
      try (VectorReader reader = new VectorReader(file)) {
        for (VectorSequence s = reader.next(); s != null; s = reader.next()) {
          Kernel kernel = kernels.apply(s.kernel());
          if (kernel == null) {
            throw new VectorFormatException(
                s.file(), s.line(), s.id() + ": no model of kernel \"" + s.kernel() + "\"");
          }
          new VectorReplay(s, kernel).run(report);
        }
      } catch (VectorFormatException e) {
        sum.add(report);
        throw e.after(sum);
      }
      sum.add(report);
      done.accept(file, report);
    }
    return sum;
  }
}
