package datasem.results.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What each kernel answers to queries of a quiet file, against what it is expected to, and rendered into
 * QUERIES.md; {@code -Dgolden=update} writes that file anew, for a reader to judge.
 */
class QueryTableTest {
  private static final Path FILE = Path.of("QUERIES.md");
  private static final int WIDTH = 72;
  private static final int ANSWER = 28;

  @Test
  void everyKernelAnswersAsExpected() {
    for (List<Question> questions : Questions.all().values()) {
      for (Question q : questions) {
        for (Kernel kernel : Kernels.all()) {
          assertEquals(q.expected(kernel), Asked.ask(kernel, q.setup, q.ask), kernel.name() + ": " + q.title);
        }
      }
    }
  }

  @Test
  void everyLineIsAboutAKernelOfTheTable() {
    for (List<Question> questions : Questions.all().values()) {
      for (Question q : questions) {
        for (String kernel : q.lines().keySet()) {
          assertTrue(Kernels.byName(kernel).isPresent(), q.title + ": " + kernel);
        }
      }
    }
  }

  /** What the series repaired was wrong before, and nothing that was right got wrong. */
  @Test
  void theMergedKernelsAnswerRightFromV68On() {
    for (List<Question> questions : Questions.all().values()) {
      for (Question q : questions) {
        for (String kernel : List.of("v6.8", "v6.11", "v6.12", "v6.16", "v6.19", "v7.0")) {
          String answer = q.expected(Kernels.byName(kernel).orElseThrow());
          assertTrue(q.right == null || q.right.equals(answer), kernel + ": " + q.title);
        }
      }
    }
  }

  @Test
  void theTableIsAsCommitted() throws IOException {
    String text = render();
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(FILE, text);
    }
    assertEquals(Files.readString(FILE), text, "QUERIES.md");
  }

  private static String render() {
    StringBuilder out = new StringBuilder("""
        # Answers

        What a kernel answers to a query of a quiet file, no race anywhere; lengths in blocks.
        A wrong answer is marked: a hole that reaches into delayed blocks, a delayed block
        called a hole. An answer shorter than it could be is right. W written, U unwritten,
        D delayed, H hole; `6..` has no end.
        """);
    Questions.all().forEach((title, questions) -> {
      out.append("\n## ").append(title).append("\n\n```\n");
      questions.forEach(q -> question(out, q));
      out.append("```\n");
    });
    return out.toString();
  }

  private static void question(StringBuilder out, Question q) {
    Map<String, StringBuilder> kernels = new LinkedHashMap<>();
    for (Kernel kernel : Kernels.all()) {
      String answer = Asked.ask(kernel, q.setup, q.ask);
      StringBuilder names = kernels.computeIfAbsent(answer, a -> new StringBuilder());
      names.append(names.length() == 0 ? "" : ", ").append(kernel.name());
    }
    out.append(q.title).append('\n');
    kernels.forEach((answer, names) -> {
      String said = answer + (q.right == null || q.right.equals(answer) ? "" : "  WRONG");
      String all = kernels.size() == 1 ? "every kernel" : names.toString();
      String start = "  " + said + " ".repeat(Math.max(2, ANSWER - said.length()));
      for (String line : wrap(all, WIDTH - ANSWER - 2)) {
        out.append(start).append(line).append('\n');
        start = " ".repeat(ANSWER + 2);
      }
    });
  }

  private static List<String> wrap(String text, int width) {
    return text.replaceAll("(.{1," + width + "})(?: |$)", "$1\n").lines().toList();
  }
}
