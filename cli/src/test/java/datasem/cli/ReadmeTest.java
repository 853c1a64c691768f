package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.results.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the README shows is what the program prints: each block after a comment with a command is compared
 * with that command's output. {@code -Dgolden=update} writes the blocks anew, for a reader to judge.
 */
class ReadmeTest {
  private static final Path FILE = Path.of("..", "README.md");
  private static final Pattern BLOCK = Pattern.compile("(<!-- datasem ([^>]*) -->\n```\n)(.*?)(```\n)", Pattern.DOTALL);

  @Test
  void everyBlockIsWhatTheCommandPrints() throws IOException {
    String text = Files.readString(FILE);
    StringBuilder printed = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    int blocks = 0;
    while (block.find()) {
      String[] command = block.group(2).split(" ");
      Ran ran = Ran.run(Catalogue.standard(), false, command);
      assertEquals(0, ran.code(), block.group(2) + ": " + ran.err());
      block.appendReplacement(printed, Matcher.quoteReplacement(block.group(1) + ran.out() + block.group(4)));
      blocks++;
    }
    block.appendTail(printed);
    assertTrue(blocks >= 2, "the matrix and a witness");
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(FILE, printed.toString());
    }
    assertEquals(Files.readString(FILE), printed.toString(), "README.md");
  }
}
