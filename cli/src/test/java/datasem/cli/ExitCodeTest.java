package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The exit codes of the design: 0 as expected, 1 violation or unexpected, 2 usage, 3 inconclusive, 4 broken. */
class ExitCodeTest {

  @Test
  void verdictsAsExpectedAreZero() {
    assertEquals(0, Ran.toys("check", "racy", "locked", "-s", "add_vs_add").code(), "a race that is expected is as expected");
    assertEquals(0, Ran.toys("check", "newest", "-s", "add_vs_add").code(), "newest is locked");
    assertEquals(0, Ran.toys("witness", "racy", "add_vs_add").code());
    assertEquals(0, Ran.toys("list").code());
  }

  @Test
  void unexpectedVerdictsAreOne() {
    assertEquals(1, Ran.toys("check", "racy", "-s", "add_vs_surprise").code(), "a race where none is expected");
    assertEquals(1, Ran.toys("check", "locked", "-s", "add_vs_surprise").code(), "none where one is expected");
    assertEquals(1, Ran.toys("check", "patch", "-s", "add_vs_add").code(), "a patch of which nothing is expected");
    assertEquals(1, Ran.toys("witness", "racy", "add_vs_surprise").code());
    assertEquals(1, Ran.toys("check", "racy", "-s", "add_vs_add", "--strict").code());
    assertEquals(0, Ran.toys("check", "locked", "-s", "add_vs_add", "--strict").code());
  }

  @Test
  void boundsAreThreeUnlessSomethingWasFound() {
    Ran states = Ran.toys("check", "locked", "-s", "add_vs_add", "--max-states", "2");
    assertEquals(3, states.code());
    assertTrue(states.out().startsWith("locked add_vs_add: inconclusive"), states.out());
    Ran time = Ran.toys("check", "locked", "-s", "add_vs_add", "--budget", "0s");
    assertEquals(3, time.code());
    assertTrue(time.out().contains("the budget had run out"), time.out());
    assertEquals(1, Ran.toys("check", "locked", "racy", "-s", "add_vs_surprise", "--max-states", "1000").code());
  }

  @Test
  void wrongUsageIsTwo() {
    for (String[] args : new String[][] {
      {}, {"chekc"}, {"check", "--nonsense"}, {"check", "rayc"}, {"check", "-s", "no"}, {"check", "--budget", "soon"},
      {"check", "--max-states", "0"}, {"check", "--max-states", "x"}, {"check", "--format", "pdf"}, {"list", "locks"},
      {"list", "--format", "junit"}, {"witness", "racy"}, {"witness", "racy", "add"}, {"vectors"}, {"vectors", "no-such-file"},
      {"replay", "racy", "add_vs_add", "0;1"}, {"replay", "racy", "add_vs_add", "7:1"}, {"replay", "racy", "add_vs_add", "0:99"},
      {"matrix", "-o", "no-such-directory/x"}, {"matrix", "-o", "."}, {"matrix", "-o", ""},
    }) {
      Ran ran = Ran.toys(args);
      String command = String.join(" ", args);
      assertEquals(2, ran.code(), command);
      assertEquals("", ran.out(), command);
      assertTrue(ran.err().startsWith("datasem: "), command + ": " + ran.err());
      assertEquals(ran.err().length() - 1, ran.err().indexOf('\n'), command + ": one line: " + ran.err());
    }
  }

  @Test
  void aBrokenModelIsFour() {
    Ran ran = Ran.toys("check", "broken", "-s", "add_vs_add");
    assertEquals(4, ran.code());
    assertTrue(ran.err().startsWith("datasem: the model is broken: "), ran.err());
    assertEquals(ran.err().length() - 1, ran.err().indexOf('\n'), "one line: " + ran.err());
  }

  @Test
  void theStackIsShownOnRequestOnly() {
    assertTrue(!Ran.toys("check", "broken", "-s", "add_vs_add").err().contains("\tat "));
    assertTrue(Ran.toys("check", "broken", "-s", "add_vs_add", "--debug").err().contains("\tat "));
  }

  @Test
  void helpTellsTheExitCodes() {
    for (String command : new String[] {"list", "check", "matrix", "witness", "replay", "vectors"}) {
      Ran ran = Ran.toys(command, "--help");
      assertEquals(0, ran.code(), command);
      for (String code : new String[] {"  0   ", "  1   ", "  2   ", "  3   ", "  4   "}) {
        assertTrue(ran.out().contains("\n" + code), command + " lacks" + code + ": " + ran.out());
      }
      assertTrue(ran.out().lines().allMatch(line -> line.length() <= 78), ran.out());
    }
  }
}
