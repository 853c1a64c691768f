package datasem.results.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.checker.Schedule;
import datasem.scenarios.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected texts were written by hand from the toys' code and the schedule, before there was a renderer. */
class WitnessTextTest {

  /**
   * A reader takes three steps: the semaphore; the section that looks; the section that stores, with the
   * release. The writer takes two: the semaphore; the section that stores, with the release.
   */
  @Test
  void aLostUpdateEndsWithTheDamageAndTheLocksThatDidNotHelp() {
    String expected =
        """
        toy lost_update: LOST_DELAYED

        reader                      writer
        toy_map_blocks()
         down_read(&toy->sem);
         toy_find_delayed()
          - finds no delayed block
                                    toy_da_map_blocks()
                                     down_read(&toy->sem);
                                     toy_insert_delayed()
                                      - inserts delayed block 1/1
                                     up_read(&toy->sem);
                                    - returns 0
         toy_insert_hole()
          - inserts hole 0/2, delayed block 1 is gone
         up_read(&toy->sem);
        - returns 0

                      before       window       after
        tree          |----|----|  |----|DDDD|  |HHHH|HHHH|
        reserved      0            1            1
        - unknown, D delayed, H hole

        broken:  reserved 1, delayed 0
        check:   step 2, reader in toy_find_delayed() reads the tree
        change:  step 4, writer in toy_insert_delayed() stores the tree
        use:     step 5, reader in toy_insert_hole() stores the tree
        locks:   sem: held shared by both, so it does not exclude
                 tree_lock: reader lets go of it in between
        size:    2 tasks, 5 steps, 2 switches between tasks

        datasem replay toy lost_update 0:2,1:2,0:1
        """;
    assertEquals(expected, text(new Toy(1), "LOST_DELAYED", "0:2,1:2,0:1"));
  }

  /** The right column is 36 wide: three tasks stand 18 apart, and heads of at most 16 still share a row. */
  @Test
  void threeTasksStandCloserTogether() {
    List<String> lines = text(new Toy(2), "LOST_DELAYED", "0:2,1:3,2:2,0:1").lines().toList();
    assertEquals("reader1           reader2           writer", lines.get(2));
    assertTrue(lines.contains(" ".repeat(18) + "toy_map_blocks()"));
    assertTrue(lines.contains(" ".repeat(36) + "toy_da_map_blocks()"));
    assertTrue(lines.contains("  - inserts hole 0/2, delayed block 1 is gone"));
    assertEquals(
        List.of(), lines.stream().filter(l -> l.length() > 72 || !l.equals(l.stripTrailing())).toList());
  }

  /** Steps: each takes its first lock; the writer announces itself; the reader's wait is no step. */
  @Test
  void aDeadlockMarksWhatIsHeldAndWaitedFor() {
    String expected =
        """
        toy abba: DEADLOCK

        first                       second
        toy_first()
         down_write(&toy->a);  <- A
                                    toy_second()
                                     down_read(&toy->b);  <- B
         down_write(&toy->b);  <- B, waits
                                     down_read(&toy->a);  <- A, waits

        broken:  first waits for b: second holds it shared
                 second waits for a: first holds it
        size:    2 tasks, 3 steps, 2 switches between tasks

        datasem replay toy abba 0:1,1:1,0:1
        """;
    assertEquals(expected, text(new Abba(), "DEADLOCK", "0:1,1:1,0:1"));
  }

  @Test
  void aScheduleThatDoesNotShowTheAnomalyIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> text(new Toy(1), "LOST_DELAYED", "0:3,1:2"));
    assertEquals("toy lost_update: 0:3,1:2 does not show LOST_DELAYED", e.getMessage());
  }

  private static String text(Program program, String anomaly, String steps) {
    Schedule schedule = Schedule.parse(steps);
    return new WitnessText(
            Recording.of(program, anomaly, schedule),
            new ToyWords(),
            Setting.of(program, anomaly),
            schedule,
            List.of(),
            false)
        .text();
  }
}
