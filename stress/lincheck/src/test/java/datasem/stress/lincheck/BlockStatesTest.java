package datasem.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One after another, the calls answer alike in the specification and in every kernel, the broken one too. */
class BlockStatesTest {
  private static final int SEQUENCES = 2_000;
  private static final int LENGTH = 12;

  static List<Supplier<FileOperations>> kernels() {
    return List.of(FileOperations.V6_7::new, FileOperations.V6_11::new);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void anySequenceOfCallsAnswersAlike(Supplier<FileOperations> kernel) {
    Random random = new Random(1);
    for (int i = 0; i < SEQUENCES; i++) {
      FileOperations file = kernel.get();
      BlockStates states = new BlockStates();
      StringBuilder told = new StringBuilder();
      for (int step = 0; step < LENGTH; step++) {
        int block = random.nextInt(BlockStates.BLOCKS);
        int blocks = random.nextInt(BlockStates.BLOCKS + 1);
        switch (random.nextInt(8)) {
          case 0 -> same(told, "pwrite " + block, states.pwrite(block), file.pwrite(block));
          case 1 -> same(told, "mkwrite " + block, states.mkwrite(block), file.mkwrite(block));
          case 2 -> same(told, "fallocate " + block, states.fallocate(block), file.fallocate(block));
          case 3 -> same(told, "truncate " + blocks, states.truncate(blocks), file.truncate(blocks));
          case 4 -> same(told, "seek_data " + block, states.seek_data(block), file.seek_data(block));
          case 5 -> same(told, "seek_hole " + block, states.seek_hole(block), file.seek_hole(block));
          case 6 -> same(told, "fiemap " + block, states.fiemap(block), file.fiemap(block));
          default -> same(told, "map " + block, states.map_blocks(block), file.map_blocks(block));
        }
      }
    }
  }

  private static void same(StringBuilder told, String call, Object specified, Object answered) {
    told.append(call).append("; ");
    assertEquals(specified, answered, told::toString);
  }
}
