package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a user reads who mistyped something. */
class MessageTest {

  @Test
  void unknownNamesComeWithTheNearest() {
    assertEquals(
        "datasem: unknown kernel 'lokced': did you mean 'locked'? (see: datasem list kernels)\n",
        Ran.toys("check", "lokced").err());
    assertEquals(
        "datasem: unknown scenario 'add_vs_ad': did you mean 'add_vs_add'? (see: datasem list scenarios)\n",
        Ran.toys("check", "racy", "-s", "add_vs_ad").err());
    assertEquals(
        "datasem: unknown kernel 'completely-different' (see: datasem list kernels)\n",
        Ran.toys("check", "completely-different").err());
  }

  @Test
  void distancesCountEditsAndSwaps() {
    assertEquals(0, EditDistance.between("v6.7", "v6.7"));
    assertEquals(1, EditDistance.between("v6.7", "v6.8"), "one substitution");
    assertEquals(1, EditDistance.between("v6.1", "v6.11"), "one insertion");
    assertEquals(1, EditDistance.between("v.67", "v6.7"), "one swap");
    assertEquals(4, EditDistance.between("", "v6.7"));
    assertEquals(3, EditDistance.between("kitten", "sitting"), "the textbook's example");
    assertEquals(Optional.of("recheck-only"), EditDistance.nearest("rechek-only", List.of("v6.7", "recheck-only")));
    assertEquals(Optional.of("recheck-only"), EditDistance.nearest("rech", List.of("v6.7", "recheck-only")), "a beginning");
    assertEquals(Optional.empty(), EditDistance.nearest("xfs", List.of("v6.7", "recheck-only")));
  }

  @Test
  void aScheduleIsRefusedWithItsPlace() {
    // The third character of "0:x" is where a number must stand; positions count from 1.
    String malformed = Ran.toys("replay", "racy", "add_vs_add", "0:x").err();
    assertTrue(malformed.contains("position 3"), malformed);
    // Task 0 locks, reads and unlocks, locks, stores and unlocks: far fewer than 50 steps.
    String unfit = Ran.toys("replay", "racy", "add_vs_add", "0:50").err();
    assertTrue(unfit.contains("does not fit racy add_vs_add") && unfit.contains("after 0:") && unfit.contains("first has ended"), unfit);
    String task = Ran.toys("replay", "racy", "add_vs_add", "2:1").err();
    assertTrue(task.contains("there is no task 2"), task);
  }

  @Test
  void durationsAreReadWithTheirUnits() {
    DurationConverter converter = new DurationConverter();
    assertEquals(500, converter.convert("500ms").toMillis());
    assertEquals(60, converter.convert("60s").toSeconds());
    assertEquals(60, converter.convert("60").toSeconds());
    assertEquals(300, converter.convert("5m").toSeconds());
    assertEquals(7200, converter.convert("2h").toSeconds());
  }

  @Test
  void progressTellsRateAndTimeLeft() {
    // 4 of 10 cells took 2 s, so 6 more take 3 s; 8 million transitions in 2 s are 4 million a second.
    assertEquals("4 of 10 cells, 4.0 million transitions/s, about 3 s left", Progress.line(4, 10, 8_000_000, 2));
  }

  @Test
  void progressIsShownOnATerminalOnly() {
    assertEquals("", Ran.toys("check", "racy", "-s", "add_vs_add").err());
    Ran live = Ran.run(new Toys(), true, "check", "racy", "-s", "add_vs_add");
    assertTrue(live.err().startsWith("\r1 of 1 cells, "), live.err());
    assertTrue(live.err().endsWith("\r\u001b[K"), "the line is taken off at the end");
    assertEquals("", Ran.run(new Toys(), true, "check", "racy", "-s", "add_vs_add", "-q").err());
  }
}
