package datasem.results.queries;

import datasem.ext4.Kernel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A query of a file in a known state, the right answer, and what each kernel is expected to say, written
 * down from the thread of 2023-11-21 and from the texts; a kernel without a line answers as its base.
 */
final class Question {
  final String title;
  final String setup;
  final Function<Asked, String> ask;

  /** Null where kernels may differ and none is wrong. */
  final String right;

  private final Map<String, String> expected = new LinkedHashMap<>();

  private Question(String title, String setup, String right, Function<Asked, String> ask) {
    this.title = title;
    this.setup = setup;
    this.right = right;
    this.ask = ask;
  }

  static Question of(String title, String setup, String right, Function<Asked, String> ask) {
    return new Question(title, setup, right, ask);
  }

  Question expect(String answer, String... kernels) {
    for (String kernel : kernels) {
      expected.put(kernel, answer);
    }
    return this;
  }

  Map<String, String> lines() {
    return expected;
  }

  String expected(Kernel kernel) {
    Kernel k = kernel;
    while (!expected.containsKey(k.name())) {
      k = k.base();
    }
    return expected.get(k.name());
  }
}
